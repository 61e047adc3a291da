#include "fieldhelp.h"

#include "extensiondraft.h"

#include <array>
#include <QCoreApplication>
#include <vector>

namespace pbx::items {

namespace {

struct FieldHelp {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::FieldHelp)
};

struct HelpRow {
    const char *field;
    const char *sentence;
};
using HelpTable = std::vector<HelpRow>;

#define PBX_HELP(text) QT_TRANSLATE_NOOP("pbx::items::FieldHelp", text)

const HelpTable &extensionHelp()
{
    static const HelpTable table{
        {"/number", PBX_HELP("The number that others dial; it is fixed once the extension exists.")},
        {field::kName, PBX_HELP("Who or what this is: the name that the phone and other people’s keys show.")},
        {field::kPassword, PBX_HELP("With this the phone logs in at the PBX; a new one must be set there, too.")},
        {field::kRingTime, PBX_HELP("How long the phone rings before the call goes on, for example to voicemail; it is set on the PBX.")},
        {field::kOffice, PBX_HELP("Where this phone stands; its clock and its default outbound number come from the office.")},
        {field::kOutboundNumber, PBX_HELP("The number that people see when this extension calls out; it is set on the PBX.")},
        {field::kHideCallerId, PBX_HELP("People who are called do not see who calls; it is set on the PBX.")},
        {field::kPickupGroup, PBX_HELP("Extensions with the same group can pick up each other’s calls; it is set on the PBX.")},
        {field::kBehindFirewall, PBX_HELP("The phone sits behind a router or firewall, as nearly everywhere, so that the PBX has to keep the way to "
                                          "it open; it is set on the PBX.")},
        {field::kEnabled, PBX_HELP("This program makes the phone’s files; off: the phone is set up by hand and what is set here stays for later.")},
        {field::kCallsPerLineKey, PBX_HELP("How many calls one line key can hold at a time.")},
        {field::kMake, PBX_HELP("Who made the phone; the list of models follows it.")},
        {field::kModel, PBX_HELP("The model, as on the phone’s label; it decides which keys and files there are.")},
        {field::kKeys, PBX_HELP("What each key of the phone does, on a picture of it.")},
        {"module", PBX_HELP("A field of further keys that is plugged into the phone.")},
        {field::kModuleType, PBX_HELP("The type of the plugged-in module, as on its label.")},
        {field::kModuleCount, PBX_HELP("How many modules of this type are plugged in, one behind the other.")},
        {field::kMac, PBX_HELP("Twelve letters and digits on the label on the phone’s back; by it the phone is known when it asks for its files.")},
        {field::kHandset, PBX_HELP("Which of the base’s handsets belongs to this extension.")},
        {field::kNetworkMode, PBX_HELP("DHCP: the network gives the phone its address. Static: it always has the one below.")},
        {field::kAddress, PBX_HELP("The phone’s own address in its network.")},
        {field::kPrefix, PBX_HELP("How many bits of the address name the network; 24 is 255.255.255.0.")},
        {field::kGateway, PBX_HELP("The router’s address, through which the phone reaches the PBX.")},
        {field::kDns1, PBX_HELP("The server that tells the phone the addresses behind names.")},
        {field::kDns2, PBX_HELP("The server that is asked where the first one does not answer.")},
        {field::kCallWaitingTone, PBX_HELP("A beep during a call tells of a second one.")},
        {field::kStartingPort, PBX_HELP("The phone’s first local SIP port; another one for each phone can help where a router mixes them up.")},
        {field::kCodec, PBX_HELP("How speech is packed: G711a sounds better, G729a needs less bandwidth.")},
        {field::kTransport, PBX_HELP("How the phone talks to the PBX; leave TCP unless your network needs UDP.")}};
    return table;
}

const HelpTable &siteHelp()
{
    static const HelpTable table{
        {"customer", PBX_HELP("Whose phone system this is; sites of one customer stand together at the left.")},
        {"name", PBX_HELP("What you call this phone system; only people read it.")},
        {"domain", PBX_HELP("The name under which the phones log in, such as pinetree.mycloudpbx.com.au; your provider tells it.")},
        {"host", PBX_HELP("Where the phones log in, if that is another server than the domain; leave it empty unless your provider says so.")},
        {"port", PBX_HELP("The SIP server’s port; 5060 unless your provider says so.")},
        {"pickupCode", PBX_HELP("What is dialled before an extension’s number to pick up its call; alone it picks up any call of the group.")},
        {"voicemail", PBX_HELP("What the voicemail key of the phones dials.")},
        {"number", PBX_HELP("The number that others dial, 3 or 4 digits; it is fixed once the extension exists.")},
        {"withPhone", PBX_HELP("Off: the site is made without an extension; add them later, or import a list.")},
        {"allow", PBX_HELP("Makes a firewall rule: only addresses that a rule allows may download a phone’s files.")}};
    return table;
}

const HelpTable &officeHelp()
{
    static const HelpTable table{
        {"name", PBX_HELP("What people call this place, such as Head Office.")},
        {"areaCode", PBX_HELP("The area code of the place’s numbers, digits only; it may be empty.")},
        {"timeZone", PBX_HELP("The clock of the phones in this office; type a city to find it.")},
        {"outbound", PBX_HELP("The number that people see when an extension of this office calls out, unless it has its own.")}};
    return table;
}

const HelpTable &conditionHelp()
{
    static const HelpTable table{
        {"name", PBX_HELP("What keys show that toggle this, such as Office Hours.")},
        {"dialCode", PBX_HELP("The code that the PBX gave to this condition, such as *281; dialling it switches between day and night.")},
        {"hours", PBX_HELP("When it is day, such as 08:30–12:00, 13:00–17:00; empty: night all day.")}};
    return table;
}

const HelpTable &ruleHelp()
{
    static const HelpTable table{
        {"description", PBX_HELP("What this rule is for; the download log names it.")},
        {"address", PBX_HELP("The address, or the network’s first address, from which phones may download their files.")},
        {"prefix", PBX_HELP("How many addresses the rule allows: 32 is one host, 24 a usual office network.")},
        {"scope", PBX_HELP("What the rule is for; only IP Telephony lets phones download.")},
        {"everybody", PBX_HELP("Confirms that every address of the internet may ask; the secrets in the addresses still protect the files.")}};
    return table;
}

const HelpTable &serverHelp()
{
    static const HelpTable table{
        {"interface",
         PBX_HELP("The network card that the phones are on; all of this computer is right unless they must not ask through the others.")},
        {"port", PBX_HELP("The port that the phones ask; another one where a program of this computer already uses it.")},
        {"baseUrl", PBX_HELP("How phones reach this computer, if a router or proxy stands between; empty: by its own address.")},
        {"siteUrl", PBX_HELP("What new phones are told by DHCP: the way to their first files, open only to phones whose enrolment is open.")},
        {"phoneUrl", PBX_HELP("The phone’s own secret address; it can be typed into its web page where DHCP cannot be set.")}};
    return table;
}

const HelpTable &exportHelp()
{
    static const HelpTable table{{"withSecrets", PBX_HELP("Whoever reads the file can then log in as these extensions and make calls.")}};
    return table;
}

const HelpTable &unlockHelp()
{
    static const HelpTable table{{"passphrase", PBX_HELP("The words that open the passwords of this workspace.")},
                                 {"repeat", PBX_HELP("The same words once more, so that no slip locks you out.")},
                                 {"way", PBX_HELP("Where the key to the passwords is kept.")}};
    return table;
}

const HelpTable &keyHelp()
{
    static const HelpTable table{{"type", PBX_HELP("What the key does.")},
                                 {"target", PBX_HELP("Whom or what the key works on.")},
                                 {"label", PBX_HELP("The word beside the key; empty: the target’s name, also when that changes.")},
                                 {"number", PBX_HELP("The number that the key dials.")},
                                 {"follow", PBX_HELP("The label is the target’s name, also when that changes; off: it is what you type.")}};
    return table;
}

const HelpTable &logHelp()
{
    static const HelpTable table{{"follow", PBX_HELP("New requests appear at the top as they come.")},
                                 {"address", PBX_HELP("The address that would ask, such as one from the download log.")},
                                 {"file", PBX_HELP("The phone whose file it would ask for.")}};
    return table;
}

const HelpTable &parameterHelp()
{
    static const HelpTable table{{"own", PBX_HELP("Settings that only the phone’s maker knows, by their own names, and where each comes from.")},
                                 {"name", PBX_HELP("A setting by the name that the phone’s maker gives it, such as features.dnd.enable.")},
                                 {"value", PBX_HELP("What the phone gets for it, as its maker writes it.")},
                                 {"make", PBX_HELP("Whose phones of this site get these parameters.")},
                                 {"model", PBX_HELP("One model, whose parameters take the place of its make’s, or all of them.")}};
    return table;
}

#undef PBX_HELP

const HelpTable &tableOf(HelpOf form)
{
    static const std::array tables{&extensionHelp, &siteHelp,   &officeHelp, &conditionHelp, &ruleHelp,     &serverHelp,
                                   &keyHelp,       &exportHelp, &unlockHelp, &logHelp,       &parameterHelp};
    return tables.at(static_cast<std::size_t>(form))();
}

} // namespace

QString fieldHelp(HelpOf form, const QString &field)
{
    for (const HelpRow &row : tableOf(form)) {
        if (field == QLatin1String(row.field))
            return FieldHelp::tr(row.sentence);
    }
    return {};
}

QStringList fieldsWithHelp(HelpOf form)
{
    QStringList fields;
    for (const HelpRow &row : tableOf(form))
        fields += QLatin1String(row.field);
    return fields;
}

HelpOf helpOf(domain::Kind kind)
{
    static const std::array forms{HelpOf::Site, HelpOf::Office, HelpOf::Condition, HelpOf::Extension, HelpOf::Rule};
    return forms.at(static_cast<std::size_t>(kind));
}

} // namespace pbx::items
