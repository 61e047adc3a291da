#include "savedfilters.h"

#include "session.h"
#include "textof.h"

#include "domain/say.h"

#include <algorithm>
#include <array>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

namespace pbx::items {

namespace {

using changes::Workspace;
using domain::Result;
using store::ExtensionFilter;
using store::Progress;

constexpr const char *kSetting = "list.filters";
constexpr std::size_t kLargest = 256 * 1024; // bytes, as stored
constexpr int kLongestText = 400;

// As stored, in the order of Progress.
constexpr std::array kProgress{"noPhone", "saved", "accepted", "outdated", "fetched", "running", "refused"};
constexpr auto kPending = "pending", kNotFetched = "notFetched";

QString stateOf(const ExtensionFilter &filter)
{
    if (filter.onlyPending)
        return QLatin1String(kPending);
    if (filter.notFetched)
        return QLatin1String(kNotFetched);
    return filter.progress ? QLatin1String(kProgress.at(static_cast<std::size_t>(*filter.progress))) : QString();
}

void setState(ExtensionFilter &filter, const QString &state)
{
    filter.onlyPending = state == QLatin1String(kPending);
    filter.notFetched = state == QLatin1String(kNotFetched);
    const auto known = std::ranges::find_if(kProgress, [&](const char *name) { return state == QLatin1String(name); });
    if (known != kProgress.end())
        filter.progress = static_cast<Progress>(known - kProgress.begin());
}

std::optional<SavedFilter> readFilter(const QJsonObject &json)
{
    const auto text = [&json](const char *member, int longest) -> std::optional<std::string> {
        const QString value = json[QLatin1String(member)].toString();
        return value.size() > longest ? std::nullopt : std::optional(fromQt(value));
    };
    SavedFilter saved{json[QLatin1String("name")].toString().trimmed(), {}};
    const auto words = text("text", kLongestText), make = text("make", kLongestText), model = text("model", kLongestText);
    if (saved.name.isEmpty() || saved.name.size() > kLongestFilterName || !words || !make || !model)
        return std::nullopt;
    saved.filter.text = *words;
    saved.filter.make = *make;
    saved.filter.model = *model;
    setState(saved.filter, json[QLatin1String("state")].toString());
    return saved;
}

void sortByName(std::vector<SavedFilter> &filters)
{
    std::ranges::sort(filters, [](const SavedFilter &a, const SavedFilter &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
}

Result<std::vector<SavedFilter>> stored(store::Store &store)
{
    const auto json = store.setting(kSetting);
    if (!json)
        return fail(json.error());
    return *json ? filtersFromJson(**json) : std::vector<SavedFilter>();
}

} // namespace

std::vector<SavedFilter> filtersFromJson(const std::string &json)
{
    std::vector<SavedFilter> filters;
    if (json.size() > kLargest)
        return filters;
    const QJsonArray all = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    for (const QJsonValue &one : all) {
        auto filter = readFilter(one.toObject());
        if (!filter || std::ranges::find(filters, filter->name, &SavedFilter::name) != filters.end())
            continue;
        filters.push_back(std::move(*filter));
        if (static_cast<int>(filters.size()) == kMostFilters)
            break;
    }
    sortByName(filters);
    return filters;
}

std::string filtersToJson(const std::vector<SavedFilter> &filters)
{
    QJsonArray all;
    for (const auto &[name, filter] : filters) {
        all += QJsonObject{{QLatin1String("name"), name},
                           {QLatin1String("text"), toQt(filter.text)},
                           {QLatin1String("state"), stateOf(filter)},
                           {QLatin1String("make"), toQt(filter.make)},
                           {QLatin1String("model"), toQt(filter.model)}};
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

SavedFilters::SavedFilters(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &SavedFilters::refresh);
    connect(&session, &Session::opened, this, &SavedFilters::refresh);
    if (session.isOpen())
        refresh();
}

void SavedFilters::refresh()
{
    m_session.ask(
        this, [](Workspace &w) { return stored(w.store()); }, [this](const Result<Filters> &filters) { take(filters); });
}

void SavedFilters::take(const Result<Filters> &filters)
{
    if (!filters)
        Q_EMIT m_session.failed(toQt(filters.error().sentence));
    else if (std::exchange(m_all, *filters) != *filters)
        Q_EMIT changed();
}

void SavedFilters::change(std::function<void(Filters &)> edit)
{
    m_session.ask(
        this,
        [edit = std::move(edit)](Workspace &w) -> Result<Filters> {
            auto filters = stored(w.store());
            if (!filters)
                return filters;
            edit(*filters);
            sortByName(*filters);
            if (static_cast<int>(filters->size()) > kMostFilters)
                return fail(domain::ErrorKind::Invalid, domain::say("A workspace keeps at most %1 saved filters. Delete one that is not needed.",
                                                                    {std::to_string(kMostFilters)}));
            if (auto kept = w.store().commit({store::PutSetting{kSetting, filtersToJson(*filters)}}); !kept)
                return fail(kept.error());
            return filters;
        },
        [this](const Result<Filters> &filters) { take(filters); });
}

void SavedFilters::save(const QString &name, const ExtensionFilter &filter)
{
    SavedFilter saved{name.trimmed().left(kLongestFilterName), filter};
    saved.filter.office.reset();
    if (saved.name.isEmpty())
        return;
    change([saved](Filters &filters) {
        std::erase_if(filters, [&](const SavedFilter &one) { return one.name == saved.name; });
        filters.push_back(saved);
    });
}

void SavedFilters::rename(const QString &name, const QString &newName)
{
    const QString wanted = newName.trimmed().left(kLongestFilterName);
    if (wanted.isEmpty() || wanted == name)
        return;
    change([name, wanted](Filters &filters) {
        const auto found = std::ranges::find(filters, name, &SavedFilter::name);
        if (found == filters.end())
            return;
        SavedFilter renamed{wanted, found->filter};
        std::erase_if(filters, [&](const SavedFilter &one) { return one.name == name || one.name == wanted; });
        filters.push_back(std::move(renamed));
    });
}

void SavedFilters::remove(const QString &name)
{
    change([name](Filters &filters) { std::erase_if(filters, [&](const SavedFilter &one) { return one.name == name; }); });
}

} // namespace pbx::items
