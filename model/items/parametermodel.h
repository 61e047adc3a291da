// The parameters that count for a phone, a model or a make as a table: each name once, with its value and the level that it
// comes from. Only the nearest level is edited: a value that comes from a farther one is taken over by editing it, and
// comes back when the nearer one is taken away.
#pragma once

#include "parameters.h"
#include "rowsmodel.h"

namespace pbx::items {

enum class ParameterTone : unsigned char { None, Warning, Error };

struct ParameterRow {
    std::string name;
    QString value;  // as shown: secrets are masked
    QString edited; // as an editor begins with it; empty for secrets
    QString from;   // title of its level
    QString below;  // "0 (All Yealink phones)": what counts without the nearest level; empty where nothing does
    bool own = false, secret = false;
    ParameterTone tone = ParameterTone::None;
    QString sentence;
    [[nodiscard]] std::string key() const { return name; }
    friend bool operator==(const ParameterRow &, const ParameterRow &) = default;
};

class ParameterModel final : public RowsModel<ParameterRow> {
    Q_OBJECT
public:
    enum Column { Name, Value, From, ColumnCount };
    enum Role { ToneRole = Qt::UserRole, SentenceRole, OwnRole, SecretRole };
    using RowsModel::RowsModel;

    void setLevels(std::vector<ParameterLevel> levels);         // nearest first
    void setHints(ParameterHints hints, const QString &phones); // phones: whose they are, for sentences
    void setUnwritable(std::map<std::string, std::string> sentences);
    void setLocked(bool locked); // secrets cannot be edited
    [[nodiscard]] const ParameterHints &hints() const { return m_hints; }
    [[nodiscard]] const ParameterLevel &own() const;
    [[nodiscard]] bool hasErrors() const;

    // A name that is new, or takes the place of one of a farther level. What is wrong with it, else nothing.
    [[nodiscard]] QString complaint(const QString &name, const QString &value) const;
    void set(const QString &name, const QString &value);
    void takeAway(int row); // from the nearest level

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited();

private:
    void show();
    [[nodiscard]] ParameterRow rowOf(const std::string &name) const;
    void judge(ParameterRow &row) const;
    std::vector<ParameterLevel> m_levels{ParameterLevel{}};
    ParameterHints m_hints;
    QString m_phones;
    std::map<std::string, std::string> m_unwritable;
    bool m_locked = false;
};

} // namespace pbx::items
