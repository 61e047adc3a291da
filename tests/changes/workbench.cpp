#include "workbench.h"

#include "resources/embedded.h"

#include <algorithm>

namespace pbx::testing {

std::string sampleJson()
{
    for (const auto &file : resources::sample()) {
        if (file.name == "pinetree.json")
            return std::string(file.bytes);
    }
    ADD_FAILURE() << "no sample";
    return {};
}

const catalogue::Catalogue &theCatalogue()
{
    return catalogue::Catalogue::builtIn();
}

const render::Renderer &theRenderer()
{
    static const auto renderer = render::Renderer::make(theCatalogue());
    EXPECT_TRUE(renderer) << renderer.error().sentence;
    return **renderer;
}

Uuid uuid(const std::string &text)
{
    return Uuid::parse(text).value();
}

Workbench::Workbench()
    : inner(store::openMemory())
    , vault(std::make_shared<const store::Vault>(store::Vault::sessionOnly()))
{
    const store::Batch base{store::PutSetting{"target.thisComputer.baseUrl", "http://192.0.2.10:8080"}};
    EXPECT_TRUE(inner->commit(base));
    workspace = another();
}

std::unique_ptr<Workspace> Workbench::another(ForwardingStore::Before before) const
{
    return std::make_unique<Workspace>(std::make_unique<ForwardingStore>(inner, std::move(before)), vault, theCatalogue(), theRenderer(), "tester");
}

void Workbench::importSample()
{
    const auto report = workspace->import(sampleJson(), false);
    ASSERT_TRUE(report) << report.error().error.sentence;
}

changes::Plan Workbench::plan(const std::vector<std::string> &objects)
{
    std::vector<Uuid> ids;
    for (const std::string &id : objects)
        ids.push_back(uuid(id));
    auto plan = workspace->plan(uuid(kSite), ids);
    EXPECT_TRUE(plan) << plan.error().sentence;
    return plan ? std::move(*plan) : changes::Plan{uuid(kSite)};
}

void Workbench::applyAll()
{
    const auto applied = workspace->apply(plan(), {}, true);
    ASSERT_TRUE(applied) << applied.error().sentence;
}

Result<void> Workbench::rename(const std::string &extension, const std::string &name)
{
    return change<Extension>(extension, [&name](Extension &e) { e.name = Name::parse(name).value(); });
}

Result<void> Workbench::remove(const std::string &id)
{
    const auto loaded = workspace->load(uuid(id));
    EXPECT_TRUE(loaded);
    return workspace->edit("Remove " + id, {{uuid(id), uuid(kSite), kindOf(loaded->object), std::nullopt, loaded->version}});
}

namespace {

std::string text(const std::optional<store::Side> &side)
{
    return side ? side->json + "|" + side->secret : "-";
}

std::vector<store::ObjectRecord> all(store::Store &store)
{
    std::vector<store::ObjectRecord> out;
    const auto sites = store.sites({}, 1000);
    EXPECT_TRUE(sites);
    for (const store::SiteRow &site : sites->rows) {
        std::string cursor;
        do {
            auto page = store.objects(site.id, std::nullopt, false, cursor, 500);
            EXPECT_TRUE(page);
            out.insert(out.end(), page->rows.begin(), page->rows.end());
            cursor = page->next;
        } while (!cursor.empty());
    }
    return out;
}

} // namespace

std::string Workbench::localState() const
{
    std::vector<std::string> lines;
    for (const store::ObjectRecord &record : all(*inner)) {
        if (record.local)
            lines.push_back(record.id.toString() + " " + text(record.local) + "\n");
    }
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const std::string &line : lines)
        out += line;
    return out;
}

std::string Workbench::fullState() const
{
    std::string out;
    for (const store::ObjectRecord &record : all(*inner))
        out += record.id.toString() + " " + text(record.base) + " " + text(record.local) + " " + std::to_string(record.version) + "\n";
    const auto sites = inner->publishedSites().value();
    for (const store::PublishedSite &site : sites) {
        out += std::to_string(site.revision) + site.token + site.rules + "\n";
        const auto files = inner->allPublishedFiles(site.site, true).value();
        const auto phones = inner->phones(site.site).value();
        for (const store::PublishedFile &file : files)
            out += (file.mac ? file.mac->toString() : "-") + file.name + file.etag + file.sealed + "\n";
        for (const store::PhoneRecord &phone : phones)
            out += phone.mac.toString() + phone.secret + std::to_string(phone.enrolUntil) + "\n";
    }
    const auto edits = inner->edits(1000, false).value();
    for (const store::EditRecord &edit : edits)
        out += edit.label + (edit.undone ? " undone\n" : "\n");
    return out;
}

std::string Workbench::publishedText(const std::string &mac, const std::string &file) const
{
    const auto address = MacAddress::parse(mac).value();
    const auto files = inner->publishedFiles(uuid(kSite), address, true).value();
    for (const store::PublishedFile &stored : files) {
        if (stored.name != file)
            continue;
        auto plain = vault->open(stored.sealed, store::fileRecord(stored.site, stored.mac, stored.name));
        EXPECT_TRUE(plain);
        return plain.value_or(std::string());
    }
    return {};
}

Extension newExtension(const std::string &number, const std::string &name)
{
    return {Uuid::random(),
            ExtensionNumber::parse(number).value(),
            Name::parse(name).value(),
            std::nullopt,
            {},
            uuid(kOffice),
            std::nullopt,
            false,
            {},
            true,
            std::nullopt};
}

ObjectEdit creation(const Object &object, const std::string &site)
{
    return {idOf(object), uuid(site), kindOf(object), object, 0};
}

std::string bigSite(int handsets, bool passwords)
{
    const auto padded = [](int n, int width) {
        std::string digits = std::to_string(n);
        return std::string(static_cast<std::size_t>(width) - digits.size(), '0') + digits;
    };
    std::string out =
        R"({"format":"mycloudpbx-site/1","site":{"id":")" + kSite
        + R"(","customer":"Big","name":"Big","domain":"big.example.com","sipServer":{"host":"big.example.com","port":5060},)"
          R"("pickupCode":"**","voicemailNumber":"777"},"offices":[{"id":")"
        + kOffice
        + R"(","name":"Head","areaCode":"07","timeZone":"Australia/Brisbane","outboundNumber":null}],"dayNightConditions":[],"extensions":[)";
    constexpr const char *hex = "0123456789abcdef";
    for (int i = 0; i < handsets; ++i) {
        const std::string number = padded(i, 4);
        std::string mac = "805ec0";
        for (int shift = 20; shift >= 0; shift -= 4)
            mac += hex[(static_cast<unsigned>(i) >> static_cast<unsigned>(shift)) & 0xFU];
        out += i == 0 ? "" : ",";
        out += R"({"id":"a1a1a1a1-0000-4000-8000-)" + padded(i, 12) + R"(","number":")" + number + R"(","name":"User )" + number + "\"";
        if (passwords)
            out += R"(,"password":"s3cret-)" + number + "\"";
        out += R"(,"ringTime":40,"office":")" + kOffice
               + R"(","outboundNumber":null,"hideCallerId":false,"pickupGroup":null,"behindFirewall":true,"autoProvision":{"enabled":true,)"
                 R"("callsPerLineKey":2,"make":"Yealink","model":"T54W","mac":")"
               + mac
               + R"(","expansionModules":null,"network":{"mode":"dhcp"},"callWaitingTone":true,"startingPort":5060,"codec":"G711a",)"
                 R"("transport":"TCP","keys":[{"slot":"1","type":"main"},{"slot":"2","type":"monitor","extension":")"
               + padded((i + 1) % handsets, 4) + R"(","label":""}],"overrides":{}}})";
    }
    return out + R"(],"firewallRules":[{"id":")" + kRule
           + R"(","description":"Office","address":"203.0.113.7","prefix":32,"scope":"IP Telephony"}]})";
}

} // namespace pbx::testing
