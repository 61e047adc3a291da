// The rows of the command palette: commands ranked at once, and what the workspace's search finds in all sites, asked after
// a short rest; an answer to an older question is dropped. Nothing typed: what was used last, then every command.
//
//     ">print"   commands only        "@elaine"   sites and what is in them only
#pragma once

#include "palettematch.h"
#include "recents.h"
#include "rowsmodel.h"
#include "session.h"

#include <QTimer>

#include <optional>

namespace pbx::items {

struct PaletteCommand {
    QString id, title; // the title as a person reads it, without &
    QString path;      // "Site ▸ View changes" without its end: "Site"
    QString keys;      // as shown
    bool enabled = true;
    QString reason; // why it is not enabled
};

struct PaletteRow {
    enum class Type : std::uint8_t { Heading, Command, Place };
    Type type = Type::Heading;
    QString id;                 // of the command; a heading's or place's own
    std::optional<Place> place; // of a place
    QString title, detail, keys;
    bool enabled = true;
    std::vector<int> at; // letters of the title that were typed
    [[nodiscard]] std::string key() const { return std::to_string(static_cast<int>(type)) + id.toStdString(); }
    friend bool operator==(const PaletteRow &, const PaletteRow &) = default;
};

class PaletteModel final : public RowsModel<PaletteRow> {
    Q_OBJECT
public:
    enum Role { TypeRole = Qt::UserRole, KindRole, DetailRole, KeysRole, PossibleRole, MarksRole };
    explicit PaletteModel(Session &session, QObject *parent = nullptr);

    void start(std::vector<PaletteCommand> commands); // nothing typed yet
    void setText(const QString &text);
    [[nodiscard]] bool isSearching() const { return m_asked; } // places may still come
    [[nodiscard]] bool canChoose(int row) const;
    void chosen(int row); // remembered for the next time

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    static constexpr int kMostCommands = 12, kMostPlaces = 40; // of what was typed
    static constexpr int kRest = 60;                           // ms

Q_SIGNALS:
    void arranged(); // the rows answer what was typed so far
    void found();    // and the places are there

private:
    void ask();
    void arrange();
    [[nodiscard]] std::vector<PaletteRow> ranked(bool &clear) const; // commands
    Session &m_session;
    Recents m_recents;
    std::vector<PaletteCommand> m_commands;
    QString m_text;
    std::vector<PaletteRow> m_places;
    QTimer m_rest;
    int m_question = 0;
    bool m_asked = false;
};

} // namespace pbx::items
