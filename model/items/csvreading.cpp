#include "csvreading.h"

#include "textof.h"

#include "domain/chars.h"
#include "domain/csvwriter.h"

#include <algorithm>
#include <QCryptographicHash>
#include <QSettings>

namespace pbx::items {

using domain::CsvTable;

namespace {

constexpr int kMostRemembered = 100;
constexpr int kSampleLength = 60;

std::string headerAt(const CsvTable &table, std::size_t column)
{
    if (table.rows.empty() || column >= table.rows.front().cells.size())
        return {};
    return std::string(domain::trim(domain::unguarded(table.rows.front().cells[column])));
}

bool hasHeader(const CsvTable &table, CsvKind kind)
{
    for (std::size_t column = 0; column < table.columns(); ++column) {
        if (csvFieldCalled(kind, headerAt(table, column)) >= 0)
            return true;
    }
    return false;
}

bool namesKeys(const CsvTable &table)
{
    const CsvMapping mapping = guessMapping(table, true, CsvKind::Keys);
    const auto has = [&mapping](const char *id) { return std::ranges::find(mapping, csvFieldOf(CsvKind::Keys, QLatin1String(id))) != mapping.end(); };
    return has(csvfield::kNumber) && has(csvfield::kSlot) && has(csvfield::kType);
}

} // namespace

int CsvReading::columnOf(const char *id) const
{
    const int field = csvFieldOf(kind, QLatin1String(id));
    const auto found = std::ranges::find(mapping, field);
    return field < 0 || found == mapping.end() ? -1 : static_cast<int>(found - mapping.begin());
}

CsvReading guessReading(const CsvTable &table)
{
    CsvReading reading;
    reading.kind = namesKeys(table) ? CsvKind::Keys : CsvKind::Extensions;
    reading.header = hasHeader(table, reading.kind);
    reading.mapping = guessMapping(table, reading.header, reading.kind);
    return reading;
}

CsvMapping guessMapping(const CsvTable &table, bool header, CsvKind kind)
{
    CsvMapping mapping(table.columns(), -1);
    for (std::size_t column = 0; header && column < mapping.size(); ++column) {
        const int field = csvFieldCalled(kind, headerAt(table, column));
        if (std::ranges::find(mapping, field) == mapping.end())
            mapping[column] = field;
    }
    return mapping;
}

QString columnTitle(const CsvTable &table, bool header, std::size_t column)
{
    const QString letters = toQt(domain::columnLetters(column));
    const std::string name = header ? headerAt(table, column) : std::string();
    return name.empty() ? letters : letters + QStringLiteral("  ") + toQt(domain::printable(name, kSampleLength));
}

QString columnSample(const CsvTable &table, bool header, std::size_t column)
{
    constexpr std::size_t kLooked = 200;
    for (std::size_t row = header ? 1 : 0; row < std::min(table.rows.size(), kLooked); ++row) {
        const auto &cells = table.rows[row].cells;
        if (column < cells.size() && !domain::trim(cells[column]).empty())
            return toQt(domain::printable(domain::trim(domain::unguarded(cells[column])), kSampleLength));
    }
    return {};
}

CsvMemory::CsvMemory(QSettings &settings)
    : m_settings(settings)
{}

// Without a header there is only their number.
QString CsvMemory::signature(const CsvTable &table, bool header)
{
    if (!header)
        return QStringLiteral("unnamed%1").arg(table.columns());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (std::size_t column = 0; column < table.columns(); ++column)
        hash.addData(QByteArray::fromStdString(normalisedHeader(headerAt(table, column)) + "\n"));
    return QString::fromLatin1(hash.result().toHex().left(32));
}

std::optional<CsvReading> CsvMemory::recall(const CsvTable &table) const
{
    for (const bool header : {true, false}) {
        const QStringList words = m_settings.value(QStringLiteral("csv/columns/") + signature(table, header)).toStringList();
        if (words.isEmpty() || (!header && hasHeader(table, guessReading(table).kind)))
            continue;
        CsvReading reading{header, words[0] == QLatin1String("keys") ? CsvKind::Keys : CsvKind::Extensions, CsvMapping(table.columns(), -1)};
        for (std::size_t i = 0; i < reading.mapping.size() && static_cast<qsizetype>(i) + 1 < words.size(); ++i) {
            const int field = csvFieldOf(reading.kind, words[static_cast<qsizetype>(i) + 1]);
            if (std::ranges::find(reading.mapping, field) == reading.mapping.end())
                reading.mapping[i] = field;
        }
        return reading;
    }
    return std::nullopt;
}

void CsvMemory::keep(const CsvTable &table, const CsvReading &reading)
{
    QStringList words{reading.kind == CsvKind::Keys ? QStringLiteral("keys") : QStringLiteral("extensions")};
    for (const int field : reading.mapping)
        words += field < 0 ? QString() : QLatin1String(csvFields(reading.kind)[static_cast<std::size_t>(field)].id);
    const QString known = signature(table, reading.header);
    m_settings.setValue(QStringLiteral("csv/columns/") + known, words);
    QStringList latest = m_settings.value(QStringLiteral("csv/latest")).toStringList();
    latest.removeAll(known);
    latest.prepend(known);
    while (latest.size() > kMostRemembered)
        m_settings.remove(QStringLiteral("csv/columns/") + latest.takeLast());
    m_settings.setValue(QStringLiteral("csv/latest"), latest);
}

} // namespace pbx::items
