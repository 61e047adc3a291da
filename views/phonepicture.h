// A picture of a phone with its modules, drawn from the catalogue: keys with their labels and lamps, pages, selection.
// It shows faces and knows no rules; what a person wants done with a key goes out as a signal.
#pragma once

#include "items/keycontext.h"
#include "keytransfer.h"
#include "phonelayers.h"

#include <QTimer>
#include <QWidget>

#include <set>

namespace pbx::views {

class PhonePicture final : public QWidget {
    Q_OBJECT
public:
    using Slot = domain::SlotId;
    using Faces = KeyFaces;

    explicit PhonePicture(QWidget *parent = nullptr);

    // model outlives the picture, or is replaced first; nothing: an empty picture. title: "101 Jerry", on the screen.
    void setHandset(const catalogue::Model *model, const std::optional<domain::ExpansionModules> &modules, const QString &title);
    void setFaces(Faces faces); // keys without one are empty
    // Small and still, as in the extension's form: no tabs, no focus, only labels.
    void setMini(bool mini);

    [[nodiscard]] int page(int module) const; // from 0; module 0 is the phone
    void setPage(int module, int page);
    void setZoom(double factor); // 0.5–3; 0 fits the picture into the widget
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] double scale() const; // as drawn
    void setFlash(bool flash);          // off: flashing lamps stay lit, as they do where the system wants no animations

    // Keys can be dragged from here and onto here. transfer outlives the picture.
    void setTransfer(KeyTransfer *transfer);
    void showDrop(const std::optional<DropView> &view); // nothing: as it is

    [[nodiscard]] std::optional<Slot> current() const { return m_current; }
    [[nodiscard]] std::vector<Slot> marked() const; // the current key, and those selected with it
    void mark(const std::vector<Slot> &slots);      // the first becomes the current key
    void select(const Slot &slot);                  // turns to its page; a key that the phone does not have deselects
    [[nodiscard]] std::optional<Slot> slotAt(const QPointF &position) const;
    [[nodiscard]] QRectF rectOf(const Slot &slot) const;  // cap and cell; empty where its page is not shown
    [[nodiscard]] QString spoken(const Slot &slot) const; // "key 4 of 27, Monitor 102 Kramer, ringing"
    // What the keyboard means on the current key; also for the table beside it. False where it means nothing.
    [[nodiscard]] bool command(const QKeyEvent &event);
    [[nodiscard]] const std::vector<Slot> &places() const { return m_places; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void selected(const pbx::domain::SlotId &slot);
    void activated(const pbx::domain::SlotId &slot); // Return or a double click
    void typeRequested(pbx::domain::KeyType type);   // L S M D U
    void clearRequested();                           // Delete
    void carryRequested(pbx::items::DropMode mode);  // Space: picks up, or puts down
    void cancelRequested();                          // Esc
    void copyRequested();
    void pasteRequested();
    void markedChanged();
    void menuRequested(const QPoint &global); // a right click, or the menu key
    void moveRequested(int by);               // Alt and an arrow
    void pageChanged(int module, int page);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr double kGap = 18;     // between bodies, joined by links; lengths at 100 %
    static constexpr double kTabs = 38;    // above the bodies
    static constexpr double kCaption = 22; // below, "not to scale"
    static constexpr QSizeF kTab{74, 30};
    struct Device {
        int number; // 0: the phone
        const catalogue::Layout *layout;
        QPointF origin; // of the body, at 100 %
        int page = 0;
    };
    [[nodiscard]] QSizeF content() const;
    [[nodiscard]] QTransform transform() const;
    [[nodiscard]] const catalogue::KeyPlace *placeOf(const Slot &slot) const; // nothing where its page is not shown
    [[nodiscard]] QRectF tabRect(const Device &device, int page) const;
    [[nodiscard]] std::optional<Slot> neighbour(int key) const;
    [[nodiscard]] int used(const Device &device, int page) const;
    void paintDevice(QPainter &painter, const Device &device);
    void paintTabs(QPainter &painter, const Device &device) const;
    struct Page {
        int module, page;
        friend bool operator==(const Page &, const Page &) = default;
    };
    [[nodiscard]] std::optional<Page> pageAt(const QPointF &position) const; // of a tab or page key
    [[nodiscard]] const Faces &faces() const { return m_drop && m_drop->accepted ? m_drop->faces : m_faces; }
    void extendTo(const Slot &slot);
    void startDrag(const Slot &slot);
    void turnSoon(const std::optional<Page> &page); // while keys are held over its tab
    void endDrag();
    void paintInsertion(QPainter &painter) const;
    void updateTimer();

    items::KeyContext m_context;
    QString m_title;
    std::vector<Device> m_devices;
    std::vector<PhoneLayers> m_layers; // of the devices
    std::vector<Slot> m_places;
    Faces m_faces;
    std::optional<Slot> m_current, m_hovered;
    std::set<Slot> m_marked; // beside the current key
    std::optional<QPointF> m_pressed;
    KeyTransfer *m_transfer = nullptr;
    std::optional<DropView> m_drop;
    std::optional<Page> m_turnTo;
    QTimer m_blink, m_turn;
    double m_zoom = 0;
    bool m_mini = false, m_flash = true, m_lit = true;
};

} // namespace pbx::views
