// Filters of the lists of extensions that people gave a name. They belong to the workspace: everybody who opens it, and
// every window, has them. Read, changed and stored in one go on the worker, so that two windows do not undo each other.
#pragma once

#include "store/store.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace pbx::items {

class Session;

struct SavedFilter {
    QString name;
    store::ExtensionFilter filter; // without an office
    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

inline constexpr int kMostFilters = 100;
inline constexpr int kLongestFilterName = 80;

// As stored. What cannot be read is left out: at most the first kMostFilters come back.
[[nodiscard]] std::vector<SavedFilter> filtersFromJson(const std::string &json);
[[nodiscard]] std::string filtersToJson(const std::vector<SavedFilter> &filters);

class SavedFilters final : public QObject {
    Q_OBJECT
public:
    explicit SavedFilters(Session &session, QObject *parent = nullptr);
    [[nodiscard]] const std::vector<SavedFilter> &all() const { return m_all; } // by name
    // A name that is taken gets the new filter.
    void save(const QString &name, const store::ExtensionFilter &filter);
    void rename(const QString &name, const QString &newName);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    using Filters = std::vector<SavedFilter>;
    void refresh();
    void change(std::function<void(Filters &)> edit);
    void take(const domain::Result<Filters> &filters);
    Session &m_session;
    Filters m_all;
};

} // namespace pbx::items
