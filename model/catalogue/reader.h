// Strict reading of the catalogue's own files: what is missing, of the wrong type, out of range or unknown is refused
// with file, line and JSON pointer. The first error of each file is kept; reading goes on with harmless values, so that
// callers need no checks.
#pragma once

#include "catalogue.h"
#include "domain/jsontree.h"

#include <nlohmann/json_fwd.hpp>
#include <set>

namespace pbx::catalogue {

struct Place {
    std::string file, pointer;
};

class Errors final {
public:
    // sources must outlive *this: lines are counted in their texts.
    explicit Errors(std::span<const Catalogue::Source> sources)
        : m_sources(sources)
    {}
    void add(const Place &place, std::string_view what);
    void add(const Catalogue::Source &source, const domain::JsonStop &stop);
    [[nodiscard]] const std::vector<Catalogue::Fault> &faults() const { return m_faults; }

private:
    [[nodiscard]] bool has(std::string_view file) const;
    std::span<const Catalogue::Source> m_sources;
    std::vector<Catalogue::Fault> m_faults;
};

class ObjectReader final {
public:
    static constexpr std::size_t kLongestText = 4000; // bytes
    static constexpr std::size_t kMostTexts = 1000;   // of a list

    struct Range {
        double least, most;
    };

    // value must outlive *this; one that is no object is an error and reads as an empty one.
    ObjectReader(const nlohmann::json &value, Place place, Errors &errors);

    [[nodiscard]] bool has(const char *name) const;
    [[nodiscard]] std::string text(const char *name); // not empty
    void text(const char *name, std::string &value);  // stays where the member is missing
    void flag(const char *name, bool &value);
    [[nodiscard]] int integer(const char *name, Range range);
    void integer(const char *name, Range range, int &value);
    [[nodiscard]] double number(const char *name, Range range);
    [[nodiscard]] std::vector<double> numbers(const char *name, std::size_t count, Range range);
    void texts(const char *name, std::vector<std::string> &values);
    void integers(const char *name, Range range, std::vector<int> &values);
    [[nodiscard]] ObjectReader object(const char *name);
    // The objects of an array; nothing where the member is missing.
    [[nodiscard]] std::vector<ObjectReader> objects(const char *name);
    // Refuses every member that was not asked for.
    void finish();

    [[nodiscard]] const Place &place() const { return m_place; }
    [[nodiscard]] Place at(const char *name) const;

private:
    const nlohmann::json *member(const char *name, bool needed);
    std::string checkedText(const nlohmann::json &value, const Place &place);
    double checkedNumber(const nlohmann::json &value, const Place &place, Range range, bool whole);

    const nlohmann::json *m_value;
    Place m_place;
    Errors *m_errors;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace pbx::catalogue
