// Names of offices and conditions from the store, for diffs: as local, else as applied (one that is deleted).
#pragma once

#include "fielddiff.h"
#include "store/store.h"

#include <unordered_map>

namespace pbx::changes {

class StoreNames final : public Names {
public:
    explicit StoreNames(store::Store &store) // must outlive *this
        : m_store(store)
    {}
    [[nodiscard]] std::string office(const domain::Uuid &id) const override { return name(id); }
    [[nodiscard]] std::string condition(const domain::Uuid &id) const override { return name(id); }

private:
    [[nodiscard]] std::string name(const domain::Uuid &id) const;

    store::Store &m_store;
    mutable std::unordered_map<domain::Uuid, std::string> m_known;
};

} // namespace pbx::changes
