// What the assistant gathers and makes at once: a site with its office, the first phone and the rules that let it in. One edit,
// one step of undo; nothing is stored before all of it is right.
#pragma once

#include "officemodel.h"
#include "siteinput.h"

#include "changes/workspace.h"
#include "server/provisioningserver.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace pbx::items {

struct PhoneInput {
    QString number, name, make, model, mac;
};

struct SetupInput {
    SiteInput site;
    OfficeInput office;
    bool withPhone = true;
    PhoneInput phone;
    [[nodiscard]] static SetupInput fresh(const catalogue::Catalogue &catalogue);
};

struct SetupIds { // given once, so that the same input always makes the same objects
    domain::Uuid site = domain::Uuid::random(), office = domain::Uuid::random(), extension = domain::Uuid::random();
};

struct SetupTyped {
    std::optional<domain::Site> site;
    std::optional<domain::Office> office;
    std::optional<domain::Extension> extension;
    std::map<QString, QString> wrong; // "customer", "name", "domain", "office", "timeZone", "number", "person", "model", "mac" → sentence
};
[[nodiscard]] SetupTyped parse(const SetupInput &input, const SetupIds &ids, const catalogue::Catalogue &catalogue);

// This computer's zone where the catalogue knows it.
[[nodiscard]] QString usualTimeZone(const catalogue::Catalogue &catalogue);

// ---- on the worker thread -------------------------------------------------------------------------------------------
// What is odd about the phone's MAC address though it is not wrong: another make's, or another site's. Empty: nothing.
[[nodiscard]] QString oddMac(changes::Workspace &workspace, const SetupTyped &typed);
// Stores it all or nothing. typed: without faults. allowed: networks from which phones may download.
[[nodiscard]] domain::Result<void> makeSite(changes::Workspace &workspace, const SetupTyped &typed, const std::vector<domain::IpPrefix> &allowed,
                                            const QString &ruleName);
// Where the server listens from now on. Phones are told the address of the card that was chosen, if that is not what they would
// be told anyway.
[[nodiscard]] domain::Result<server::Listen> keepListen(changes::Workspace &workspace, const server::Listen &listen);

struct SetupAddresses {
    std::string site;         // for DHCP
    std::string phone;        // its own; empty where there is none
    std::int64_t openFor = 0; // ms since 1970, until when the phone may come by the site's address; 0: it may not
    bool fetched = false;
    std::string lastRefusal; // of the phone
};
[[nodiscard]] domain::Result<SetupAddresses> addressesOf(changes::Workspace &workspace, const domain::Uuid &site,
                                                         const std::optional<domain::Uuid> &extension);

} // namespace pbx::items
