// Compiles a map's rules for one model and one firmware: compiler.cpp walks the rules, compiledvalues.cpp writes what
// stands in a file.
#pragma once

#include "program.h"

#include <functional>
#include <set>

namespace pbx::render {

class Compiler final {
public:
    Compiler(const catalogue::Model &model, std::string_view firmware, Program &program)
        : m_model(model)
        , m_firmware(firmware)
        , m_program(program)
    {}
    void file(const MapFile &file);

private:
    [[nodiscard]] bool holds(const Rule &rule) const;
    [[nodiscard]] bool ofModel(Test test) const;
    void rules(const std::vector<Rule> &rules);
    void rule(const Rule &rule);
    void inSection(const Rule &rule, auto &&body);
    void repeat(Loop loop, const Rule &rule);
    void keys(Loop loop, const Rule &rule);
    void bindKey(const KeyLoop &loop, int module, int key);
    [[nodiscard]] SlotProgram slot(const Rule &rule);
    [[nodiscard]] Place part(auto &&body);
    [[nodiscard]] std::size_t skip(Op op);

    void parameter(const Rule &rule);
    using Frame = std::function<void(std::string &out, std::string_view name, Writer::Names attributes)>;
    void frame(const Pieces &name, const NamedPieces &attributes, const Frame &write);
    void pieces(const Pieces &pieces, bool isName, bool inField);
    void piece(const Piece &piece, bool inField);
    void text(std::string_view raw);
    void literal(std::string_view raw, bool inField);
    [[nodiscard]] Place escaped(std::string_view raw);
    void select(const Value &value);
    [[nodiscard]] std::uint32_t table(const Value &value);
    void fields(const NamedPieces &fields);
    void trace(Op::Code code, const Rule &rule, bool flag = false);
    [[nodiscard]] std::string pattern(const Rule &rule) const;

    const catalogue::Model &m_model;
    std::string_view m_firmware;
    Program &m_program;
    FileProgram *m_file = nullptr;
    const Writer *m_writer = nullptr;
    std::vector<Op> *m_ops = nullptr;
    std::size_t m_barrier = 0;   // instructions before it may be jumped to: no merging
    std::map<Fact, int> m_bound; // facts that are settled while a part is compiled
    std::vector<const Section *> m_sections;
    std::set<const Rule *> m_seen;
};

// A parameter's name as experts write it: its sections, its name, and its key attribute. part: gives pieces as text.
[[nodiscard]] std::string fullName(const Writer &writer, const std::vector<const Section *> &sections, const Pieces &name,
                                   const NamedPieces &attributes, auto &&part)
{
    std::string out;
    const auto key = [&](const NamedPieces &of) {
        for (const auto &[attribute, value] : of) {
            if (attribute == writer.keyAttribute())
                out += "[" + part(value) + "]";
        }
    };
    for (const Section *section : sections) {
        out += section->name;
        key(section->attributes);
        out += '/';
    }
    out += part(name);
    key(attributes);
    return out;
}

} // namespace pbx::render
