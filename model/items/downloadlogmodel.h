// The download log, newest first, a page at a time. New lines appear at the top without disturbing what is shown.
#pragma once

#include "changes/workspace.h"
#include "rowsmodel.h"

#include <functional>

namespace pbx::items {

// What one click can do about a refusal.
enum class LogFix : std::uint8_t { None, AllowAddress, GiveToExtension, SendSecretAgain };

struct DownloadEntry {
    store::DownloadRow row;
    std::string phone;       // "203 Forklift"; empty: unknown
    bool allowedNow = false; // a saved rule holds the address: nothing more to click
    [[nodiscard]] std::string key() const { return std::to_string(row.sequence); }
    friend bool operator==(const DownloadEntry &a, const DownloadEntry &b)
    {
        return a.row.sequence == b.row.sequence && a.phone == b.phone && a.allowedNow == b.allowedNow;
    }
};
[[nodiscard]] LogFix fixOf(const DownloadEntry &entry);
[[nodiscard]] QString fixText(LogFix fix); // of its button; empty for None

struct DownloadPage {
    std::vector<DownloadEntry> entries;
    std::string next; // cursor; empty: the end
};
// On the worker thread.
[[nodiscard]] domain::Result<DownloadPage> loadDownloads(changes::Workspace &workspace, const store::DownloadFilter &filter,
                                                         const std::string &cursor, int limit);

class DownloadLogModel final : public RowsModel<DownloadEntry> {
    Q_OBJECT
public:
    enum Column { Time, Phone, File, From, Result, Why, Fix, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole, FixRole, UnknownRole };
    // Gives its answer to done, later, in this thread's event loop, and not at all once context is gone.
    using Answer = std::function<void(const domain::Result<DownloadPage> &)>;
    using Fetch = std::function<void(QObject *context, const store::DownloadFilter &filter, const std::string &cursor, int limit, Answer done)>;
    explicit DownloadLogModel(Fetch fetch, QObject *parent = nullptr);

    void setFilter(const store::DownloadFilter &filter); // begins again
    void refresh();                                      // asks for what is new

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static constexpr int kPage = 100;
    static constexpr int kMostNew = 1000; // more at once than this begin again

Q_SIGNALS:
    void loaded();
    void failed(const QString &sentence);

private:
    void askHead(std::vector<DownloadEntry> soFar, const std::string &cursor);
    void takeHead(std::vector<DownloadEntry> fresh, const std::string &next, bool complete);
    [[nodiscard]] static QString result(const DownloadEntry &entry);
    [[nodiscard]] static QString why(const DownloadEntry &entry);

    Fetch m_fetch;
    store::DownloadFilter m_filter;
    std::string m_next;
    int m_generation = 0; // answers to an older filter are dropped
    bool m_asking = false, m_askAgain = false, m_fetchingMore = false;
};

// Formula-safe; with a heading line.
[[nodiscard]] QString csv(const std::vector<DownloadEntry> &entries);

} // namespace pbx::items
