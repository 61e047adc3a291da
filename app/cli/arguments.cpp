#include "arguments.h"

#include "domain/chars.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::cli {

using domain::printable;

namespace {

const Option *byLetter(char letter)
{
    const auto all = options();
    const auto found = std::ranges::find(all, letter, &Option::letter);
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        out.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

} // namespace

Result<Arguments> Arguments::parse(const std::vector<std::string> &args)
{
    Arguments out;
    bool endOfOptions = false;
    for (std::size_t i = 0; i < args.size(); ++i) {
        const std::string &arg = args[i];
        if (endOfOptions || arg.size() < 2 || arg.front() != '-') {
            out.m_operands.push_back(arg);
            continue;
        }
        if (auto taken = out.takeOption(args, i, endOfOptions); !taken)
            return fail(taken.error());
    }
    if (auto found = out.findCommand(); !found)
        return fail(found.error());
    // --help explains a command whatever else is missing.
    if (out.has("help") || out.has("version"))
        return out;
    if (auto checked = out.check(); !checked)
        return fail(checked.error());
    return out;
}

Result<void> Arguments::takeOption(const std::vector<std::string> &args, std::size_t &index, bool &endOfOptions)
{
    std::string_view text = args[index];
    if (text == "--") {
        endOfOptions = true;
        return {};
    }
    const Option *found = nullptr;
    std::optional<std::string> value;
    if (text.starts_with("--")) {
        const std::size_t equals = text.find('=');
        found = option(text.substr(2, equals == std::string_view::npos ? equals : equals - 2));
        if (equals != std::string_view::npos)
            value = text.substr(equals + 1);
    } else {
        found = byLetter(text[1]);
        if (text.size() > 2)
            value = text.substr(2);
    }
    if (!found)
        return invalid(say("There is no option “%1”.", {printable(text)}));
    if (found->value.empty()) {
        if (value)
            return invalid(say("The option --%1 takes no value.", {found->name}));
        m_options.try_emplace(std::string(found->name));
        return {};
    }
    if (!value) {
        if (index + 1 == args.size())
            return invalid(say("The option --%1 needs a value: %2.", {found->name, found->value}));
        value = args[++index];
    }
    auto &values = m_options[std::string(found->name)];
    if (!values.empty() && !found->repeats)
        return invalid(say("The option --%1 stands twice.", {found->name}));
    values.push_back(std::move(*value));
    return {};
}

Result<void> Arguments::findCommand()
{
    if (m_operands.empty())
        return {};
    for (const Command &command : commands()) {
        const auto name = words(command.name);
        if (name.size() <= m_operands.size() && std::equal(name.begin(), name.end(), m_operands.begin())) {
            m_command = &command;
            m_operands.erase(m_operands.begin(), m_operands.begin() + static_cast<std::ptrdiff_t>(name.size()));
            return {};
        }
    }
    for (const Command &command : commands()) {
        if (words(command.name).front() == m_operands.front())
            return invalid(say("“%1” is the first word of a command. Say “%2”.", {m_operands.front(), command.name}));
    }
    return invalid(say("There is no command “%1”.", {printable(m_operands.front())}));
}

Result<void> Arguments::check() const
{
    if (!m_command)
        return invalid(say("Say what to do: mycloudpbx COMMAND."));
    for (const auto &[name, values] : m_options) {
        if (!isGlobal(*option(name)) && std::ranges::find(m_command->options, name) == m_command->options.end())
            return invalid(say("The command %1 has no option --%2.", {m_command->name, name}));
    }
    const auto required = std::ranges::count(m_command->operands, true, &Operand::required);
    if (static_cast<std::ptrdiff_t>(m_operands.size()) < required)
        return invalid(say("The command %1 needs %2.", {m_command->name, m_command->operands[m_operands.size()].name}));
    if (m_operands.size() > m_command->operands.size())
        return invalid(say("“%1” is too much for the command %2.", {printable(m_operands[m_command->operands.size()]), m_command->name}));
    return {};
}

std::optional<std::string> Arguments::value(std::string_view name) const
{
    const auto found = m_options.find(name);
    return found == m_options.end() || found->second.empty() ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::string> Arguments::values(std::string_view name) const
{
    const auto found = m_options.find(name);
    return found == m_options.end() ? std::vector<std::string>() : found->second;
}

} // namespace pbx::cli
