#include "program.h"

#include <algorithm>
#include <map>
#include <set>

namespace pbx::render {

namespace {

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
    void body(const Rule &rule);
    void parameter(const Rule &rule);
    void pieces(const Pieces &pieces, bool isName, bool inField);
    void text(std::string_view raw);
    void literal(std::string_view raw, bool inField);
    void select(const Value &value);
    void repeat(Loop loop, const Rule &rule);
    void keys(Loop loop, const Rule &rule);
    SlotProgram slot(const Rule &rule);

    const catalogue::Model &m_model;
    std::string_view m_firmware;
    Program &m_program;
    FileProgram *m_file = nullptr;
    std::vector<Op> *m_ops = nullptr;
    std::size_t m_barrier = 0;           // instructions before it may be jumped to: no merging
    std::map<Fact, std::string> m_bound; // facts that are settled while a slot is compiled
    std::set<const Rule *> m_seen;
};

bool Compiler::ofModel(Test test) const
{
    switch (test) {
    case Test::Keys: return m_model.traits.keys > 0;
    case Test::Modules: return !m_model.traits.modules.empty();
    case Test::Dect: return m_model.traits.dect;
    case Test::TakesNetwork: return m_model.traits.staticNetwork;
    default: return false;
    }
}

bool Compiler::holds(const Rule &rule) const
{
    const auto lacks = [](const std::vector<std::string> &list, std::string_view one) {
        return !list.empty() && std::ranges::find(list, one) == list.end();
    };
    if (!rule.verified && !rule.name.empty())
        return false;
    if (lacks(rule.firmware, m_firmware) || lacks(rule.models, m_model.traits.model))
        return false;
    return std::ranges::all_of(rule.when, [this](const Rule::Condition &condition) {
        return condition.test < kFirstModelTest || ofModel(condition.test) == condition.wanted;
    });
}

void Compiler::file(const MapFile &file)
{
    m_program.files.emplace_back();
    m_file = &m_program.files.back();
    m_file->file = &file;
    m_ops = &m_file->ops;
    m_barrier = 0;
    text(file.writer->head());
    rules(file.rules);
    text(file.writer->foot());
    m_file->size = m_file->text.size() / 2 + 1024;
}

void Compiler::rules(const std::vector<Rule> &list)
{
    for (const Rule &next : list) {
        if (holds(next))
            rule(next);
    }
}

void Compiler::rule(const Rule &rule)
{
    std::vector<std::size_t> skips;
    for (const Rule::Condition &condition : rule.when) {
        m_program.tests.set(static_cast<std::size_t>(condition.test));
        if (condition.test >= kFirstModelTest)
            continue;
        skips.push_back(m_ops->size());
        m_ops->push_back({Op::Code::Skip, static_cast<std::uint8_t>(condition.test), condition.wanted, 0, 0});
        m_barrier = m_ops->size();
    }
    if (!rule.name.empty())
        parameter(rule);
    else if (rule.loops.empty())
        rules(rule.body);
    else
        body(rule);
    for (const std::size_t at : skips)
        (*m_ops)[at].length = static_cast<std::uint32_t>(m_ops->size() - at - 1);
    if (!skips.empty())
        m_barrier = m_ops->size();
}

void Compiler::body(const Rule &rule)
{
    for (const Loop loop : rule.loops) {
        if (loop == Loop::PhoneKeys || loop == Loop::ModuleKeys)
            keys(loop, rule);
        else
            repeat(loop, rule);
    }
}

void Compiler::repeat(Loop loop, const Rule &rule)
{
    // Only a DECT base has several accounts: elsewhere the numbers are settled here, and what is constant becomes one piece.
    if (!m_model.traits.dect && (loop == Loop::Accounts || loop == Loop::UnusedAccounts)) {
        const int first = loop == Loop::Accounts ? 1 : 2;
        for (int number = first; number <= (loop == Loop::Accounts ? 1 : m_model.traits.accounts); ++number) {
            m_bound[Fact::AccountIndex] = std::to_string(number);
            rules(rule.body);
        }
        m_bound.erase(Fact::AccountIndex);
        return;
    }
    const std::size_t at = m_ops->size();
    m_ops->push_back({Op::Code::Repeat, static_cast<std::uint8_t>(loop), false, 0, 0});
    m_barrier = m_ops->size();
    rules(rule.body);
    (*m_ops)[at].length = static_cast<std::uint32_t>(m_ops->size() - at - 1);
    m_barrier = m_ops->size();
}

void Compiler::keys(Loop loop, const Rule &rule)
{
    const bool phone = loop == Loop::PhoneKeys;
    int modules = 0;
    int perModule = 0;
    for (const domain::ModuleTraits &module : m_model.traits.modules) {
        modules = std::max(modules, module.most);
        perModule = std::max(perModule, module.keys);
    }
    const auto first = static_cast<std::uint32_t>(m_file->slots.size());
    std::vector<Op> *const outer = m_ops;
    const std::size_t barrier = m_barrier;
    m_ops = &m_file->keyOps;
    for (int module = 1; module <= (phone ? 1 : modules); ++module) {
        for (int key = 1; key <= (phone ? m_model.traits.keys : perModule); ++key) {
            m_bound[Fact::KeyIndex] = std::to_string(key);
            if (phone)
                m_bound[Fact::KeyFlat] = std::to_string(key);
            else
                m_bound[Fact::KeyModule] = std::to_string(module);
            m_file->slots.push_back(slot(rule));
        }
    }
    m_bound.clear();
    m_ops = outer;
    m_barrier = barrier;
    if (!phone)
        m_program.moduleKeys = perModule;
    const auto count = static_cast<std::uint32_t>(m_file->slots.size()) - first;
    m_ops->push_back({Op::Code::Keys, static_cast<std::uint8_t>(loop), false, first, count});
    m_barrier = m_ops->size();
}

SlotProgram Compiler::slot(const Rule &rule)
{
    SlotProgram out;
    out.impossible = rule.impossible;
    for (std::size_t type = 0; type < out.byType.size(); ++type) {
        const auto from = static_cast<std::uint32_t>(m_ops->size());
        m_barrier = m_ops->size();
        rules(rule.byType.at(type));
        out.byType.at(type) = {from, static_cast<std::uint32_t>(m_ops->size()) - from};
    }
    return out;
}

void Compiler::parameter(const Rule &rule)
{
    const Writer &writer = *m_file->file->writer;
    std::string name;
    std::string pattern;
    bool constant = true;
    for (const Piece &piece : rule.name) {
        if (!piece.fact) {
            name += piece.text;
            pattern += piece.text;
            continue;
        }
        m_program.facts.set(static_cast<std::size_t>(*piece.fact));
        const auto bound = m_bound.find(*piece.fact);
        constant = constant && bound != m_bound.end();
        name += bound == m_bound.end() ? "" : bound->second;
        pattern += "{" + std::string(info(*piece.fact).name) + "}";
    }
    if (m_seen.insert(&rule).second)
        m_program.parameters.emplace_back(std::move(pattern), rule.source);

    // The frame around a name that holds facts is found by opening and closing a mark.
    const auto frame = [&](bool open) {
        std::string around;
        const std::string mark = constant ? name : std::string("\x01");
        if (open)
            writer.open(around, mark);
        else
            writer.close(around, mark);
        const std::size_t at = constant ? std::string::npos : around.find('\x01');
        text(std::string_view(around).substr(0, at));
        if (at != std::string::npos) {
            pieces(rule.name, true, false);
            text(std::string_view(around).substr(at + 1));
        }
    };
    frame(true);
    if (rule.ofFields) {
        for (std::size_t i = 0; i < rule.fields.size(); ++i) {
            std::string around;
            writer.openField(around, rule.fields[i].first, i == 0);
            text(around);
            pieces(rule.fields[i].second, false, true);
            around.clear();
            writer.closeField(around, rule.fields[i].first);
            text(around);
        }
    } else if (rule.value.lookup) {
        select(rule.value);
    } else {
        pieces(rule.value.pieces, false, false);
    }
    frame(false);
}

void Compiler::pieces(const Pieces &list, bool isName, bool inField)
{
    for (const Piece &piece : list) {
        if (!piece.fact) {
            if (isName)
                text(piece.text);
            else
                literal(piece.text, inField);
            continue;
        }
        m_program.facts.set(static_cast<std::size_t>(*piece.fact));
        if (const auto bound = m_bound.find(*piece.fact); bound != m_bound.end())
            text(bound->second);
        else
            m_ops->push_back({Op::Code::Insert, static_cast<std::uint8_t>(*piece.fact), inField, 0, 0});
    }
}

void Compiler::literal(std::string_view raw, bool inField)
{
    std::string escaped;
    // Plain: a map's own text is never a label.
    (void)m_file->file->writer->append(escaped, raw, Treatment::Plain, inField);
    text(escaped);
}

void Compiler::text(std::string_view raw)
{
    if (raw.empty())
        return;
    const auto offset = static_cast<std::uint32_t>(m_file->text.size());
    m_file->text.append(raw);
    if (m_ops->size() > m_barrier) {
        Op &last = m_ops->back();
        if (last.code == Op::Code::Text && last.offset + last.length == offset) {
            last.length += static_cast<std::uint32_t>(raw.size());
            return;
        }
    }
    m_ops->push_back({Op::Code::Text, 0, false, offset, static_cast<std::uint32_t>(raw.size())});
}

void Compiler::select(const Value &value)
{
    m_program.facts.set(static_cast<std::size_t>(*value.lookup));
    const auto first = static_cast<std::uint32_t>(m_file->selections.size());
    for (const std::string &choice : value.chosen) {
        std::string escaped;
        (void)m_file->file->writer->append(escaped, choice, Treatment::Plain, false);
        m_file->selections.push_back({static_cast<std::uint32_t>(m_file->text.size()), static_cast<std::uint32_t>(escaped.size())});
        m_file->text.append(escaped);
    }
    m_ops->push_back({Op::Code::Select, static_cast<std::uint8_t>(*value.lookup), false, first, static_cast<std::uint32_t>(value.chosen.size())});
}

} // namespace

Program Program::compile(const std::vector<MapFile> &files, const catalogue::Model &model, std::string_view firmware)
{
    Program program;
    program.files.reserve(files.size());
    Compiler compiler(model, firmware, program);
    for (const MapFile &file : files)
        compiler.file(file);
    return program;
}

} // namespace pbx::render
