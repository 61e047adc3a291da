#include "palettemodel.h"

#include "textof.h"

#include <algorithm>
#include <iterator>

namespace pbx::items {

using changes::Workspace;

namespace {

using PaletteHits = std::vector<store::SearchHit>;

PaletteRow heading(const char *id, const QString &title)
{
    PaletteRow row;
    row.id = QLatin1String(id);
    row.title = title;
    row.enabled = false;
    return row;
}

PaletteRow commandRow(const PaletteCommand &command, std::vector<int> at)
{
    return {PaletteRow::Type::Command,
            command.id,
            {},
            command.title,
            command.enabled || command.reason.isEmpty() ? command.path : command.reason,
            command.keys,
            command.enabled,
            std::move(at)};
}

PaletteRow placeRow(const store::SearchHit &hit, const QString &typed)
{
    PaletteRow row;
    row.type = PaletteRow::Type::Place;
    row.id = toQt(hit.object.toString());
    row.place = Place{hit.site, hit.object, hit.kind};
    row.title = toQt(hit.title);
    const QString detail = toQt(hit.detail);
    const QString site = toQt(hit.siteName);
    row.detail = hit.kind == domain::Kind::Site ? detail : detail.isEmpty() ? site : PaletteModel::tr("%1 – %2", "site, phone").arg(site, detail);
    if (const auto match = matchOf(typed, row.title); match && match->clear)
        row.at = match->at;
    return row;
}

// What is still there of the places visited last, under the names that they have now.
PaletteHits placesVisited(Workspace &w, const std::vector<Place> &places)
{
    PaletteHits hits;
    for (const Place &place : places) {
        const auto site = w.load(place.site);
        const auto object = w.load(place.object);
        if (site && object && std::holds_alternative<domain::Site>(site->object) && domain::kindOf(object->object) == place.kind)
            hits.push_back({place.site, place.object, place.kind, domain::title(site->object), domain::title(object->object), {}});
    }
    return hits;
}

void appendGroup(std::vector<PaletteRow> &rows, PaletteRow head, std::vector<PaletteRow> part)
{
    if (part.empty())
        return;
    rows.push_back(std::move(head));
    std::move(part.begin(), part.end(), std::back_inserter(rows));
}

bool onlyCommands(const QString &text)
{
    return text.startsWith(u'>');
}

bool onlyPlaces(const QString &text)
{
    return text.startsWith(u'@');
}

QString withoutSign(const QString &text)
{
    return (onlyCommands(text) || onlyPlaces(text) ? text.mid(1) : text).trimmed();
}

} // namespace

PaletteModel::PaletteModel(Session &session, QObject *parent)
    : RowsModel(parent)
    , m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &PaletteModel::ask);
}

void PaletteModel::start(std::vector<PaletteCommand> commands)
{
    m_commands = std::move(commands);
    m_text.clear();
    m_places.clear();
    m_rest.stop();
    ask();
    arrange();
}

void PaletteModel::setText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (m_text == trimmed)
        return;
    m_text = trimmed;
    m_places.clear();
    ++m_question; // what is under way answers something else
    m_asked = !onlyCommands(m_text);
    if (m_asked)
        m_rest.start();
    else
        m_rest.stop();
    arrange();
}

void PaletteModel::ask()
{
    const QString typed = withoutSign(m_text);
    m_asked = true;
    const auto work = [text = fromQt(typed), places = m_recents.places()](Workspace &w) -> Result<PaletteHits> {
        return text.empty() ? Result<PaletteHits>(placesVisited(w, places)) : w.store().search(text, kMostPlaces);
    };
    m_session.ask(this, work, [this, typed, question = ++m_question](const Result<PaletteHits> &hits) {
        if (question != m_question)
            return;
        m_asked = false;
        if (!hits)
            Q_EMIT m_session.failed(toQt(hits.error().sentence));
        m_places.clear();
        for (const store::SearchHit &hit : hits ? *hits : PaletteHits{})
            m_places.push_back(placeRow(hit, typed));
        // Who is called so comes before those of whom something else is so.
        std::stable_partition(m_places.begin(), m_places.end(), [](const PaletteRow &row) { return !row.at.empty(); });
        arrange();
        Q_EMIT found();
    });
}

std::vector<PaletteRow> PaletteModel::ranked(bool &clear) const
{
    struct Ranked {
        const PaletteCommand *command;
        PaletteMatch match;
    };
    const QStringList recent = m_recents.commands();
    std::vector<Ranked> list;
    for (const PaletteCommand &command : m_commands) {
        auto match = matchOf(withoutSign(m_text), command.title, command.path);
        if (!match)
            continue;
        if (recent.contains(command.id))
            match->score += 16;
        list.push_back({&command, std::move(*match)});
    }
    std::stable_sort(list.begin(), list.end(), [](const Ranked &a, const Ranked &b) {
        if (a.command->enabled != b.command->enabled)
            return a.command->enabled;
        return a.match.score > b.match.score;
    });
    clear = std::any_of(list.begin(), list.end(), [](const Ranked &one) { return one.match.clear; });
    std::vector<PaletteRow> rows;
    const std::size_t most = onlyCommands(m_text) ? list.size() : kMostCommands;
    for (std::size_t i = 0; i < std::min(most, list.size()); ++i)
        rows.push_back(commandRow(*list[i].command, list[i].match.at));
    return rows;
}

void PaletteModel::arrange()
{
    std::vector<PaletteRow> rows;
    std::vector<PaletteRow> sites;
    std::vector<PaletteRow> others;
    const bool nothing = withoutSign(m_text).isEmpty();
    for (const PaletteRow &row : m_places)
        (row.place->kind == domain::Kind::Site && !nothing ? sites : others).push_back(row);

    if (nothing) {
        std::vector<PaletteRow> recent;
        std::vector<PaletteRow> all;
        const QStringList used = m_recents.commands();
        for (const QString &id : used) {
            const auto command = std::find_if(m_commands.begin(), m_commands.end(), [&](const auto &one) { return one.id == id; });
            if (command != m_commands.end() && command->enabled)
                recent.push_back(commandRow(*command, {}));
        }
        for (const PaletteCommand &command : m_commands) {
            if (std::none_of(recent.begin(), recent.end(), [&](const PaletteRow &row) { return row.id == command.id; }))
                all.push_back(commandRow(command, {}));
        }
        std::stable_partition(all.begin(), all.end(), [](const PaletteRow &row) { return row.enabled; });
        if (!onlyPlaces(m_text))
            appendGroup(rows, heading("recent", tr("Used last")), std::move(recent));
        if (!onlyCommands(m_text))
            appendGroup(rows, heading("visited", tr("Visited last")), std::move(others));
        if (!onlyPlaces(m_text))
            appendGroup(rows, heading("commands", tr("Commands")), std::move(all));
    } else {
        bool clear = false;
        auto commands = onlyPlaces(m_text) ? std::vector<PaletteRow>() : ranked(clear);
        if (clear) // else only scattered letters: what people and places are called comes first
            appendGroup(rows, heading("commands", tr("Commands")), std::move(commands));
        appendGroup(rows, heading("sites", tr("Sites")), std::move(sites));
        appendGroup(rows, heading("others", tr("Extensions and more")), std::move(others));
        if (!clear)
            appendGroup(rows, heading("commands", tr("Commands")), std::move(commands));
    }
    setRows(std::move(rows));
    Q_EMIT arranged();
}

bool PaletteModel::canChoose(int row) const
{
    return row >= 0 && row < rowCount() && at(row).type != PaletteRow::Type::Heading && at(row).enabled;
}

void PaletteModel::chosen(int row)
{
    if (!canChoose(row))
        return;
    if (at(row).type == PaletteRow::Type::Command)
        m_recents.used(at(row).id);
    else
        m_recents.visited(*at(row).place);
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{row.title, row.detail, row.keys};
        if (row.type == PaletteRow::Type::Command && !row.enabled)
            parts.insert(1, tr("not possible now"));
        parts.removeAll(QString());
        return parts.join(tr(", "));
    }
    case TypeRole: return static_cast<int>(row.type);
    case KindRole: return row.place ? static_cast<int>(row.place->kind) : -1;
    case DetailRole: return row.detail;
    case KeysRole: return row.keys;
    case PossibleRole: return row.enabled;
    case MarksRole: return QVariant::fromValue(QList<int>(row.at.begin(), row.at.end()));
    default: return {};
    }
}

// A command that is not possible now can be read, and says why; canChoose() tells that it cannot be chosen.
Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || at(index.row()).type == PaletteRow::Type::Heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace pbx::items
