#include "icons.h"

#include <algorithm>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

namespace pbx::views {
namespace {

using store::Progress;

// Draws in a 14 × 14 box around the origin, whatever the size asked for.
struct Brush {
    QPainter &painter;
    const Theme &theme;

    void disc(const QColor &colour, double radius) const
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(), radius, radius);
    }
    void ring(const QColor &colour, double radius, double width) const
    {
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(), radius, radius);
    }
    void lines(const QColor &colour, double width, const QPolygonF &points) const
    {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(points);
    }
    void shape(const QColor &colour, const QPolygonF &points) const
    {
        painter.setPen(QPen(colour, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(colour);
        painter.drawPolygon(points);
    }
};

void registered(const Brush &b)
{
    b.disc(b.theme.good, 5);
}
void onThePhone(const Brush &b)
{
    b.disc(b.theme.bad, 5.5);
    b.lines(b.theme.base, 2, {QPointF(-2.75, 0), QPointF(2.75, 0)});
}
void ringing(const Brush &b)
{
    b.ring(b.theme.bad, 5, 1.5);
    b.disc(b.theme.bad, 1.75);
}
void offline(const Brush &b)
{
    b.ring(b.theme.secondary, 4.25, 1.5);
}
void none(const Brush &b)
{
    b.lines(b.theme.secondary, 1.5, {QPointF(-4, 0), QPointF(4, 0)});
}
void waiting(const Brush &b)
{
    b.ring(b.theme.secondary, 5.25, 1.25);
    b.lines(b.theme.secondary, 1.25, {QPointF(0, -3), QPointF(0, 0.25), QPointF(2, 1.5)});
}
void done(const Brush &b)
{
    b.disc(b.theme.good, 5.75);
    b.lines(b.theme.base, 1.6, {QPointF(-2.5, 0.25), QPointF(-0.75, 2), QPointF(2.5, -1.75)});
}
void warning(const Brush &b)
{
    b.shape(b.theme.warningMark, {QPointF(0, -5.25), QPointF(5.75, 4.75), QPointF(-5.75, 4.75)});
    b.lines(b.theme.base, 1.5, {QPointF(0, -1.75), QPointF(0, 1)});
    b.painter.setPen(Qt::NoPen);
    b.painter.setBrush(b.theme.base);
    b.painter.drawEllipse(QPointF(0, 3.1), 0.85, 0.85);
}
void failed(const Brush &b)
{
    constexpr double r = 5.5;
    constexpr double c = 2.28;
    b.shape(b.theme.bad,
            {QPointF(-c, -r), QPointF(c, -r), QPointF(r, -c), QPointF(r, c), QPointF(c, r), QPointF(-c, r), QPointF(-r, c), QPointF(-r, -c)});
    b.lines(b.theme.base, 1.5, {QPointF(-2, -2), QPointF(2, 2)});
    b.lines(b.theme.base, 1.5, {QPointF(-2, 2), QPointF(2, -2)});
}

void question(const Brush &b)
{
    b.ring(b.theme.secondary, 5.5, 1.25);
    b.lines(b.theme.secondary, 1.25,
            {QPointF(-1.75, -1.5), QPointF(-1.25, -2.75), QPointF(0.75, -3), QPointF(1.75, -1.75), QPointF(0, 0), QPointF(0, 1)});
    b.painter.setPen(Qt::NoPen);
    b.painter.setBrush(b.theme.secondary);
    b.painter.drawEllipse(QPointF(0, 3), 0.8, 0.8);
}

constexpr std::array<void (*)(const Brush &), 10> kGlyphs{registered, onThePhone, ringing, offline, none, waiting, done, warning, failed, question};

constexpr double kBead = 7;
constexpr double kPitch = 11;

struct Stage {
    const char *word;
    std::array<Bead, 4> beads;
};
using B = Bead;
constexpr std::array<Stage, 7> kStages{{
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "No phone"), {B::Empty, B::Empty, B::Empty, B::Empty}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Saved"), {B::Waiting, B::Empty, B::Empty, B::Empty}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Accepted"), {B::UnderWay, B::UnderWay, B::Empty, B::Empty}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Outdated"), {B::UnderWay, B::UnderWay, B::Waiting, B::Empty}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Fetched"), {B::UnderWay, B::UnderWay, B::UnderWay, B::Empty}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Running"), {B::Running, B::Running, B::Running, B::Running}},
    {QT_TRANSLATE_NOOP("pbx::views::Progress", "Refused"), {B::Failed, B::Failed, B::Failed, B::Empty}},
}};

QColor beadColour(Bead bead, const Theme &theme)
{
    switch (bead) {
    case Bead::Waiting: return theme.warning;
    case Bead::Running: return theme.good;
    case Bead::Failed: return theme.bad;
    case Bead::UnderWay:
    case Bead::Empty: break;
    }
    return theme.secondary;
}

} // namespace

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    const double scale = std::min(box.width(), box.height()) / 14;
    painter.scale(scale, scale);
    kGlyphs.at(static_cast<std::size_t>(glyph))(Brush{painter, theme});
    painter.restore();
}

QString progressWord(Progress progress)
{
    return QCoreApplication::translate("pbx::views::Progress", kStages.at(static_cast<std::size_t>(progress)).word);
}

std::array<Bead, 4> beads(Progress progress)
{
    return kStages.at(static_cast<std::size_t>(progress)).beads;
}

double beadsWidth()
{
    return (3 * kPitch + kBead) * Theme::scale();
}

void paintBeads(QPainter &painter, const QRectF &box, Progress progress, const Theme &theme)
{
    if (progress == Progress::NoPhone)
        return;
    const auto states = beads(progress);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = QGuiApplication::isRightToLeft(); // the way is read from the other side
    painter.translate(mirrored ? box.left() + beadsWidth() : box.left(), box.center().y());
    painter.scale(mirrored ? -Theme::scale() : Theme::scale(), Theme::scale());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const QPointF centre(kBead / 2 + static_cast<double>(i) * kPitch, 0);
        const QColor colour = beadColour(states.at(i), theme);
        if (i + 1 < states.size()) { // the thread to the next bead
            const bool reached = states.at(i + 1) != Bead::Empty;
            painter.setPen(QPen(reached ? beadColour(states.at(i + 1), theme) : theme.edge, 1));
            painter.drawLine(centre + QPointF(kBead / 2, 0), centre + QPointF(kPitch - kBead / 2, 0));
        }
        const bool last = i + 1 == states.size() || states.at(i + 1) == Bead::Empty;
        if (states.at(i) == Bead::Empty) {
            painter.setPen(QPen(theme.edge, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, 2.5, 2.5);
        } else if (states.at(i) == Bead::Failed && last) {
            painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(centre + QPointF(-2, -2), centre + QPointF(2, 2));
            painter.drawLine(centre + QPointF(-2, 2), centre + QPointF(2, -2));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(centre, 3, 3);
        }
    }
    painter.restore();
}

} // namespace pbx::views
