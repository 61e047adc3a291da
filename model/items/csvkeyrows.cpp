// A row of a list as a key of an extension's phone.
#include "csvrows.h"
#include "keyedits.h"
#include "textof.h"

#include "domain/chars.h"
#include "domain/tosay.h"

#include <algorithm>
#include <array>

namespace pbx::items {

using domain::KeyType;
using domain::Severity;
using domain::SlotId;

namespace {

struct TypeName {
    std::string_view word; // normalised
    KeyType type;
};
constexpr std::array kTypeNames{
    TypeName{"main", KeyType::Main},           TypeName{"mainextension", KeyType::Main}, TypeName{"line", KeyType::Line},
    TypeName{"lineappearance", KeyType::Line}, TypeName{"unused", KeyType::Unused},      TypeName{"notused", KeyType::Unused},
    TypeName{"monitor", KeyType::Monitor},     TypeName{"blf", KeyType::Monitor},        TypeName{"monitorblf", KeyType::Monitor},
    TypeName{"speeddial", KeyType::SpeedDial}, TypeName{"daynight", KeyType::DayNight},  TypeName{"daynighttoggle", KeyType::DayNight},
};

std::optional<KeyType> typeCalled(const std::string &cell)
{
    const std::string word = normalisedHeader(cell);
    for (const TypeName &known : kTypeNames) {
        if (known.word == word || normalisedHeader(domain::title(known.type)) == word)
            return known.type;
    }
    return std::nullopt;
}

// A key that shall be empty: as a word, since an empty cell leaves it as it is.
bool isEmptyWord(const std::string &cell)
{
    const std::string word = normalisedHeader(cell);
    return word == "empty" || word == "none" || word == "clear";
}

std::string targetOf(const domain::Key &key, const CsvSite &site)
{
    if (const auto *monitor = std::get_if<domain::MonitorKey>(&key))
        return monitor->extension.text();
    if (const auto *dial = std::get_if<domain::SpeedDialKey>(&key))
        return dial->number.text();
    if (const auto *toggle = std::get_if<domain::DayNightKey>(&key))
        return nameOfCondition(toggle->condition, site);
    return {};
}

class KeyRows final : public CsvRows {
public:
    using CsvRows::CsvRows;
    [[nodiscard]] bool compose(CsvSubject &subject) override;
    [[nodiscard]] Place placeOf(const CsvSubject &subject, const domain::Finding &finding) const override;

protected:
    [[nodiscard]] Result<void> readRow(std::size_t row) override;
    [[nodiscard]] std::string identity(CsvRowPlan &row) override;
    [[nodiscard]] std::string twice(const CsvRowPlan &row, const std::string &lines) const override
    {
        return say("Key %1 of extension %2 stands in more than one line: %3. Keep one of them.", {row.slot->toString(), fromQt(row.what), lines});
    }

private:
    [[nodiscard]] Result<CsvSubject *> subjectOf(CsvRowPlan &row);
    [[nodiscard]] std::optional<domain::Key> keyOf(CsvRowPlan &row, const domain::Key *existing);
    [[nodiscard]] std::optional<domain::Key> keyWith(CsvRowPlan &row, KeyType type, const std::string &target, domain::Label label);
    [[nodiscard]] std::vector<std::size_t> aboutMain(const CsvSubject &subject) const;
    [[nodiscard]] std::vector<std::size_t> firstMonitor(const CsvSubject &subject) const; // where there are too many

    std::unordered_map<std::string, std::optional<std::size_t>> m_subjects; // by number; nothing: there is none
    std::unordered_map<std::size_t, std::optional<domain::Key>> m_keys;     // by row; nothing: the slot becomes empty
};

std::string KeyRows::identity(CsvRowPlan &row)
{
    const auto number = numberOf(row);
    const std::string text = cell(row, csvfield::kSlot);
    if (text.empty()) {
        refuse(row, csvfield::kSlot, say("The row does not say which key. Write 4 for key 4 of the phone, or m1.12 for key 12 of module 1."));
        return {};
    }
    const auto slot = SlotId::parse(domain::trim(text));
    if (!slot) {
        refuse(row, csvfield::kSlot, slot.error().sentence);
        return {};
    }
    row.slot = *slot;
    return number ? number->text() + "/" + slot->toString() : std::string();
}

Result<CsvSubject *> KeyRows::subjectOf(CsvRowPlan &row)
{
    const auto number = *domain::ExtensionNumber::parse(cell(row, csvfield::kNumber));
    auto known = m_subjects.find(number.text());
    if (known == m_subjects.end()) {
        auto found = find(number);
        if (!found)
            return fail(found.error());
        known = m_subjects.emplace(number.text(), *found ? std::optional(m_plan.subjects.size()) : std::nullopt).first;
        if (*found)
            m_plan.subjects.push_back(std::move(**found));
    }
    if (!known->second) {
        refuse(row, csvfield::kNumber, say("There is no extension %1 in this site.", {number.text()}));
        return nullptr;
    }
    CsvSubject &subject = m_plan.subjects[*known->second];
    row.what = toQt(domain::title(domain::Object(*subject.before)) + ", " + placeName(*row.slot));
    const auto &phone = subject.before->autoProvision;
    if (!phone || phone->model.empty()) {
        refuse(row, csvfield::kNumber, say("Extension %1 has no phone yet. Choose its make and model first.", {number.text()}));
        return nullptr;
    }
    row.subject = *known->second;
    return &subject;
}

std::optional<domain::Key> KeyRows::keyOf(CsvRowPlan &row, const domain::Key *existing)
{
    const std::string typeCell = cell(row, csvfield::kType);
    const auto type = typeCell.empty() && existing ? std::optional(domain::typeOf(*existing)) : typeCalled(typeCell);
    if (!type) {
        refuse(row, csvfield::kType,
               typeCell.empty() ? say("Say what the key is: Main Extension, Line Appearance, Not Used, Speed Dial, Monitor or Day/Night Toggle.")
                                : say("“%1” is not a type of key. Use Main Extension, Line Appearance, Not Used, Speed Dial, Monitor, Day/Night "
                                      "Toggle, or Empty.",
                                      {domain::printable(typeCell)}));
        return std::nullopt;
    }
    const bool kept = existing && domain::typeOf(*existing) == *type;
    const std::string labelCell = cell(row, csvfield::kLabel);
    const std::string targetCell = cell(row, csvfield::kTarget);
    auto label = domain::Label::parse(labelCell);
    if (!label)
        refuse(row, csvfield::kLabel, label.error().sentence);
    if (labelCell.empty() && kept)
        label = std::visit(
            [](const auto &key) {
                if constexpr (requires { key.label; })
                    return key.label;
                else
                    return domain::Label();
            },
            *existing);
    return keyWith(row, *type, targetCell.empty() && kept ? targetOf(*existing, m_plan.names) : targetCell, label.value_or(domain::Label()));
}

std::optional<domain::Key> KeyRows::keyWith(CsvRowPlan &row, KeyType type, const std::string &target, domain::Label label)
{
    const auto needs = [&](const std::string &sentence) -> std::optional<domain::Key> {
        refuse(row, csvfield::kTarget, sentence);
        return std::nullopt;
    };
    if (type == KeyType::Monitor) {
        if (target.empty())
            return needs(say("A Monitor key needs the number of an extension."));
        const auto extension = domain::ExtensionNumber::parse(target);
        return extension ? std::optional<domain::Key>(domain::MonitorKey{*extension, std::move(label)}) : needs(extension.error().sentence);
    }
    if (type == KeyType::SpeedDial) {
        if (target.empty())
            return needs(say("A Speed Dial key needs a number to dial."));
        const auto number = domain::DialString::parse(target);
        return number ? std::optional<domain::Key>(domain::SpeedDialKey{*number, std::move(label)}) : needs(number.error().sentence);
    }
    if (type == KeyType::DayNight) {
        if (target.empty())
            return needs(say("A Day/Night Toggle needs the name of a condition."));
        const auto condition = conditionCalled(target, m_plan.names);
        return condition ? std::optional<domain::Key>(domain::DayNightKey{*condition, std::move(label)}) : needs(condition.error().sentence);
    }
    if (!target.empty())
        refuse(row, csvfield::kTarget, say("A key of the type %1 has no target; “%2” is left out.", {domain::title(type), domain::printable(target)}),
               Severity::Warning);
    if (!label.empty())
        refuse(row, csvfield::kLabel,
               say("A key of the type %1 has no label; “%2” is left out.", {domain::title(type), domain::printable(label.text())}),
               Severity::Warning);
    return type == KeyType::Main   ? domain::Key(domain::MainKey{})
           : type == KeyType::Line ? domain::Key(domain::LineKey{})
                                   : domain::Key(domain::UnusedKey{});
}

Result<void> KeyRows::readRow(std::size_t index)
{
    CsvRowPlan &row = m_plan.rows[index];
    const auto found = subjectOf(row);
    if (!found)
        return fail(found.error());
    CsvSubject *subject = *found;
    if (!subject)
        return {};
    const auto &keys = subject->before->autoProvision->keys;
    const auto existing = keys.find(*row.slot);
    subject->rows.push_back(index);
    if (isEmptyWord(cell(row, csvfield::kType)))
        m_keys.emplace(index, std::nullopt);
    else if (auto key = keyOf(row, existing == keys.end() ? nullptr : &existing->second))
        m_keys.emplace(index, std::move(key));
    return {};
}

bool KeyRows::compose(CsvSubject &subject)
{
    if (!subject.before || !subject.before->autoProvision)
        return false;
    domain::KeyMap keys = subject.before->autoProvision->keys;
    bool any = false;
    bool movesMain = false;
    std::vector<SlotId> said;
    for (const std::size_t index : subject.rows) {
        const CsvRowPlan &row = m_plan.rows[index];
        if (row.state == CsvState::Wrong)
            continue;
        any = true;
        said.push_back(*row.slot);
        const auto &key = m_keys.at(index);
        movesMain |= key && domain::typeOf(*key) == KeyType::Main;
        if (key)
            keys.insert_or_assign(*row.slot, *key);
        else
            keys.erase(*row.slot);
    }
    if (movesMain) // from where it was
        std::erase_if(keys, [&said](const auto &entry) {
            return domain::typeOf(entry.second) == KeyType::Main && std::ranges::find(said, entry.first) == said.end();
        });
    subject.after = *subject.before;
    subject.after.autoProvision->keys = std::move(keys);
    return any;
}

// The rows that make a key Main Extension, or take it from one.
std::vector<std::size_t> KeyRows::aboutMain(const CsvSubject &subject) const
{
    std::vector<std::size_t> rows;
    const auto &before = subject.before->autoProvision->keys;
    for (const std::size_t index : subject.rows) {
        const CsvRowPlan &row = m_plan.rows[index];
        const auto key = m_keys.find(index);
        if (row.state == CsvState::Wrong || key == m_keys.end())
            continue;
        const auto was = before.find(*row.slot);
        const bool wasMain = was != before.end() && domain::typeOf(was->second) == KeyType::Main;
        const bool isMain = key->second && domain::typeOf(*key->second) == KeyType::Main;
        if (wasMain || isMain)
            rows.push_back(index);
    }
    return rows;
}

std::vector<std::size_t> KeyRows::firstMonitor(const CsvSubject &subject) const
{
    for (const std::size_t index : subject.rows) {
        const auto key = m_keys.find(index);
        if (key != m_keys.end() && key->second && domain::typeOf(*key->second) == KeyType::Monitor)
            return {index};
    }
    return {};
}

CsvRows::Place KeyRows::placeOf(const CsvSubject &subject, const domain::Finding &finding) const
{
    constexpr std::string_view head = "/autoProvision/keys";
    Place place;
    const std::string_view pointer = finding.pointer;
    if (pointer == head) {
        place.column = m_plan.reading.columnOf(csvfield::kType);
        place.rows = finding.severity == Severity::Error ? aboutMain(subject) : firstMonitor(subject);
    } else if (pointer.starts_with(head)) {
        const std::string_view rest = pointer.substr(head.size() + 1);
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(end);
        place.column = m_plan.reading.columnOf(part == "/slot"                                                     ? csvfield::kSlot
                                               : part == "/extension" || part == "/condition" || part == "/number" ? csvfield::kTarget
                                               : part == "/label"                                                  ? csvfield::kLabel
                                                                                                                   : csvfield::kType);
        for (const std::size_t index : subject.rows) {
            if (m_plan.rows[index].state != CsvState::Wrong && m_plan.rows[index].slot->toString() == rest.substr(0, end))
                place.rows.push_back(index);
        }
    }
    if (place.rows.empty() && finding.severity == Severity::Error) { // it was wrong before
        place = {subject.rows, m_plan.reading.columnOf(csvfield::kNumber), {}};
    }
    return place;
}

} // namespace

std::unique_ptr<CsvRows> keyRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress)
{
    return std::make_unique<KeyRows>(workspace, plan, progress);
}

} // namespace pbx::items
