#include "lamps.h"

#include "icons.h"

#include <QCoreApplication>
#include <QPainter>

namespace pbx::views {

namespace {

QColor byName(const std::string &name, const PhoneColours &colours)
{
    if (name == "green")
        return colours.green;
    if (name == "red")
        return colours.red;
    return name == "amber" ? colours.amber : colours.dim;
}

void disc(QPainter &painter, const QPointF &centre, double diameter, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(centre, diameter / 2, diameter / 2);
}

void ring(QPainter &painter, const QPointF &centre, double diameter, const QColor &colour, double width)
{
    painter.setPen(QPen(colour, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, (diameter - width) / 2, (diameter - width) / 2);
}

void ringing(QPainter &painter, const QPointF &centre, const QColor &colour)
{
    ring(painter, centre, 12, colour, 1.5);
    disc(painter, centre, 4.5, colour);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    const QRectF around(centre - QPointF(10.5, 10.5), QSizeF(21, 21));
    painter.drawArc(around, -40 * 16, 80 * 16);
    painter.drawArc(around, 140 * 16, 80 * 16);
}

void square(QPainter &painter, const QPointF &centre, const QColor &colour, Icon symbol, const QColor &sign)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(centre - QPointF(9, 9), QSizeF(18, 18)), 3, 3);
    paintIcon(painter, symbol, QRectF(centre - QPointF(7, 7), QSizeF(14, 14)), sign);
}

} // namespace

LampLook lampLook(LampState state, const catalogue::Lamps &lamps, const PhoneColours &colours)
{
    switch (state) {
    case LampState::Idle: return lamps.known ? LampLook{byName(lamps.idle.colour, colours), lamps.idle.flashes} : LampLook{colours.dim, false};
    case LampState::Ringing:
        return lamps.known ? LampLook{byName(lamps.ringing.colour, colours), lamps.ringing.flashes} : LampLook{colours.red, true};
    case LampState::Talking:
        return lamps.known ? LampLook{byName(lamps.talking.colour, colours), lamps.talking.flashes} : LampLook{colours.red, false};
    case LampState::Day:
    case LampState::Own: return {colours.green, false};
    case LampState::Night: return {colours.red, false};
    case LampState::None: return {colours.dim, false};
    }
    return {};
}

QString lampWord(LampState state)
{
    switch (state) {
    case LampState::Idle: return QCoreApplication::translate("Lamp", "idle");
    case LampState::Ringing: return QCoreApplication::translate("Lamp", "ringing");
    case LampState::Talking: return QCoreApplication::translate("Lamp", "on the phone");
    case LampState::Day: return QCoreApplication::translate("Lamp", "Day");
    case LampState::Night: return QCoreApplication::translate("Lamp", "Night");
    case LampState::Own:
    case LampState::None: return {};
    }
    return {};
}

void paintLamp(QPainter &painter, const QRectF &box, LampState state, const catalogue::Lamps &lamps, bool lit, const PhoneColours &colours)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const LampLook look = lampLook(state, lamps, colours);
    // The dark half of a flash keeps the shape, so that the state can still be told.
    const QColor colour = lit || !look.flashes ? look.colour : colours.edge;
    const QPointF centre = box.center();
    switch (state) {
    case LampState::Idle: ring(painter, centre, 9, colour, 1.5); break;
    case LampState::Ringing: ringing(painter, centre, colour); break;
    case LampState::Talking:
        disc(painter, centre, 14, colour);
        painter.fillRect(QRectF(centre - QPointF(4, 1.25), QSizeF(8, 2.5)), colours.lampSign);
        break;
    case LampState::Day: square(painter, centre, colour, Icon::Sun, colours.lampSign); break;
    case LampState::Night: square(painter, centre, colour, Icon::Moon, colours.lampSign); break;
    case LampState::Own: disc(painter, centre, 8, colour); break;
    case LampState::None:
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(centre - QPointF(3.5, 0), centre + QPointF(3.5, 0));
        break;
    }
    painter.restore();
}

} // namespace pbx::views
