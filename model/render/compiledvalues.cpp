// The part of the compiler that writes names and values.

#include "compiler.h"

namespace pbx::render {

void Compiler::trace(Op::Code code, const Rule &rule, bool flag)
{
    if (!m_program.traced)
        return;
    m_file->rules.push_back(&rule);
    (void)skip({code, 0, flag, static_cast<std::uint32_t>(m_file->rules.size() - 1), 0});
}

std::string Compiler::pattern(const Rule &rule) const
{
    const auto part = [](const Pieces &pieces) {
        std::string out;
        for (const Piece &piece : pieces)
            out += piece.fact ? "{" + std::string(info(*piece.fact).name) + "}" : piece.text;
        return out;
    };
    return fullName(*m_writer, m_writer->namesHoldSections() ? m_sections : std::vector<const Section *>(), rule.name, rule.attributes, part);
}

// What open() writes around the holes, and the pieces of name and attributes in them.
void Compiler::frame(const Pieces &name, const NamedPieces &attributes, const Frame &write)
{
    std::string called;
    bool constant = true;
    for (const Piece &piece : name) {
        const auto bound = piece.fact ? m_bound.find(*piece.fact) : m_bound.end();
        constant = constant && (!piece.fact || bound != m_bound.end());
        called += bound == m_bound.end() ? piece.text : *piece.calculation.of(std::to_string(bound->second));
    }
    std::vector<std::string_view> names;
    for (const auto &[attribute, value] : attributes)
        names.push_back(attribute);
    std::string around;
    write(around, constant ? std::string_view(called) : std::string_view(&Writer::kHole, 1), Writer::Names(names));
    std::string_view rest = around;
    for (std::size_t hole = constant ? 1 : 0; !rest.empty(); ++hole) {
        const std::size_t at = rest.find(Writer::kHole);
        text(rest.substr(0, at));
        if (at == std::string_view::npos)
            break;
        if (hole == 0)
            pieces(name, true, false);
        else
            pieces(attributes[hole - 1].second, false, true);
        rest.remove_prefix(at + 1);
    }
}

void Compiler::parameter(const Rule &rule)
{
    if (m_seen.insert(&rule).second)
        m_program.parameters.emplace_back(pattern(rule), &rule);
    for (const Piece &piece : rule.name) {
        if (piece.fact)
            m_program.facts.set(static_cast<std::size_t>(*piece.fact));
    }
    frame(rule.name, rule.attributes,
          [&](std::string &out, std::string_view called, Writer::Names attributes) { m_writer->open(out, called, attributes); });
    trace(Op::Code::Begin, rule);
    if (rule.ofFields)
        fields(rule.fields);
    else if (rule.value.lookup)
        select(rule.value);
    else
        pieces(rule.value.pieces, false, false);
    trace(Op::Code::End, rule);
    frame(rule.name, {}, [&](std::string &out, std::string_view called, Writer::Names) { m_writer->close(out, called); });
}

void Compiler::fields(const NamedPieces &list)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::string around;
        m_writer->openField(around, list[i].first, i == 0);
        text(around);
        pieces(list[i].second, false, true);
        around.clear();
        m_writer->closeField(around, list[i].first);
        text(around);
    }
}

void Compiler::pieces(const Pieces &list, bool isName, bool inField)
{
    for (const Piece &next : list) {
        if (next.fact)
            piece(next, inField);
        else if (isName)
            text(next.text);
        else
            literal(next.text, inField);
    }
}

void Compiler::piece(const Piece &piece, bool inField)
{
    m_program.facts.set(static_cast<std::size_t>(*piece.fact));
    if (const auto bound = m_bound.find(*piece.fact); bound != m_bound.end()) {
        text(*piece.calculation.of(std::to_string(bound->second)));
        return;
    }
    Op op{Op::Code::Insert, static_cast<std::uint8_t>(*piece.fact), inField, 0, 0};
    if (!piece.calculation.isNone()) {
        op.code = Op::Code::Calculate;
        op.offset = static_cast<std::uint32_t>(m_file->calculations.size());
        m_file->calculations.push_back(piece.calculation);
    }
    m_ops->push_back(op);
}

void Compiler::literal(std::string_view raw, bool inField)
{
    std::string escaped;
    // Plain: a map's own text is never a label.
    (void)m_writer->append(escaped, raw, Treatment::Plain, inField);
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

Place Compiler::escaped(std::string_view raw)
{
    std::string out;
    (void)m_writer->append(out, raw, Treatment::Plain, false);
    const Place place{static_cast<std::uint32_t>(m_file->text.size()), static_cast<std::uint32_t>(out.size())};
    m_file->text.append(out);
    return place;
}

void Compiler::select(const Value &value)
{
    m_program.facts.set(static_cast<std::size_t>(*value.lookup));
    const auto fact = static_cast<std::uint8_t>(*value.lookup);
    if (value.table) {
        m_ops->push_back({Op::Code::Find, fact, false, table(value), 0});
        return;
    }
    const auto first = static_cast<std::uint32_t>(m_file->selections.size());
    for (const std::string &choice : value.chosen)
        m_file->selections.push_back(escaped(choice));
    m_ops->push_back({Op::Code::Select, fact, false, first, static_cast<std::uint32_t>(value.chosen.size())});
}

// The empty text stands for what is in no table.
std::uint32_t Compiler::table(const Value &value)
{
    auto &table = m_file->tables.emplace_back();
    for (const auto &[from, to] : *value.table)
        table.emplace(from, escaped(to));
    if (value.otherwise)
        table.insert_or_assign(std::string(), escaped(*value.otherwise));
    return static_cast<std::uint32_t>(m_file->tables.size() - 1);
}

} // namespace pbx::render
