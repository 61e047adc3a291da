#include "commands.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::cli {

namespace {

std::string firstWord(std::string_view name)
{
    return std::string(name.substr(0, name.find(' ')));
}

// In single quotes for a POSIX shell; fish reads the same but for the backslash.
std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("’") : std::string(1, c);
    return out + "'";
}

std::string optionWords(const Command *command)
{
    std::string out;
    for (const Option &each : options()) {
        if (isGlobal(each) || (command && std::ranges::find(command->options, each.name) != command->options.end()))
            out += (out.empty() ? "--" : " --") + std::string(each.name);
    }
    return out;
}

// What may follow the command's name where the words are known.
std::string operandWords(const Command &command)
{
    if (const std::size_t space = command.name.find(' '); space != std::string_view::npos)
        return std::string(command.name.substr(space + 1));
    const bool shell = std::ranges::any_of(command.operands, [](const Operand &operand) { return operand.values == Values::Shell; });
    return shell ? "bash zsh fish" : "";
}

bool takesFile(const Command &command)
{
    return std::ranges::any_of(command.operands, [](const Operand &operand) { return operand.values == Values::File; });
}

std::string fileOptions(std::string_view divider)
{
    std::string out;
    for (const Option &each : options()) {
        if (each.values != Values::File)
            continue;
        out += (out.empty() ? "" : std::string(divider)) + "--" + std::string(each.name);
        if (each.letter)
            out += std::string(divider) + "-" + each.letter;
    }
    return out;
}

std::string valueOptions(std::string_view divider)
{
    std::string out;
    for (const Option &each : options()) {
        if (!each.value.empty() && each.values != Values::File)
            out += (out.empty() ? "" : std::string(divider)) + "--" + std::string(each.name);
    }
    return out;
}

std::string bash()
{
    std::string names;
    std::string cases;
    for (const Command &command : commands()) {
        names += (names.empty() ? "" : " ") + firstWord(command.name);
        cases += "        " + firstWord(command.name) + ") options=" + quoted(optionWords(&command)) + "; words=" + quoted(operandWords(command))
                 + "; files=" + (takesFile(command) ? "yes" : "") + " ;;\n";
    }
    return "# bash completion for mycloudpbx\n"
           "_mycloudpbx() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= options words= files= i\n"
           "    case $previous in\n"
           "        "
           + fileOptions("|")
           + ") COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
             "        "
           + valueOptions("|")
           + ") return ;;\n"
             "    esac\n"
             "    for ((i = 1; i < COMP_CWORD; ++i)); do\n"
             "        case ${COMP_WORDS[i]} in\n"
             "            "
           + fileOptions("|") + "|" + valueOptions("|")
           + ") ((++i)) ;;\n"
             "            -*) ;;\n"
             "            *) command=${COMP_WORDS[i]}; break ;;\n"
             "        esac\n"
             "    done\n"
             "    case $command in\n"
           + cases + "        *) options=" + quoted(optionWords(nullptr)) + "; words=" + quoted(names)
           + " ;;\n"
             "    esac\n"
             "    if [[ $current == -* ]]; then\n"
             "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
             "    elif [[ $files ]]; then\n"
             "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
             "    else\n"
             "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
             "    fi\n"
             "}\n"
             "complete -o filenames -F _mycloudpbx mycloudpbx\n";
}

// In _arguments and _describe a colon divides name and explanation, brackets enclose it.
std::string zshText(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']')
            out += '\\';
        out += c == '\'' ? std::string("’") : std::string(1, c);
    }
    return out;
}

std::string zshOption(const Option &each)
{
    std::string tail = "[" + zshText(say(each.help)) + "]";
    if (!each.value.empty())
        tail += ":" + zshText(each.value) + ":" + (each.values == Values::File ? "_files" : " ");
    std::string out = " '--" + std::string(each.name) + tail + "'";
    return each.letter ? out + " '-" + each.letter + tail + "'" : out;
}

std::string zsh()
{
    std::string list;
    std::string cases;
    std::string global;
    for (const Option &each : options()) {
        if (isGlobal(each))
            global += zshOption(each);
    }
    for (const Command &command : commands()) {
        list += "        '" + firstWord(command.name) + ":" + zshText(command.summary) + "'\n";
        std::string own;
        for (const std::string_view name : command.options)
            own += zshOption(*option(name));
        const std::string words = operandWords(command);
        const std::string operand = takesFile(command) ? " '*:file:_files'" : words.empty() ? " '*: : '" : " '*: :(" + words + ")'";
        cases += "        " + firstWord(command.name) + ") _arguments" + global + own + operand + " ;;\n";
    }
    return "#compdef mycloudpbx\n"
           "_mycloudpbx() {\n"
           "    local -a list\n"
           "    list=(\n"
           + list
           + "    )\n"
             "    local context state line\n"
             "    _arguments -C"
           + global
           + " '1:command:->command' '*::argument:->argument'\n"
             "    case $state in\n"
             "    command) _describe command list ;;\n"
             "    argument)\n"
             "        case $line[1] in\n"
           + cases
           + "        esac ;;\n"
             "    esac\n"
             "}\n"
             "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _mycloudpbx \"$@\"; else compdef _mycloudpbx mycloudpbx; fi\n";
}

std::string fish()
{
    std::string names;
    for (const Command &command : commands())
        names += (names.empty() ? "" : " ") + firstWord(command.name);
    const std::string head = "complete -c mycloudpbx ";
    const auto optionPart = [](const Option &each) {
        std::string out = "-l " + std::string(each.name);
        if (each.letter)
            out += std::string(" -s ") + each.letter;
        if (!each.value.empty())
            out += each.values == Values::File ? " -r -F" : " -x";
        return out + " -d " + quoted(say(each.help));
    };
    std::string out = "# fish completion for mycloudpbx\n" + head + "-f\n";
    for (const Option &each : options()) {
        if (isGlobal(each))
            out += head + optionPart(each) + "\n";
    }
    for (const Command &command : commands()) {
        const std::string name = firstWord(command.name);
        const std::string seen = "-n '__fish_seen_subcommand_from " + name + "' ";
        out += head + "-n 'not __fish_seen_subcommand_from " + names + "' -a " + name + " -d " + quoted(command.summary) + "\n";
        for (const std::string_view each : command.options)
            out += head + seen + optionPart(*option(each)) + "\n";
        if (const std::string words = operandWords(command); !words.empty())
            out += head + seen + "-a " + quoted(words) + "\n";
        if (takesFile(command))
            out += head + seen + "-F\n";
    }
    return out;
}

} // namespace

std::string completionScript(std::string_view shell)
{
    if (shell == "bash")
        return bash();
    if (shell == "zsh")
        return zsh();
    if (shell == "fish")
        return fish();
    return {};
}

} // namespace pbx::cli
