// libFuzzer: any bytes as a user's own models, beside nothing else. They are taken, or refused with file and line; what is
// taken recognises phones in time.
#include "catalogue/catalogue.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pbx::catalogue;
    const Catalogue::Family family{"yealink", {"v7x", "v82", "v84"}};
    std::vector<Catalogue::Fault> faults;
    const auto read = Catalogue::load({{"own.json", std::string(data, data + size), true}}, {&family, 1}, faults);
    if (!read || faults.size() > 1)
        std::abort();
    for (const Catalogue::Fault &fault : faults) {
        if (fault.file != "own.json" || !fault.sentence.starts_with("own.json:"))
            std::abort();
    }
    static_cast<void>((*read)->recognise("Yealink SIP-T54W 96.86.0.20 80:5e:c0:12:ab:01 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    for (const std::string &make : (*read)->makes()) {
        for (const Model *model : (*read)->models(make)) {
            if ((*read)->model(make, model->traits.model) != model || (!faults.empty() && model->own))
                std::abort();
        }
    }
    return 0;
}
