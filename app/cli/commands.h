// The one table of commands and options: parsing, --help, shell completion and the man page all read it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::cli {

class Arguments;
class Program;

enum class Values { None, File, Folder, Shell, Make, Other }; // what completion offers

struct Option {
    std::string_view name;  // "workspace", without dashes
    std::string_view value; // "FILE"; empty: a flag
    const char *help;       // a sentence, to be said
    Values values = Values::None;
    char letter = 0; // "-o"
    bool repeats = false;
};

struct Operand {
    std::string_view name; // "SITE"
    bool required = true;
    Values values = Values::Other;
};

struct Command {
    std::string_view name; // "firewall test": words divided by a space
    std::vector<Operand> operands;
    const char *summary;                   // a sentence, to be said
    std::vector<std::string_view> options; // beside the global ones
    int (*run)(Program &program, const Arguments &arguments);
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] std::span<const Option> options();
[[nodiscard]] const Option *option(std::string_view name);
[[nodiscard]] bool isGlobal(const Option &option);

struct ExitCode {
    int code;
    const char *meaning; // to be said
};
[[nodiscard]] std::span<const ExitCode> exitCodes();

// "export SITE [-o FILE] [--with-secrets]"
[[nodiscard]] std::string usage(const Command &command);
[[nodiscard]] std::string helpText(); // of the program
[[nodiscard]] std::string helpText(const Command &command);
[[nodiscard]] std::string manPage(std::string_view version); // roff
// bash, zsh or fish; empty for any other shell.
[[nodiscard]] std::string completionScript(std::string_view shell);

} // namespace pbx::cli
