// "This phone": a small picture of it with its keys, and how far its configuration is.
#pragma once

#include "items/extensionwork.h"

#include <QGroupBox>

class QLabel;

namespace pbx::views {

class ElidedLabel;
class GlyphLabel;
class PhonePicture;
class ToneLabel;

// Saved → Accepted → Fetched → Running, each with its word and when.
class ProgressBeads final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressBeads(QWidget *parent = nullptr);
    void setProgress(store::Progress progress, const std::array<QString, 4> &notes);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    store::Progress m_progress = store::Progress::NoPhone;
    std::array<QString, 4> m_notes;
};

class PhoneBox final : public QGroupBox {
    Q_OBJECT
public:
    explicit PhoneBox(const catalogue::Catalogue &catalogue, QWidget *parent = nullptr);
    void setExtension(const items::ExtensionView &view, bool keysPending);
    // As the form would have it: the picture follows while one edits.
    void setPhone(const domain::Extension &extension);

private:
    const catalogue::Catalogue &m_catalogue;
    items::KeyContext m_context;
    GlyphLabel *m_glyph;
    QLabel *m_status;
    ElidedLabel *m_detail;
    PhonePicture *m_picture;
    ProgressBeads *m_beads;
    ToneLabel *m_note;
};

} // namespace pbx::views
