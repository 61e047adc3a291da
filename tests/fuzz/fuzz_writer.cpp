// libFuzzer: any bytes as a value in a phone's file. PBX_WRITER names the writer. The file must parse back to exactly that
// value, or to what the writer declares; what it refuses leaves no trace. The first byte chooses treatment and place.
#include "render/parsers.h"
#include "render/writer.h"

#include <cstdint>
#include <cstdlib>

using namespace pbx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const render::Writer &writer = *render::writerNamed(PBX_WRITER);
    if (size == 0)
        return 0;
    const auto treatment = static_cast<render::Treatment>(data[0] % 4);
    const bool inField = writer.hasFields() && (data[0] & 4U) != 0;
    const std::string_view grammar = PBX_WRITER;
    const std::string_view section = grammar == "polyDirectory" ? "item" : grammar == "snom" ? "phone-settings" : ""; // needed there
    const std::string text(data + 1, data + size);

    std::string file(writer.head());
    if (!section.empty())
        writer.openSection(file, section, {});
    const std::string_view name = writer.canName("label") ? "label" : "P47"; // Htek has numbers
    writer.open(file, name, {});
    if (inField)
        writer.openField(file, "fn", true);
    const std::size_t before = file.size();
    const render::Written written = writer.append(file, text, treatment, inField);
    if (written == render::Written::Refused && (file.size() != before || treatment == render::Treatment::Label))
        std::abort();
    if (written == render::Written::Mapped && treatment != render::Treatment::Label)
        std::abort();
    if (inField)
        writer.closeField(file, "fn");
    writer.close(file, name);
    if (!section.empty())
        writer.closeSection(file, section);
    file += writer.foot();

    std::string why;
    const auto parameters = test::readParameters(file, why);
    if (!parameters || parameters->size() != 1)
        std::abort();
    std::string wanted = written == render::Written::Exactly  ? text
                         : written == render::Written::Mapped ? writer.shown(text, inField)
                                                              : std::string();
    if (inField)
        wanted.insert(0, "fn=");
    if (parameters->front().second != wanted)
        std::abort();
    return 0;
}
