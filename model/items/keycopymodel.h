// The phones that keys can be copied to, to be ticked, with what copying does to each.
#pragma once

#include "keycopy.h"
#include "rowsmodel.h"

namespace pbx::items {

struct KeyCopyRow {
    CopyTarget target;
    bool ticked = false;
    [[nodiscard]] std::string key() const { return target.extension.toString(); }
    friend bool operator==(const KeyCopyRow &a, const KeyCopyRow &b);
};

class KeyCopyModel final : public RowsModel<KeyCopyRow> {
    Q_OBJECT
public:
    enum Column { Number, Name, Phone, Office, Changes, Misfits, ColumnCount };
    using RowsModel::RowsModel;

    void setTargets(std::vector<CopyTarget> targets); // ticks stay
    void tick(const std::vector<domain::Uuid> &extensions, bool ticked);
    [[nodiscard]] std::vector<CopyTarget> ticked() const;

    struct Sum {
        int phones = 0;   // ticked
        int changing = 0; // of those: whose keys change
        int keys = 0;     // set there
        int replaced = 0; // of those: in place of another
        int misfits = 0;  // keys that do not fit
        int drafts = 0;   // ticked phones with unsaved input
    };
    [[nodiscard]] Sum sum() const;
    // One line for each key that is set, replaced or does not fit, and whether it is one that does not fit.
    struct Line {
        QString text;
        bool misfit = false;
    };
    [[nodiscard]] static std::vector<Line> details(const CopyTarget &target, const KeyContext &site);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();
};

} // namespace pbx::items
