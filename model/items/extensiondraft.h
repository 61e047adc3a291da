// What a form holds while an extension is edited: the saved extension, and as text every field whose input differs from it.
// Input that is wrong stays as it was typed, with its sentence; what is valid can be saved without it. Drafts survive a
// crash: store them as JSON.
#pragma once

#include "catalogue/catalogue.h"
#include "domain/objects.h"
#include "drafttexts.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <string>

namespace pbx::items {

// Fields are named by JSON pointers of the extension, as in findings.
namespace field {
inline constexpr const char *kName = "/name";
inline constexpr const char *kPassword = "/password";
inline constexpr const char *kRingTime = "/ringTime";
inline constexpr const char *kOffice = "/office";
inline constexpr const char *kOutboundNumber = "/outboundNumber"; // empty: the office's default
inline constexpr const char *kHideCallerId = "/hideCallerId";
inline constexpr const char *kPickupGroup = "/pickupGroup";
inline constexpr const char *kBehindFirewall = "/behindFirewall";
inline constexpr const char *kEnabled = "/autoProvision/enabled";
inline constexpr const char *kCallsPerLineKey = "/autoProvision/callsPerLineKey";
inline constexpr const char *kMake = "/autoProvision/make";
inline constexpr const char *kModel = "/autoProvision/model";
inline constexpr const char *kKeys = "/autoProvision/keys";
inline constexpr const char *kModuleType = "/autoProvision/expansionModules/type"; // empty: no module
inline constexpr const char *kModuleCount = "/autoProvision/expansionModules/count";
inline constexpr const char *kMac = "/autoProvision/mac";
inline constexpr const char *kHandset = "/autoProvision/handset";          // 0: none
inline constexpr const char *kNetworkMode = "/autoProvision/network/mode"; // dhcp, static
inline constexpr const char *kAddress = "/autoProvision/network/address";
inline constexpr const char *kPrefix = "/autoProvision/network/prefix";
inline constexpr const char *kGateway = "/autoProvision/network/gateway";
inline constexpr const char *kDns1 = "/autoProvision/network/dns/0";
inline constexpr const char *kDns2 = "/autoProvision/network/dns/1";
inline constexpr const char *kCallWaitingTone = "/autoProvision/callWaitingTone";
inline constexpr const char *kStartingPort = "/autoProvision/startingPort";
inline constexpr const char *kCodec = "/autoProvision/codec";
inline constexpr const char *kTransport = "/autoProvision/transport";
} // namespace field

class ExtensionDraft final {
public:
    ExtensionDraft(domain::Extension saved, const catalogue::Catalogue &catalogue);

    [[nodiscard]] static const QStringList &fields();
    [[nodiscard]] const domain::Extension &saved() const { return m_saved; }
    [[nodiscard]] QString text(const QString &field) const; // as edited, else as saved
    [[nodiscard]] static QString text(const QString &field, const domain::Extension &of);
    void set(const QString &field, const QString &text); // the saved text again: no edit
    // As a form takes input: another make also takes away a model that it does not have.
    void enter(const QString &field, const QString &text);
    void revert();
    [[nodiscard]] bool isEdited() const { return !m_edits.empty(); }
    [[nodiscard]] bool isEdited(const QString &field) const { return m_edits.count(field) != 0; }
    [[nodiscard]] QStringList edited() const;
    [[nodiscard]] const Texts &edits() const { return m_edits; }
    void setEdits(const Texts &edits); // in place of all there are

    void setKeys(const domain::KeyMap &keys);

    struct Outcome {
        domain::Extension extension;      // saved, with every valid edit
        std::map<QString, QString> wrong; // field → sentence, of the others
        // What the chosen model has no place for, and is left out:
        std::vector<std::string> lostKeys; // slots
        std::optional<domain::ExpansionModules> lostModules;
        std::optional<int> lostHandset;
        std::vector<std::string> lostParameters; // that an expert set by their names in another family's files
    };
    // except: edits to leave out (another rule refuses them).
    [[nodiscard]] Outcome outcome(const QStringList &except = {}) const;

    // Saved elsewhere or here meanwhile. Edits stay; those that are saved now end. Gives the fields that are edited
    // here and were changed there.
    QStringList rebase(domain::Extension saved);

    // These fields of what was sent are stored now; input that came later stays.
    void settle(const ExtensionDraft &sent, const QStringList &stored);

    [[nodiscard]] QJsonObject toJson() const; // without the password
    void restore(const QJsonObject &json);    // unknown members are ignored: an older program's draft

private:
    domain::Extension m_saved;
    const catalogue::Catalogue *m_catalogue;
    Texts m_edits;
};

// The field that a finding's pointer belongs to: its longest prefix among the fields ("/autoProvision/keys/4/extension"
// belongs to the keys); empty where none.
[[nodiscard]] QString fieldOf(const std::string &pointer);

} // namespace pbx::items
