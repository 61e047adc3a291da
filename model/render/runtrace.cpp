// What a traced program tells of a file while it is written.

#include "compiler.h"
#include "run.h"

#include <algorithm>

namespace pbx::render {

using namespace domain;

namespace {

// The field that a test looks at.
std::string_view fieldOf(Test test)
{
    constexpr std::array<std::string_view, static_cast<std::size_t>(kFirstModelTest)> kFields{"/autoProvision/network",
                                                                                              "/autoProvision/network",
                                                                                              "/autoProvision/network",
                                                                                              "/autoProvision/network",
                                                                                              "/site/sipServer",
                                                                                              "/office",
                                                                                              "/office",
                                                                                              "/office"};
    return test < kFirstModelTest ? kFields.at(static_cast<std::size_t>(test)) : std::string_view();
}

void addField(std::vector<std::string> &fields, std::string_view field)
{
    if (!field.empty() && std::ranges::find(fields, field) == fields.end())
        fields.emplace_back(field);
}

} // namespace

// What a compiled program has settled already is told as facts.
void Run::traceKey(const KeyLoop &loop, const SlotId &id)
{
    const KeyLoop::Numbers at = loop.numbers(id.key());
    set(Fact::KeyIndex, id.key());
    set(Fact::KeyNth, at.nth);
    set(Fact::KeyPage, at.page);
    set(Fact::KeyPlace, at.place);
    set(loop.onPhone ? Fact::KeyFlat : Fact::KeyModule, loop.onPhone ? id.key() : id.module());
}

void Run::trace(const Op &op)
{
    const Rule &rule = *m_file->rules[op.offset];
    const std::size_t at = m_scratch.sink.size();
    const Section &section = op.flag ? rule.page : rule.section;
    switch (op.code) {
    case Op::Code::Begin: begin(rule); break;
    case Op::Code::End: m_trace->parameters.back().range.length = at - m_trace->parameters.back().range.offset; break;
    case Op::Code::Enter: {
        const std::string around = m_trace->open.empty() ? std::string() : m_trace->open.back() + "/";
        m_trace->open.push_back(around + fullName(*m_writer, {}, {{section.name, std::nullopt}}, section.attributes, [this](const Pieces &pieces) {
                                    return meaning(pieces, true);
                                }));
        break;
    }
    case Op::Code::Leave:
        m_trace->sections.push_back({m_trace->open.back(), at, rule.additions && !op.flag});
        m_trace->open.pop_back();
        break;
    default: break;
    }
}

void Run::begin(const Rule &rule)
{
    TracedParameter out;
    out.rule = &rule;
    out.name = fullName(*m_writer, {}, rule.name, rule.attributes, [this](const Pieces &pieces) { return meaning(pieces, true); });
    if (m_writer->namesHoldSections() && !m_trace->open.empty())
        out.name.insert(0, m_trace->open.back() + "/");
    out.value = meaning(rule, out.fields, out.secret);
    out.range.offset = m_scratch.sink.size();
    m_trace->parameters.push_back(std::move(out));
}

std::string Run::meaning(const Pieces &pieces, bool inField) const
{
    std::string out;
    for (const Piece &piece : pieces) {
        if (!piece.fact) {
            out += piece.text;
            continue;
        }
        const std::string_view raw = text(*piece.fact);
        if (!piece.calculation.isNone())
            out += piece.calculation.of(raw).value_or(std::string());
        else
            out += info(*piece.fact).treatment == Treatment::Label ? m_writer->shown(raw, inField) : std::string(raw);
    }
    return out;
}

void Run::origin(Fact fact, std::vector<std::string> &fields, bool &secret) const
{
    const FactInfo &about = info(fact);
    secret = secret || about.secret;
    std::string field(about.field);
    const SlotId *slot = m_contact ? &m_contact->slot : m_slot;
    if (field == "/autoProvision/keys" && slot)
        field += "/" + slot->toString();
    addField(fields, field);
    // The extension's own keys show its name and number.
    if (m_slot && m_key && (fact == Fact::KeyLabel || fact == Fact::KeyNumber) && typeOf(*m_key->key) <= KeyType::Line)
        addField(fields, fact == Fact::KeyLabel ? "/name" : "/number");
}

void Run::origins(const Pieces &pieces, std::vector<std::string> &fields, bool &secret) const
{
    for (const Piece &piece : pieces) {
        if (piece.fact)
            origin(*piece.fact, fields, secret);
    }
}

std::string Run::meaning(const Rule &rule, std::vector<std::string> &fields, bool &secret) const
{
    if (m_slot) // whatever stands there follows from the key, also that it is off
        addField(fields, "/autoProvision/keys/" + m_slot->toString());
    for (const Test test : rule.under)
        addField(fields, fieldOf(test));
    for (const auto &[attribute, pieces] : rule.attributes)
        origins(pieces, fields, secret);
    if (rule.ofFields) {
        std::string out;
        for (std::size_t i = 0; i < rule.fields.size(); ++i) {
            m_writer->openField(out, rule.fields[i].first, i == 0);
            out += meaning(rule.fields[i].second, true);
            m_writer->closeField(out, rule.fields[i].first);
            origins(rule.fields[i].second, fields, secret);
        }
        return out;
    }
    const Value &value = rule.value;
    if (!value.lookup) {
        origins(value.pieces, fields, secret);
        return meaning(value.pieces, false);
    }
    origin(*value.lookup, fields, secret);
    if (!value.table)
        return value.chosen[m_choices[static_cast<std::size_t>(*value.lookup)]];
    const auto at = value.table->find(std::string(text(*value.lookup)));
    return at == value.table->end() ? value.otherwise.value_or(std::string()) : at->second;
}

} // namespace pbx::render
