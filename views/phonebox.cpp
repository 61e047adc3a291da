#include "phonebox.h"

#include "items/extensionfields.h"
#include "items/shown.h"
#include "items/textof.h"
#include "phonepicture.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pbx::views {

using store::Progress;

namespace {

struct Status {
    Glyph glyph;
    QString word;
};

Status statusOf(const items::ExtensionView &view)
{
    const auto &phone = items::phoneOf(view.extension());
    if (!phone.enabled || phone.model.empty())
        return {Glyph::None, PhoneBox::tr("No phone")};
    if (!view.lastRefusal.empty())
        return {Glyph::Warning, PhoneBox::tr("Refused")};
    if (view.progress == Progress::Running)
        return {Glyph::Registered, PhoneBox::tr("Registered")};
    if (view.fetchedAt > 0 || !view.userAgent.empty())
        return {Glyph::Offline, PhoneBox::tr("Seen")};
    return {Glyph::None, PhoneBox::tr("Not seen yet")};
}

KeyFace faceOf(const domain::Key &key, const items::KeyContext &context)
{
    KeyFace face;
    face.type = domain::typeOf(key);
    face.label = context.label(key);
    face.detail = context.activity(key);
    switch (face.type) {
    case domain::KeyType::Main:
    case domain::KeyType::Line: face.lamp = LampState::Own; break;
    case domain::KeyType::Monitor: face.lamp = LampState::Idle; break;
    case domain::KeyType::DayNight: face.lamp = LampState::Day; break;
    case domain::KeyType::Unused:
    case domain::KeyType::SpeedDial: break;
    }
    return face;
}

} // namespace

// ---- ProgressBeads ----------------------------------------------------------------------------------------------------

ProgressBeads::ProgressBeads(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("progressBeads"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressBeads::setProgress(Progress progress, const std::array<QString, 4> &notes)
{
    m_progress = progress;
    m_notes = notes;
    setAccessibleName(tr("Configuration: %1").arg(progressWord(progress)));
    setToolTip(accessibleName());
    update();
}

QSize ProgressBeads::sizeHint() const
{
    return {px(280), px(50)};
}

void ProgressBeads::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    const std::array<QString, 4> words{progressWord(Progress::Saved), progressWord(Progress::Accepted), progressWord(Progress::Fetched),
                                       progressWord(Progress::Running)};
    const auto states = beads(m_progress);
    int last = 0; // the stage that the configuration has reached
    for (int i = 0; i < 4; ++i)
        last = states.at(static_cast<std::size_t>(i)) != Bead::Empty ? i : last;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int column = width() / 4;
    const int side = px(12);
    for (int i = 0; i < 4; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const int x = layoutDirection() == Qt::RightToLeft ? width() - i * column - side : i * column;
        const Bead bead = states.at(index);
        const Glyph glyph = bead == Bead::Failed && i == last ? Glyph::Failed : bead == Bead::Empty ? Glyph::Offline : Glyph::Done;
        paintGlyph(painter, glyph, {static_cast<double>(x), 1, static_cast<double>(side), static_cast<double>(side)}, theme);
        if (i < 3) {
            painter.setPen(QPen(theme.line, 2));
            const int step = layoutDirection() == Qt::RightToLeft ? -1 : 1;
            painter.drawLine(x + side / 2 + step * (side / 2 + px(5)), 1 + side / 2, x + side / 2 + step * (column - side / 2 - px(5)), 1 + side / 2);
        }
        const QRect words1(layoutDirection() == Qt::RightToLeft ? x + side - column : x, side + px(3), column - px(4), px(17));
        painter.setFont(Theme::font(i == last && m_progress != Progress::NoPhone ? Theme::Text::SmallBold : Theme::Text::Small));
        painter.setPen(theme.text);
        painter.drawText(words1, Qt::AlignLeading | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words.at(index), Qt::ElideRight, words1.width()));
        painter.setFont(Theme::font(Theme::Text::Small));
        painter.setPen(theme.secondary);
        const QRect words2 = words1.translated(0, px(16));
        painter.drawText(words2, Qt::AlignLeading | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_notes.at(index), Qt::ElideRight, words2.width()));
    }
}

// ---- PhoneBox ---------------------------------------------------------------------------------------------------------

PhoneBox::PhoneBox(const catalogue::Catalogue &catalogue, QWidget *parent)
    : QGroupBox(tr("This phone"), parent)
    , m_catalogue(catalogue)
    , m_glyph(new GlyphLabel(Glyph::None, this))
    , m_status(new QLabel(this))
    , m_detail(new ElidedLabel({}, this))
    , m_picture(new PhonePicture(this))
    , m_beads(new ProgressBeads(this))
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
{
    setObjectName(QStringLiteral("thisPhone"));
    m_status->setObjectName(QStringLiteral("phoneStatus"));
    m_detail->setColour(&Theme::secondary);
    m_detail->setFont(Theme::font(Theme::Text::Small));
    m_note->setObjectName(QStringLiteral("phoneNote"));
    m_note->setWordWrap(true);
    m_picture->setMini(true);
    m_picture->setObjectName(QStringLiteral("miniPicture"));
    m_picture->setFixedHeight(px(132));
    auto *line = new QHBoxLayout;
    line->setSpacing(px(6));
    line->addWidget(m_glyph);
    line->addWidget(m_status);
    line->addWidget(m_detail, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(6), px(12), px(10));
    column->setSpacing(px(8));
    column->addLayout(line);
    column->addWidget(m_picture);
    column->addSpacing(px(4));
    column->addWidget(m_beads);
    column->addWidget(new Rule(this));
    column->addWidget(m_note);
}

void PhoneBox::setExtension(const items::ExtensionView &view, bool keysPending)
{
    m_context = view.keys;
    const Status status = statusOf(view);
    m_glyph->setGlyph(status.glyph);
    m_status->setText(status.word);
    m_detail->setText(items::toQt(view.userAgent));
    const bool pending = view.loaded.pending;
    const QString fetched = view.fetchedAt > 0 ? tr("last %1").arg(items::shownTime(view.fetchedAt)) : QString();
    m_beads->setProgress(view.progress, {pending ? tr("pending") : QString(), pending ? tr("after Apply") : QString(), fetched,
                                         view.progress == Progress::Fetched ? tr("not confirmed") : QString()});
    m_beads->setVisible(view.progress != Progress::NoPhone);
    m_note->setText(!view.lastRefusal.empty()             ? tr("The last download was refused. The download log says why.")
                    : keysPending                         ? tr("Changed keys need a resync or restart of this phone.")
                    : view.progress == Progress::NoPhone  ? tr("Turn on Auto Provision and choose a phone to configure it from here.")
                    : view.progress == Progress::Fetched  ? tr("Fetched, not confirmed: nothing tells whether it runs.")
                    : view.progress == Progress::Saved    ? tr("Apply changes makes this ready for the phone.")
                    : view.progress == Progress::Accepted ? tr("Ready. The phone has not fetched it yet.")
                    : view.progress == Progress::Outdated ? tr("The phone holds an older configuration. A resync or restart fetches the new one.")
                                                          : QString());
    setPhone(view.extension());
}

void PhoneBox::setPhone(const domain::Extension &extension)
{
    const auto &phone = items::phoneOf(extension);
    const catalogue::Model *model = phone.enabled ? m_catalogue.model(phone.make, phone.model) : nullptr;
    m_context.model = model;
    m_context.modules = phone.modules;
    m_picture->setVisible(model != nullptr);
    if (!model)
        return;
    m_picture->setHandset(model, phone.modules, items::toQt(extension.number.text() + " " + extension.name.text()));
    PhonePicture::Faces faces;
    for (const auto &[slot, key] : phone.keys)
        faces.emplace(slot, faceOf(key, m_context));
    m_picture->setFaces(std::move(faces));
}

} // namespace pbx::views
