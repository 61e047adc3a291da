// libFuzzer: any bytes as a user's own parameter map. It is refused with file and line, or it writes the files of a phone,
// twice the same.
#include "render/familymap.h"
#include "render/renderer.h"

#include <cstdint>
#include <cstdlib>

using namespace pbx;

namespace {

// One phone with the generations that the shipped maps know, of the family that the map tells.
std::unique_ptr<catalogue::Catalogue> phoneOf(const render::FamilyMap &map)
{
    std::string firmware;
    for (const std::string &id : map.firmware)
        firmware += (firmware.empty() ? "" : ",") + ("{\"id\":\"" + id + "\"}");
    const catalogue::Catalogue::Source source{
        "phone.json", R"({"makes":[{"make":"M","source":"s"}],"layouts":[{"id":"l","source":"s","body":[9,9],"screen":[1,1,2,2],"pages":9,
        "columns":[{"side":"left","count":3,"cap":[1,1,1,1],"cell":[2,1,1,1],"step":1}]}],
        "modules":[{"type":"X","keys":4,"layout":"l","source":"s"}],
        "series":[{"id":"s","make":"M","family":")"
                          + map.name + R"(","userAgent":"^{agent} (.)$","files":[{"pattern":"{mac}","role":"config"}],"source":"s"}],
        "models":[{"model":"P","series":"s","keys":9,"accounts":3,"modules":[{"type":"X","most":2}],"layout":"l","source":"s"}],
        "timeZones":[{"zone":"Z","posix":"AEST-10AEDT,M10.1.0,M4.1.0/3"}]})"};
    auto read = catalogue::Catalogue::load({&source, 1});
    return read ? std::move(*read) : nullptr; // a family whose name JSON must escape
}

domain::Extension extension()
{
    using namespace domain;
    Extension out{.id = *Uuid::parse("00000000-0000-4000-8000-000000000001"),
                  .number = *ExtensionNumber::parse("101"),
                  .name = *Name::parse("A <&\"';$ B"),
                  .office = *Uuid::parse("00000000-0000-4000-8000-000000000002")};
    AutoProvision &phone = out.autoProvision.emplace();
    phone.make = "M";
    phone.model = "P";
    phone.mac = *MacAddress::parse("80:5E:C0:12:AB:01");
    phone.modules = ExpansionModules{"X", 1};
    phone.keys.emplace(SlotId::phone(1), MainKey{});
    phone.keys.emplace(SlotId::phone(3), MonitorKey{*ExtensionNumber::parse("102"), {}});
    phone.keys.emplace(*SlotId::parse("m1.2"), SpeedDialKey{*DialString::parse("777"), *Label::parse("x;y")});
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace domain;
    const std::string text(data, data + size);
    const auto map = render::FamilyMap::read("own.json", text);
    if (!map) {
        if (!map.error().sentence.starts_with("own.json:"))
            std::abort();
        return 0;
    }
    const auto phone = phoneOf(*map);
    if (!phone)
        return 0;
    const render::Renderer::Source source{"own.json", text};
    const auto renderer = render::Renderer::make(*phone, {&source, 1});
    if (!renderer)
        std::abort();
    const Uuid id = *Uuid::parse("00000000-0000-4000-8000-000000000003");
    render::SiteFacts site(Site{id, *Name::parse("C"), *Name::parse("S"), *SipDomain::parse("s.example.com"), SipServer{"s.example.com"},
                                *DialString::parse("**"), *DialString::parse("777")});
    const Extension one = extension();
    site.add(Office{one.office, *Name::parse("O"), "07", "Z", {}});
    const render::Handset handset{phone->model("M", "P"), *one.autoProvision->mac, {{&one, "s3cret"}}, "http://h/x/", "4dm1n", {}};
    const auto first = (*renderer)->render(site, handset);
    const auto second = (*renderer)->render(site, handset);
    if (first.has_value() != second.has_value())
        std::abort();
    for (std::size_t i = 0; first && i < first->files.size(); ++i) {
        if (first->files[i].bytes != second->files.at(i).bytes)
            std::abort();
    }
    static_cast<void>((*renderer)->parameters(*handset.model));
    static_cast<void>((*renderer)->siteFiles("http://h/x/"));
    return 0;
}
