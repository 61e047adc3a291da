#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

namespace pbx::test {

inline std::string readFile(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string sampleSite()
{
    return readFile(std::string(PBX_SOURCE_DIR) + "/resources/sample/pinetree.json");
}

} // namespace pbx::test
