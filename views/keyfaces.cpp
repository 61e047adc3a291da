#include "keyfaces.h"

#include "items/textof.h"

#include <array>
#include <QCoreApplication>

namespace pbx::views {

using namespace domain;

namespace {

LampState monitorLamp(const Key &key, const LampPreview &preview, int ordinal)
{
    switch (preview.monitors) {
    case LampPreview::Monitors::Idle: return LampState::Idle;
    case LampPreview::Monitors::Ringing: return LampState::Ringing;
    case LampPreview::Monitors::Talking: return LampState::Talking;
    case LampPreview::Monitors::AsNow: return items::lampOf(key, preview.live).value_or(LampState::None);
    case LampPreview::Monitors::Mixed: break;
    }
    constexpr std::array<LampState, 3> kTurns{LampState::Talking, LampState::Ringing, LampState::Idle};
    return kTurns.at(static_cast<std::size_t>(ordinal + preview.step) % kTurns.size());
}

LampState conditionLamp(const Key &key, const LampPreview &preview, const items::KeyCondition *condition)
{
    constexpr int kTurn = 2; // steps from day to night
    if (preview.playing)
        return preview.step / kTurn % 2 == 0 ? LampState::Day : LampState::Night;
    if (preview.conditions == LampPreview::Conditions::AsNow) {
        const LampState stored = condition && condition->isNight ? LampState::Night : LampState::Day;
        return items::lampOf(key, preview.live).value_or(stored);
    }
    return preview.conditions == LampPreview::Conditions::Night ? LampState::Night : LampState::Day;
}

} // namespace

KeyFace faceOf(const Key &key, const items::KeyContext &context, const LampPreview &preview, int ordinal)
{
    KeyFace face{typeOf(key), context.label(key), {}, LampState::None};
    switch (face.type) {
    case KeyType::Main:
    case KeyType::Line:
        face.detail = items::toQt(title(face.type));
        face.lamp = LampState::Own;
        break;
    case KeyType::Unused:
        face.label = items::toQt(title(face.type));
        face.detail = QCoreApplication::translate("KeyFace", "stays a gap");
        break;
    case KeyType::Monitor:
        face.detail = items::toQt(std::get<MonitorKey>(key).extension.text());
        face.lamp = monitorLamp(key, preview, ordinal);
        break;
    case KeyType::SpeedDial: {
        const QString number = items::toQt(std::get<SpeedDialKey>(key).number.text());
        face.detail = face.label != number ? number : items::toQt(title(face.type));
        break;
    }
    case KeyType::DayNight: {
        const items::KeyCondition *condition = context.condition(std::get<DayNightKey>(key).condition);
        face.detail = condition ? condition->dialCode : QCoreApplication::translate("KeyFace", "no such condition");
        face.lamp = conditionLamp(key, preview, condition);
        break;
    }
    }
    return face;
}

PhonePicture::Faces facesOf(const KeyMap &keys, const items::KeyContext &context, const LampPreview &preview)
{
    // The same extension on two keys has the same lamp.
    std::map<std::string, int> ordinals;
    PhonePicture::Faces faces;
    for (const auto &[slot, key] : keys) {
        int ordinal = 0;
        if (const auto *monitor = std::get_if<MonitorKey>(&key); monitor && preview.monitors == LampPreview::Monitors::Mixed)
            ordinal = ordinals.emplace(monitor->extension.text(), static_cast<int>(ordinals.size())).first->second;
        faces.emplace_hint(faces.end(), slot, faceOf(key, context, preview, ordinal));
    }
    return faces;
}

} // namespace pbx::views
