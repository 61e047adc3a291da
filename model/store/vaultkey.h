// A 256-bit key in memory that is never swapped out and wiped when done, and what is sealed with it.
#pragma once

#include "store.h"

#include <memory>

namespace pbx::store {

class SecretKey final {
public:
    static constexpr std::size_t kSize = 32;

    SecretKey() = default; // none
    [[nodiscard]] static SecretKey empty();
    [[nodiscard]] static SecretKey random();
    [[nodiscard]] static SecretKey from(std::string_view bytes); // none where the size is wrong

    [[nodiscard]] explicit operator bool() const { return m_bytes != nullptr; }
    [[nodiscard]] unsigned char *data() { return m_bytes.get(); }
    [[nodiscard]] const unsigned char *data() const { return m_bytes.get(); }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char *>(m_bytes.get()), m_bytes ? kSize : 0}; }

private:
    struct Free {
        void operator()(unsigned char *bytes) const;
    };
    std::unique_ptr<unsigned char, Free> m_bytes;
};

[[nodiscard]] std::string randomBytes(std::size_t count);

// XChaCha20-Poly1305: a version byte, the nonce, the text. Only the same key and record id open it.
[[nodiscard]] Blob sealWith(const SecretKey &key, std::string_view plain, std::string_view recordId);
[[nodiscard]] std::optional<std::string> openWith(const SecretKey &key, const Blob &sealed, std::string_view recordId);
// The same for a sealed key, without a copy in ordinary memory; none where it does not open.
[[nodiscard]] SecretKey openKeyWith(const SecretKey &key, const Blob &sealed, std::string_view recordId);

} // namespace pbx::store
