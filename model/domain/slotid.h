#pragma once

#include "result.h"

#include <compare>

namespace pbx::domain {

// A physical key: key n of the phone ("4"), or key n of module m ("m1.12"). Both count from 1. Pages continue the
// numbering, so key 12 of a phone with nine keys a page is the third key of page 2.
class SlotId final {
public:
    [[nodiscard]] static Result<SlotId> parse(std::string_view text);
    [[nodiscard]] static SlotId phone(int key) { return {0, key}; }
    [[nodiscard]] static SlotId onModule(int module, int key) { return {module, key}; }

    [[nodiscard]] bool isOnPhone() const { return m_module == 0; }
    [[nodiscard]] int module() const { return m_module; } // 0 for the phone itself
    [[nodiscard]] int key() const { return m_key; }
    [[nodiscard]] std::string toString() const;

    friend auto operator<=>(const SlotId &, const SlotId &) = default; // the phone first, then modules in order

    static constexpr int kMostModules = 9;
    static constexpr int kMostKeys = 999;

private:
    SlotId(int module, int key)
        : m_module(module)
        , m_key(key)
    {}
    int m_module;
    int m_key;
};

} // namespace pbx::domain
