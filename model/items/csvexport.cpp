#include "csvexport.h"

#include "csvrows.h"
#include "textof.h"

#include "changes/records.h"
#include "domain/csvwriter.h"

#include <QLocale>
#include <unordered_set>

namespace pbx::items {

using changes::Workspace;
using domain::Extension;
using domain::Uuid;

namespace {

class CsvExporter {
public:
    CsvExporter(Workspace &workspace, const CsvExport &what, CsvSite site)
        : m_workspace(workspace)
        , m_what(what)
        , m_site(std::move(site))
        , m_wanted(what.extensions.begin(), what.extensions.end())
        , m_out(what.separator)
    {
        std::vector<std::string> head;
        for (const CsvField &field : csvFields(what.kind)) {
            if (isTaken(field))
                head.emplace_back(field.header);
        }
        m_out.addRow(head);
    }

    [[nodiscard]] Result<void> add(const store::ObjectRecord &record)
    {
        if (!record.local || (!m_wanted.empty() && !m_wanted.contains(record.id)))
            return {};
        auto object = changes::readSide(record.kind, *record.local);
        if (!object)
            return fail(object.error());
        auto &extension = std::get<Extension>(*object);
        if (m_what.kind == CsvKind::Keys) {
            addKeys(extension);
            return {};
        }
        if (m_what.secrets && !record.local->secret.empty()) {
            const auto plain = m_workspace.password(record.id);
            if (!plain)
                return fail(plain.error());
            auto password = domain::SipPassword::parse(*plain);
            if (!password)
                return fail(password.error());
            extension.password = std::move(*password);
        }
        addExtension(extension);
        return {};
    }
    [[nodiscard]] std::string take() { return m_out.take(); }

private:
    [[nodiscard]] bool isTaken(const CsvField &field) const { return m_what.secrets || std::string_view(field.id) != field::kPassword; }

    void addExtension(const Extension &extension)
    {
        std::vector<std::string> values;
        for (const CsvField &field : csvFields(CsvKind::Extensions)) {
            if (isTaken(field))
                values.push_back(csvCellOf(field, extension, m_site));
        }
        m_out.addRow(values);
    }

    void addKeys(const Extension &extension)
    {
        if (!extension.autoProvision)
            return;
        for (const auto &[slot, key] : extension.autoProvision->keys) {
            std::string target;
            std::string label;
            if (const auto *monitor = std::get_if<domain::MonitorKey>(&key)) {
                target = monitor->extension.text();
                label = monitor->label.text();
            } else if (const auto *dial = std::get_if<domain::SpeedDialKey>(&key)) {
                target = dial->number.text();
                label = dial->label.text();
            } else if (const auto *toggle = std::get_if<domain::DayNightKey>(&key)) {
                target = nameOfCondition(toggle->condition, m_site);
                label = toggle->label.text();
            }
            m_out.addRow({extension.number.text(), slot.toString(), csvTypeName(domain::typeOf(key)), target, label});
        }
    }

    Workspace &m_workspace;
    const CsvExport &m_what;
    CsvSite m_site;
    std::unordered_set<Uuid> m_wanted;
    domain::CsvWriter m_out;
};

} // namespace

std::string csvTypeName(domain::KeyType type)
{
    constexpr std::array<const char *, 6> names{"Main Extension", "Line Appearance", "Not Used", "Monitor", "Speed Dial", "Day/Night Toggle"};
    return names.at(static_cast<std::size_t>(type));
}

Result<std::string> exportCsv(Workspace &workspace, const Uuid &site, const CsvExport &what, const domain::Progress &progress)
{
    auto names = csvSite(workspace, site);
    if (!names)
        return fail(names.error());
    const auto count = workspace.store().countExtensions(site, {});
    if (!count)
        return fail(count.error());
    CsvExporter exporter(workspace, what, std::move(*names));
    std::string cursor;
    std::size_t done = 0;
    do {
        const auto page = workspace.store().objects(site, domain::Kind::Extension, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const store::ObjectRecord &record : page->rows) {
            if (progress && done++ % kCsvRowsPerTick == 0
                && !progress(std::min(done, static_cast<std::size_t>(*count)), static_cast<std::size_t>(*count)))
                return fail(ErrorKind::Cancelled, say("Stopped. Nothing was written."));
            if (auto added = exporter.add(record); !added)
                return fail(added.error());
        }
        cursor = page->next;
    } while (!cursor.empty());
    return exporter.take();
}

char usualSeparator()
{
    return QLocale::system().decimalPoint() == QLatin1String(",") ? ';' : ',';
}

} // namespace pbx::items
