# Writes a C++ source with the bytes of FILES; run as a script by pbx_embed.
set(body "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  get_filename_component(short ${file} NAME)
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND body "const unsigned char kFile${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${short}\", {reinterpret_cast<const char *>(kFile${index}), ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Generated from resources/; do not edit.
#include \"resources/embedded.h\"

namespace {
${body}} // namespace

namespace pbx::resources {
std::vector<Embedded> ${NAME}()
{
    return {
${table}    };
}
} // namespace pbx::resources
")
