// What stands on the sheet that is handed to a phone's user: who is on which key, and how the keys are used. Plain texts; it
// knows no password, MAC or address.
#pragma once

#include "keycontext.h"

#include <QString>
#include <QStringList>

namespace pbx::changes {
class Workspace;
}

namespace pbx::items {

struct SheetRow {
    domain::SlotId slot;
    domain::KeyType type = domain::KeyType::Unused;
    QString key;   // "4", "m1.12"
    QString label; // as on the phone
    QString does;  // "Monitor 102 Kramer"
};

struct SheetPart { // a page of the phone or of a module that has keys in use
    int module = 0, page = 0;
    QString title; // "Phone, page 1"; without the page where there is one only
    std::vector<SheetRow> rows;
};

struct SheetFacts {
    QString site, voicemail;  // voicemail: what is dialled; may be empty
    bool pickupGroup = false; // the extension is in one
};

struct HandsetSheet {
    KeyContext context; // with only those whom the keys point to
    domain::KeyMap keys;
    QString site, number, name;
    QString phone; // "Yealink T54W with EXP50"
    std::vector<SheetPart> parts;
    QStringList hints; // how the keys are used: only of types that the phone has
    QString note;      // instead of keys, where it has none
};

[[nodiscard]] HandsetSheet handsetSheet(const KeyContext &context, const domain::KeyMap &keys, const SheetFacts &facts);

// As saved, in the order of ids. Runs on the worker thread.
struct HandsetSheets {
    std::vector<HandsetSheet> sheets;
    int withoutPhone = 0; // of those that were asked for: they have no sheet
};
[[nodiscard]] domain::Result<HandsetSheets> handsetSheets(changes::Workspace &workspace, const domain::Uuid &site,
                                                          const std::vector<domain::Uuid> &extensions);

} // namespace pbx::items
