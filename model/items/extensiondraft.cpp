#include "extensiondraft.h"

#include "extensionfields.h"
#include "modelchange.h"
#include "textof.h"

#include "domain/say.h"

#include <algorithm>
#include <set>

namespace pbx::items {

using domain::Extension;
using domain::IpAddress;

namespace {

// The phone's static network is one value of several fields.
class NetworkInput {
public:
    NetworkInput(const ExtensionDraft &draft, const QStringList &except)
        : m_draft(draft)
        , m_except(except)
    {}

    void write(ExtensionDraft::Outcome &out)
    {
        if (text(field::kNetworkMode) != QLatin1String("static")) {
            if (out.extension.autoProvision)
                out.extension.autoProvision->network.reset();
            return;
        }
        const auto address = parse(field::kAddress, true);
        const auto gateway = parse(field::kGateway, false);
        const auto first = parse(field::kDns1, false);
        const auto second = parse(field::kDns2, false);
        bool isNumber = false;
        const int prefix = text(field::kPrefix).toInt(&isNumber);
        if (!isNumber)
            m_wrong[QLatin1String(field::kPrefix)] = toQt(say("A subnet is a number of bits from 1 to 30, usually 24."));
        for (const auto &[name, sentence] : m_wrong)
            out.wrong[name] = sentence;
        if (!m_wrong.empty())
            return; // what is saved stays as a whole: half a network takes the phone offline
        domain::StaticNetwork network{.address = *address, .prefix = prefix, .gateway = gateway, .dns = {}};
        for (const auto &server : {first, second}) {
            if (server)
                network.dns.push_back(*server);
        }
        madePhone(out.extension).network = std::move(network);
    }

private:
    [[nodiscard]] QString text(const char *name) const
    {
        const QString field = QLatin1String(name);
        return m_except.contains(field) ? ExtensionDraft::text(field, m_draft.saved()) : m_draft.text(field);
    }
    std::optional<IpAddress> parse(const char *name, bool needed)
    {
        const QString input = text(name).trimmed();
        if (input.isEmpty() && !needed)
            return {};
        const auto address = IpAddress::parse(fromQt(input));
        if (address && address->isV4())
            return *address;
        m_wrong[QLatin1String(name)] = input.isEmpty() ? toQt(say("A static address is needed. Without one choose DHCP."))
                                       : address       ? toQt(say("%1 is an IPv6 address; a phone's own network is IPv4.", {fromQt(input)}))
                                                       : toQt(address.error().sentence);
        return {};
    }
    const ExtensionDraft &m_draft;
    const QStringList &m_except;
    std::map<QString, QString> m_wrong;
};

const ExtensionField *find(const QString &name)
{
    const auto all = extensionFields();
    const auto found = std::ranges::find_if(all, [&name](const ExtensionField &f) { return name == QLatin1String(f.pointer); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

ExtensionDraft::ExtensionDraft(Extension saved, const catalogue::Catalogue &catalogue)
    : m_saved(std::move(saved))
    , m_catalogue(&catalogue)
{}

const QStringList &ExtensionDraft::fields()
{
    static const QStringList names = [] {
        QStringList list;
        for (const ExtensionField &f : extensionFields())
            list += QLatin1String(f.pointer);
        return list;
    }();
    return names;
}

QString ExtensionDraft::text(const QString &field, const Extension &of)
{
    const ExtensionField *found = find(field);
    return found ? found->read(of) : QString();
}

QString ExtensionDraft::text(const QString &field) const
{
    const auto edit = m_edits.find(field);
    return edit != m_edits.end() ? edit->second : text(field, m_saved);
}

void ExtensionDraft::set(const QString &field, const QString &text)
{
    if (!find(field))
        return;
    if (ExtensionDraft::text(field, m_saved) == text)
        m_edits.erase(field);
    else
        m_edits[field] = text;
}

void ExtensionDraft::enter(const QString &field, const QString &text)
{
    if (ExtensionDraft::text(field) == text)
        return;
    set(field, text);
    if (field == QLatin1String(field::kMake) && !m_catalogue->find(fromQt(text), fromQt(ExtensionDraft::text(QLatin1String(field::kModel)))))
        set(QLatin1String(field::kModel), {});
}

void ExtensionDraft::revert()
{
    m_edits.clear();
}

QStringList ExtensionDraft::edited() const
{
    QStringList names;
    for (const auto &edit : m_edits)
        names += edit.first;
    return names;
}

void ExtensionDraft::setEdits(const Texts &edits)
{
    m_edits.clear();
    for (const auto &[name, text] : edits)
        set(name, text);
}

void ExtensionDraft::setKeys(const domain::KeyMap &keys)
{
    set(QLatin1String(field::kKeys), keysText(keys));
}

ExtensionDraft::Outcome ExtensionDraft::outcome(const QStringList &except) const
{
    Outcome out{.extension = m_saved, .wrong = {}, .lostKeys = {}, .lostModules = {}, .lostHandset = {}, .lostParameters = {}};
    bool network = false;
    bool shape = false; // of the phone: which keys there are
    for (const ExtensionField &f : extensionFields()) {
        const QString name = QLatin1String(f.pointer);
        const auto edit = m_edits.find(name);
        if (edit == m_edits.end() || except.contains(name))
            continue;
        network |= f.write == nullptr;
        shape |= name.startsWith(QLatin1String("/autoProvision/"));
        if (!f.write)
            continue;
        Extension tried = out.extension;
        if (const auto written = f.write(tried, edit->second))
            out.extension = std::move(tried);
        else
            out.wrong[name] = toQt(written.error().sentence);
    }
    if (network)
        NetworkInput(*this, except).write(out);
    if (shape)
        fitToModel(out, m_saved, *m_catalogue, edited());
    return out;
}

QStringList ExtensionDraft::rebase(Extension saved)
{
    QStringList clashes;
    for (const QString &name : edited()) {
        const QString now = text(name, saved);
        if (m_edits.at(name) == now)
            m_edits.erase(name);
        else if (now != text(name, m_saved))
            clashes += name;
    }
    m_saved = std::move(saved);
    return clashes;
}

void ExtensionDraft::settle(const ExtensionDraft &sent, const QStringList &stored)
{
    for (const QString &name : stored) {
        if (isEdited(name) && sent.text(name) == text(name))
            m_edits.erase(name);
    }
}

QJsonObject ExtensionDraft::toJson() const
{
    QJsonObject json;
    for (const auto &[name, text] : m_edits) {
        if (name != QLatin1String(field::kPassword))
            json.insert(name, text);
    }
    return json;
}

void ExtensionDraft::restore(const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it->isString())
            set(it.key(), it->toString());
    }
}

QString fieldOf(const std::string &pointer)
{
    QString best;
    const QString place = toQt(pointer);
    for (const QString &name : ExtensionDraft::fields()) {
        if ((place == name || place.startsWith(name + u'/')) && name.size() > best.size())
            best = name;
    }
    if (best.isEmpty() && place == QLatin1String("/autoProvision/network"))
        return QLatin1String(field::kNetworkMode);
    return best;
}

} // namespace pbx::items
