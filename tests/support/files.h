#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <system_error>

namespace pbx::test {

inline std::string readFile(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void writeFile(const std::string &path, const std::string &bytes)
{
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    EXPECT_TRUE(out.good()) << path;
}

inline std::string sampleSite()
{
    return readFile(std::string(PBX_SOURCE_DIR) + "/resources/sample/pinetree.json");
}

// text with its first passage replaced; the passage must be there.
inline std::string replaced(std::string text, const std::string &passage, const std::string &replacement)
{
    const std::size_t at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return at == std::string::npos ? text : text.replace(at, passage.size(), replacement);
}

// A new empty folder that goes with the object.
class TempFolder final {
public:
    TempFolder()
    {
        for (int i = 0; m_path.empty(); ++i) {
            const auto candidate = std::filesystem::temp_directory_path() / ("pbx-test-" + std::to_string(std::rand()) + "-" + std::to_string(i));
            if (std::filesystem::create_directory(candidate))
                m_path = candidate.string();
        }
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TempFolder(const TempFolder &) = delete;
    TempFolder &operator=(const TempFolder &) = delete;
    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] std::string path(const std::string &name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

} // namespace pbx::test
