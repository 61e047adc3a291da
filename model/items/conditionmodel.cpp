#include "conditionmodel.h"

#include "shown.h"
#include "textof.h"

#include <algorithm>
#include <QRegularExpression>

namespace pbx::items {

using domain::Kind;
using domain::OfficeHours;
using domain::Weekday;

namespace {

struct Span {
    int from = 0, to = 0; // minutes after midnight
    friend bool operator==(const Span &, const Span &) = default;
};

QString clock(int minutes)
{
    return QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString shown(const OfficeHours &hours)
{
    return clock(hours.from) + QStringLiteral("–") + clock(hours.to);
}

int minutesOf(QStringView hour, QStringView minute)
{
    const int minutes = hour.toInt() * 60 + (minute.isEmpty() ? 0 : minute.toInt());
    return minute.toInt() < 60 && minutes <= 24 * 60 ? minutes : -1;
}

// Nothing where the text is none.
std::optional<std::vector<Span>> parseDay(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*$"));
    std::vector<Span> spans;
    if (text.trimmed().isEmpty())
        return spans;
    for (const QString &part : text.split(QLatin1Char(','))) {
        const auto match = form.match(part);
        const Span span{match.hasMatch() ? minutesOf(match.capturedView(1), match.capturedView(2)) : -1,
                        match.hasMatch() ? minutesOf(match.capturedView(3), match.capturedView(4)) : -1};
        const int earliest = spans.empty() ? 0 : spans.back().to;
        if (span.from < earliest || span.to <= span.from)
            return std::nullopt;
        spans.push_back(span);
    }
    return spans;
}

std::vector<OfficeHours> joinedDays(const std::array<std::vector<Span>, 7> &week)
{
    std::vector<OfficeHours> hours;
    for (std::size_t first = 0; first < week.size();) {
        auto last = first;
        while (last + 1 < week.size() && week.at(last + 1) == week.at(first))
            ++last;
        for (const Span &span : week.at(first))
            hours.push_back({static_cast<Weekday>(first), static_cast<Weekday>(last), span.from, span.to});
        first = last + 1;
    }
    return hours;
}

} // namespace

QString weekday(int day, bool brief)
{
    const std::array briefs = {ConditionModel::tr("Mon"), ConditionModel::tr("Tue"), ConditionModel::tr("Wed"), ConditionModel::tr("Thu"),
                               ConditionModel::tr("Fri"), ConditionModel::tr("Sat"), ConditionModel::tr("Sun")};
    const std::array names = {ConditionModel::tr("Monday"),   ConditionModel::tr("Tuesday"), ConditionModel::tr("Wednesday"),
                              ConditionModel::tr("Thursday"), ConditionModel::tr("Friday"),  ConditionModel::tr("Saturday"),
                              ConditionModel::tr("Sunday")};
    return (brief ? briefs : names).at(static_cast<std::size_t>(day));
}

WeekHours weekOf(const std::vector<OfficeHours> &hours)
{
    std::array<std::vector<OfficeHours>, 7> days;
    for (const auto &each : hours) {
        for (auto day = static_cast<std::size_t>(each.first); day <= static_cast<std::size_t>(each.last); ++day)
            days.at(day).push_back(each);
    }
    WeekHours week;
    for (std::size_t day = 0; day < days.size(); ++day) {
        auto &spans = days.at(day);
        std::sort(spans.begin(), spans.end(), [](const auto &a, const auto &b) { return a.from < b.from; });
        QStringList texts;
        for (const auto &span : spans)
            texts.append(shown(span));
        week.at(day) = texts.join(QStringLiteral(", "));
    }
    return week;
}

QString shownHours(const std::vector<OfficeHours> &hours)
{
    QStringList texts;
    for (const auto &each : hours) {
        const QString first = weekday(static_cast<int>(each.first), true);
        const QString days = each.first == each.last ? first : first + QStringLiteral("–") + weekday(static_cast<int>(each.last), true);
        texts.append(days + QLatin1Char(' ') + shown(each));
    }
    return texts.join(QStringLiteral(", "));
}

domain::Result<std::vector<ConditionRow>> loadConditions(changes::Workspace &workspace, const domain::Uuid &site)
{
    std::vector<ConditionRow> rows;
    for (std::string cursor;;) {
        const auto page = workspace.store().objects(site, Kind::DayNightCondition, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            if (!record.local)
                continue;
            auto object = domain::readObject(Kind::DayNightCondition, record.local->json);
            if (!object)
                return fail(object.error());
            rows.push_back({std::get<domain::DayNightCondition>(std::move(*object)), record.version, record.pending()});
        }
        cursor = page->next;
        if (cursor.empty())
            return rows;
    }
}

QVariant ConditionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ConditionRow &row = at(index.row());
    if (role == Qt::ToolTipRole && row.pending)
        return tr("Saved, waits for Apply");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name: return toQt(row.condition.name.text());
    case DialCode: return shownCode(toQt(row.condition.dialCode.text()));
    case Hours: return row.condition.hours.empty() ? tr("always night") : shownHours(row.condition.hours);
    default: return {};
    }
}

QVariant ConditionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowsModel::headerData(section, orientation, role);
    const std::array names = {tr("Name"), tr("Dial code"), tr("Office hours")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

ConditionInput ConditionInput::of(const domain::DayNightCondition &condition)
{
    return {toQt(condition.name.text()), toQt(condition.dialCode.text()), weekOf(condition.hours)};
}

ConditionTyped parse(const ConditionInput &input, const domain::Uuid &id, const std::vector<ConditionRow> &others)
{
    ConditionTyped typed;
    const auto name = domain::Name::parse(fromQt(input.name), fromQt(ConditionModel::tr("Name")));
    if (!name)
        typed.wrong[QStringLiteral("name")] = toQt(name.error().sentence);
    const auto code = domain::DialString::parse(fromQt(input.dialCode.trimmed()));
    if (!code)
        typed.wrong[QStringLiteral("dialCode")] = toQt(code.error().sentence);
    for (const auto &other : others) {
        if (code && other.condition.id != id && other.condition.dialCode == *code)
            typed.wrong[QStringLiteral("dialCode")] = ConditionModel::tr("%1 already has this dial code.").arg(toQt(other.condition.name.text()));
    }
    std::array<std::vector<Span>, 7> week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if (auto spans = parseDay(input.hours.at(day)))
            week.at(day) = std::move(*spans);
        else
            typed.wrong[QStringLiteral("hours/%1").arg(day)] = ConditionModel::tr("Write hours in order, such as 08:30–12:00, 13:00–17:00.");
    }
    if (!typed.wrong.empty())
        return typed;
    typed.condition = domain::DayNightCondition{id, *name, *code, joinedDays(week)};
    for (const auto &other : others) { // hours that say the same keep their spelling
        if (other.condition.id == id && weekOf(other.condition.hours) == weekOf(typed.condition->hours))
            typed.condition->hours = other.condition.hours;
    }
    return typed;
}

} // namespace pbx::items
