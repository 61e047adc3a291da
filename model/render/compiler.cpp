#include "compiler.h"

#include <algorithm>

namespace pbx::render {

namespace {

// Of a list of names that are wanted, or, with "!", are not.
bool lacks(const std::vector<std::string> &list, std::string_view one)
{
    bool listed = false;
    bool wanted = false;
    for (const std::string &name : list) {
        const bool excludes = name.starts_with('!');
        if (excludes && std::string_view(name).substr(1) == one)
            return true;
        wanted = wanted || !excludes;
        listed = listed || name == one;
    }
    return wanted && !listed;
}

// A key number that may differ between models; 0: the loop is not for this one.
int keyOf(int usual, const std::map<std::string, int> &ofModels, const std::string &model)
{
    if (ofModels.empty())
        return usual;
    const auto at = ofModels.find(model);
    return at == ofModels.end() ? 0 : at->second;
}

} // namespace

bool Compiler::ofModel(Test test) const
{
    switch (test) {
    case Test::Keys: return m_model.traits.keys > 0;
    case Test::Modules: return !m_model.traits.modules.empty();
    case Test::Dect: return m_model.traits.dect;
    case Test::TakesNetwork: return m_model.staticNetwork;
    default: return false;
    }
}

bool Compiler::holds(const Rule &rule) const
{
    if (lacks(rule.firmware, m_firmware) || lacks(rule.models, m_model.traits.model) || lacks(rule.series, m_model.series)
        || m_model.traits.accounts < rule.accounts)
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
    m_writer = file.writer;
    m_ops = &m_file->ops;
    m_barrier = 0;
    text(m_writer->head());
    rules(file.rules);
    text(m_writer->foot());
}

void Compiler::rules(const std::vector<Rule> &list)
{
    for (const Rule &next : list) {
        if (holds(next))
            rule(next);
    }
}

std::size_t Compiler::skip(Op op)
{
    m_ops->push_back(op);
    m_barrier = m_ops->size();
    return m_ops->size() - 1;
}

void Compiler::inSection(const Rule &rule, auto &&body)
{
    const Section &section = rule.section;
    if (section.name.empty()) {
        body();
        return;
    }
    const Pieces name{{section.name, std::nullopt}};
    frame(name, section.attributes,
          [&](std::string &out, std::string_view called, Writer::Names attributes) { m_writer->openSection(out, called, attributes); });
    m_sections.push_back(&section);
    trace(Op::Code::Enter, rule);
    body();
    trace(Op::Code::Leave, rule);
    m_sections.pop_back();
    frame(name, {}, [&](std::string &out, std::string_view called, Writer::Names) { m_writer->closeSection(out, called); });
}

void Compiler::rule(const Rule &rule)
{
    if (!rule.verified && !rule.name.empty()) {
        if (m_seen.insert(&rule).second)
            m_program.unverified.emplace_back(pattern(rule), &rule);
        return;
    }
    std::vector<std::size_t> skips;
    for (const Rule::Condition &condition : rule.when) {
        m_program.tests.set(static_cast<std::size_t>(condition.test));
        if (condition.test < kFirstModelTest)
            skips.push_back(skip({Op::Code::Skip, static_cast<std::uint8_t>(condition.test), condition.wanted, 0, 0}));
    }
    if (!rule.plugged.empty()) {
        m_file->plugged.push_back(&rule.plugged);
        skips.push_back(skip({Op::Code::SkipUnplugged, 0, false, static_cast<std::uint32_t>(m_file->plugged.size() - 1), 0}));
    }
    const Value &value = rule.value;
    if (value.table && !value.otherwise)
        skips.push_back(skip({Op::Code::SkipUnknown, static_cast<std::uint8_t>(*value.lookup), false, table(value), 0}));
    if (!rule.name.empty())
        parameter(rule);
    else if (rule.loops.empty())
        inSection(rule, [&] { rules(rule.body); });
    for (const Loop loop : rule.loops) {
        if (rule.isOverKeys())
            keys(loop, rule);
        else
            repeat(loop, rule);
    }
    for (const std::size_t at : skips)
        (*m_ops)[at].length = static_cast<std::uint32_t>(m_ops->size() - at - 1);
    if (!skips.empty())
        m_barrier = m_ops->size();
}

void Compiler::repeat(Loop loop, const Rule &rule)
{
    m_program.loops.set(static_cast<std::size_t>(loop));
    const auto turn = [&] { inSection(rule, [&] { rules(rule.body); }); };
    // Only a DECT base has several accounts: elsewhere the numbers are settled here, and what is constant becomes one piece.
    if (!m_program.traced && !m_model.traits.dect && (loop == Loop::Accounts || loop == Loop::UnusedAccounts)) {
        const int first = loop == Loop::Accounts ? 1 : 2;
        for (int number = first; number <= (loop == Loop::Accounts ? 1 : m_model.traits.accounts); ++number) {
            m_bound[Fact::AccountIndex] = number;
            turn();
        }
        m_bound.erase(Fact::AccountIndex);
        return;
    }
    const std::size_t at = skip({Op::Code::Repeat, static_cast<std::uint8_t>(loop), false, 0, 0});
    turn();
    (*m_ops)[at].length = static_cast<std::uint32_t>(m_ops->size() - at - 1);
    m_barrier = m_ops->size();
}

KeyLoop::Numbers KeyLoop::numbers(int key) const
{
    const int before = key - first;
    const int perPage = rule->perPage > 0 ? rule->perPage : domain::SlotId::kMostKeys;
    return {before + 1, before / perPage + 1, before % perPage + 1};
}

void Compiler::bindKey(const KeyLoop &loop, int module, int key)
{
    const KeyLoop::Numbers at = loop.numbers(key);
    m_bound = {{Fact::KeyIndex, key}, {Fact::KeyNth, at.nth}, {Fact::KeyPage, at.page}, {Fact::KeyPlace, at.place}};
    m_bound.emplace(loop.onPhone ? Fact::KeyFlat : Fact::KeyModule, loop.onPhone ? key : module);
}

void Compiler::keys(Loop loop, const Rule &rule)
{
    m_program.loops.set(static_cast<std::size_t>(loop));
    KeyLoop out{&rule, loop == Loop::PhoneKeys, keyOf(rule.first, rule.firstOf, m_model.traits.model), 0, m_file->slots.size()};
    const int until = keyOf(rule.last, rule.lastOf, m_model.traits.model);
    if (out.first == 0 || (until == 0 && !rule.lastOf.empty()))
        return;
    int modules = 1;
    int keys = m_model.traits.keys;
    if (!out.onPhone) {
        modules = keys = 0;
        for (const domain::ModuleTraits &module : m_model.traits.modules) {
            modules = std::max(modules, module.most);
            keys = std::max(keys, module.keys);
        }
    }
    out.count = std::max((until > 0 ? std::min(until, keys) : keys) - out.first + 1, 0);
    std::vector<Op> *const outer = m_ops;
    const std::size_t barrier = m_barrier;
    const auto bound = m_bound;
    m_ops = &m_file->keyOps;
    for (int module = 1; module <= modules; ++module) {
        for (int key = out.first; key < out.first + out.count; ++key) {
            bindKey(out, module, key);
            m_file->slots.push_back(slot(rule));
        }
    }
    m_bound = bound;
    m_ops = outer;
    m_barrier = barrier;
    m_file->keyLoops.push_back(out);
    (void)skip({Op::Code::Keys, static_cast<std::uint8_t>(loop), false, static_cast<std::uint32_t>(m_file->keyLoops.size() - 1), 0});
}

Place Compiler::part(auto &&body)
{
    const auto from = static_cast<std::uint32_t>(m_ops->size());
    m_barrier = m_ops->size();
    body();
    return {from, static_cast<std::uint32_t>(m_ops->size()) - from};
}

SlotProgram Compiler::slot(const Rule &rule)
{
    SlotProgram out;
    const bool pages = !rule.page.name.empty();
    const Pieces name{{rule.page.name, std::nullopt}};
    if (pages) {
        out.pageBegin = part([&] {
            frame(name, rule.page.attributes,
                  [&](std::string &to, std::string_view called, Writer::Names attributes) { m_writer->openSection(to, called, attributes); });
            trace(Op::Code::Enter, rule, true);
        });
        m_sections.push_back(&rule.page);
    }
    for (std::size_t type = 0; type < out.byType.size(); ++type)
        out.byType.at(type) = part([&] { rules(rule.byType.at(type)); });
    if (pages) {
        m_sections.pop_back();
        out.pageEnd = part([&] {
            trace(Op::Code::Leave, rule, true);
            frame(name, {}, [&](std::string &to, std::string_view called, Writer::Names) { m_writer->closeSection(to, called); });
        });
    }
    return out;
}

Program Program::compile(const std::vector<MapFile> &files, const catalogue::Model &model, std::string_view firmware, bool traced)
{
    Program program;
    program.traced = traced;
    program.files.reserve(files.size());
    Compiler compiler(model, firmware, program);
    for (const MapFile &file : files)
        compiler.file(file);
    return program;
}

} // namespace pbx::render
