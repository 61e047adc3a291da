// A command line, taken apart by the table of commands. Options may stand anywhere; "--" ends them.
#pragma once

#include "commands.h"
#include "domain/result.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pbx::cli {

class Arguments final {
public:
    // args: without the program's name. Invalid: what is wrong, as a sentence.
    [[nodiscard]] static Result<Arguments> parse(const std::vector<std::string> &args);

    [[nodiscard]] const Command *command() const { return m_command; } // nullptr: only --help or --version
    [[nodiscard]] bool has(std::string_view option) const { return m_options.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const; // of one that repeats
    // By place; empty where an optional one was left out.
    [[nodiscard]] std::string operand(std::size_t index) const { return index < m_operands.size() ? m_operands[index] : std::string(); }

private:
    [[nodiscard]] Result<void> takeOption(const std::vector<std::string> &args, std::size_t &index, bool &endOfOptions);
    [[nodiscard]] Result<void> findCommand();
    [[nodiscard]] Result<void> check() const;

    const Command *m_command = nullptr;
    std::vector<std::string> m_operands;
    std::map<std::string, std::vector<std::string>, std::less<>> m_options; // a flag: no value
};

} // namespace pbx::cli
