// Standard output carries data only, standard error sentences. Both UTF-8; text from outside never reaches a terminal raw.
#pragma once

#include "domain/finding.h"
#include "domain/jsonwriter.h"
#include "domain/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace pbx::cli {

void print(std::string_view data); // standard output, flushed; whether it arrived is told by finish()
// The program's exit code: that of its work, or failure with a sentence where standard output took not everything.
[[nodiscard]] int finish(int code);
void complain(std::string_view sentence);       // standard error, one line
[[nodiscard]] int failWith(const Error &error); // complains; the exit code
// "pointer: sentence" per finding on standard error.
void complain(const domain::Findings &findings);

// Columns under their titles, for people; nothing where there are no rows.
class Table final {
public:
    explicit Table(std::vector<std::string> titles)
        : m_rows{std::move(titles)}
    {}
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

// One JSON value as the whole output.
class JsonOutput final {
public:
    JsonOutput()
        : m_writer(domain::JsonWriter::Form::Indented)
    {}
    [[nodiscard]] domain::JsonWriter &operator*() { return m_writer; }
    [[nodiscard]] domain::JsonWriter *operator->() { return &m_writer; }
    void print() { cli::print(m_writer.take() + '\n'); }
    void printSoFar() { cli::print(m_writer.take()); } // of a long one

private:
    domain::JsonWriter m_writer;
};
void writeFindings(domain::JsonWriter &out, std::string_view name, const domain::Findings &findings);

[[nodiscard]] std::string timeText(std::int64_t milliseconds); // 2026-11-22T21:46:03+01:00

} // namespace pbx::cli
