#include "commands.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::cli {

namespace {

std::string spelled(const Option &option)
{
    std::string out = option.letter ? std::string("-") + option.letter + ", " : std::string();
    out += "--" + std::string(option.name);
    return option.value.empty() ? out : out + " " + std::string(option.value);
}

std::string spelled(const Operand &operand)
{
    const std::string name(operand.name);
    return operand.required ? name : "[" + name + "]";
}

// Lines of "  left   right", the right side broken at 78 columns.
std::string rows(const std::vector<std::pair<std::string, std::string>> &entries)
{
    std::size_t width = 0;
    for (const auto &[left, right] : entries)
        width = std::max(width, left.size());
    constexpr std::size_t most = 78;
    std::string out;
    for (const auto &[left, right] : entries) {
        std::string line = "  " + left + std::string(width - left.size() + 2, ' ');
        const std::size_t indent = line.size();
        std::string_view rest = right;
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            if (line.size() > indent && line.size() + word.size() > most) {
                line.pop_back();
                out += line + '\n';
                line = std::string(indent, ' ');
            }
            line += std::string(word) + ' ';
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        }
        line.pop_back();
        out += line + '\n';
    }
    return out;
}

std::string optionRows(bool global, const Command *command)
{
    std::vector<std::pair<std::string, std::string>> entries;
    for (const Option &each : options()) {
        if (global ? isGlobal(each) : command && std::ranges::find(command->options, each.name) != command->options.end())
            entries.emplace_back(spelled(each), say(each.help));
    }
    return rows(entries);
}

} // namespace

std::string usage(const Command &command)
{
    std::string out(command.name);
    for (const Operand &operand : command.operands)
        out += " " + spelled(operand);
    for (const std::string_view name : command.options) {
        const Option &each = *option(name);
        out += " [" + (each.letter ? std::string("-") + each.letter : "--" + std::string(name))
               + (each.value.empty() ? "" : " " + std::string(each.value)) + (each.repeats ? "]..." : "]");
    }
    return out;
}

std::string helpText()
{
    std::vector<std::pair<std::string, std::string>> entries;
    for (const Command &command : commands()) {
        std::string left(command.name);
        for (const Operand &operand : command.operands)
            left += " " + spelled(operand);
        entries.emplace_back(left, say(command.summary));
    }
    std::vector<std::pair<std::string, std::string>> codes;
    for (const ExitCode &code : exitCodes())
        codes.emplace_back(std::to_string(code.code), say(code.meaning));
    return say("Usage: mycloudpbx COMMAND [OPTIONS]") + "\n\n" + say("Sets up the desk phones of hosted phone systems.") + "\n\n" + say("Commands:")
           + "\n" + rows(entries) + "\n" + say("SITE is a name, a domain or an id; EXT an extension's number.") + "\n\n"
           + say("Options, before or after the command:") + "\n" + optionRows(true, nullptr) + "\n" + say("Exit codes:") + "\n" + rows(codes);
}

std::string helpText(const Command &command)
{
    std::string out = say("Usage: mycloudpbx %1", {usage(command)}) + "\n\n" + say(command.summary) + "\n";
    if (!command.options.empty())
        out += "\n" + say("Options:") + "\n" + optionRows(false, &command);
    return out + "\n" + say("Options of every command:") + "\n" + optionRows(true, nullptr);
}

namespace {

// Text that roff takes literally.
std::string roff(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string bold(std::string_view text)
{
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text)
{
    return "\\fI" + roff(text) + "\\fR";
}

std::string roffOption(const Option &each)
{
    std::string out = each.letter ? bold(std::string("-") + each.letter) + ", " : std::string();
    out += bold("--" + std::string(each.name));
    if (!each.value.empty())
        out += " " + italic(each.value);
    return ".TP\n" + out + "\n" + roff(say(each.help)) + "\n";
}

} // namespace

std::string manPage(std::string_view version)
{
    std::string out = ".TH MYCLOUDPBX 1 \"\" \"mycloudpbx " + roff(version)
                      + "\" \"User Commands\"\n.SH NAME\nmycloudpbx \\- set up the desk phones of hosted phone systems\n"
                        ".SH SYNOPSIS\n.B mycloudpbx\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n"
                        "Works on a workspace file that the desktop program may have open at the same time. SITE is a name, a domain or an id; EXT "
                        "an extension\\(aqs number. "
                        "Standard output carries data only; errors are one sentence on standard error.\n.SH COMMANDS\n";
    for (const Command &command : commands()) {
        out += ".SS \"" + roff(command.name);
        for (const Operand &operand : command.operands)
            out += " " + roff(spelled(operand));
        out += "\"\n" + roff(say(command.summary)) + "\n";
        for (const std::string_view name : command.options)
            out += roffOption(*option(name));
    }
    out += ".SH OPTIONS\nThese stand before or after any command.\n";
    for (const Option &each : options()) {
        if (isGlobal(each))
            out += roffOption(each);
    }
    out += ".SH EXIT STATUS\n";
    for (const ExitCode &code : exitCodes())
        out += ".TP\n" + bold(std::to_string(code.code)) + "\n" + roff(say(code.meaning)) + "\n";
    return out;
}

} // namespace pbx::cli
