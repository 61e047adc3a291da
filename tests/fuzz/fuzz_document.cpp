// libFuzzer: any bytes as a site document. What is read must be written and read back the same.
#include "domain/json.h"
#include "support/fakemodels.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pbx::domain;
    static const pbx::test::FakeModels models;
    const std::string text(data, data + size);
    const auto read = readDocument(text, models);
    if (!read) {
        if (!hasErrors(read.error().findings))
            std::abort();
        return 0;
    }
    const std::string written = writeDocument(read->document, Secrets::Include);
    const auto again = readDocument(written, models);
    if (!again || again->document != read->document)
        std::abort();
    return 0;
}
