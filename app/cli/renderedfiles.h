// Where the files of phones go: one after the other, so that their number does not matter.
#pragma once

#include "output.h"
#include "render/renderer.h"

#include <memory>
#include <set>
#include <string>

namespace pbx::cli {

class RenderedFiles {
public:
    explicit RenderedFiles(bool json)
        : m_isJson(json)
    {}
    RenderedFiles(const RenderedFiles &) = delete;
    RenderedFiles &operator=(const RenderedFiles &) = delete;
    virtual ~RenderedFiles() = default;

    // folder: "" or "pinetree.example.com/", below the one that was asked for.
    [[nodiscard]] Result<void> add(const std::string &folder, const render::File &file);
    void setNamed(bool named) { m_named = named; } // whether printed files stand under their names
    void warn(const domain::Findings &findings);   // equal ones are told once
    // All phones of a folder were added.
    [[nodiscard]] virtual Result<void> endFolder(const std::string & /*folder*/) { return {}; }
    // Prints what is left, warnings at last, and returns the exit code of what was found. After a failure: only what makes
    // whole what was printed.
    int end(bool failed);

    [[nodiscard]] int count() const { return m_count; }

protected:
    [[nodiscard]] virtual Result<void> put(const std::string &folder, const render::File &file) = 0;
    virtual int conclude(bool /*failed*/) { return 0; }
    [[nodiscard]] bool isJson() const { return m_isJson; }
    [[nodiscard]] bool isNamed() const { return m_named; }
    [[nodiscard]] JsonOutput &json(); // within the array of files

private:
    struct Less {
        bool operator()(const domain::Finding &a, const domain::Finding &b) const
        {
            return std::tie(a.pointer, a.sentence) < std::tie(b.pointer, b.sentence);
        }
    };
    JsonOutput m_json;
    std::set<domain::Finding, Less> m_warnings;
    int m_count = 0;
    const bool m_isJson;
    bool m_begun = false, m_named = true;
};

// On standard output.
[[nodiscard]] std::unique_ptr<RenderedFiles> printedFiles(bool json);
// In a folder, which is made. Each is whole, and readable for its owner alone.
[[nodiscard]] Result<std::unique_ptr<RenderedFiles>> writtenFiles(bool json, const std::string &folder);
// As differences to the files of a folder; end() returns kDiffer where there are any. whole: what the folder has beyond them is
// one, too.
[[nodiscard]] Result<std::unique_ptr<RenderedFiles>> comparedFiles(bool json, const std::string &folder, bool whole);

} // namespace pbx::cli
