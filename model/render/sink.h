// Where a file is written: bytes that grow by doubling and are used again for the next file.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace pbx::render {

class Sink final {
public:
    void clear() { m_size = 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view bytes() const { return {m_bytes.get(), m_size}; }

    void append(std::string_view text)
    {
        if (text.empty()) // may have no bytes to point to
            return;
        if (text.size() > m_room - m_size)
            grow(text.size());
        std::memcpy(m_bytes.get() + m_size, text.data(), text.size());
        m_size += text.size();
    }

private:
    void grow(std::size_t more)
    {
        const std::size_t room = std::max(m_room * 2, m_size + more + 4096);
        std::unique_ptr<char[]> bytes(new char[room]); // NOLINT(cppcoreguidelines-avoid-c-arrays,modernize-avoid-c-arrays)
        if (m_size > 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_room = room;
    }

    std::unique_ptr<char[]> m_bytes; // NOLINT(cppcoreguidelines-avoid-c-arrays,modernize-avoid-c-arrays): not zeroed
    std::size_t m_size = 0, m_room = 0;
};

} // namespace pbx::render
