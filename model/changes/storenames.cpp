#include "storenames.h"

#include "records.h"

namespace pbx::changes {

std::string StoreNames::name(const domain::Uuid &id) const
{
    const auto known = m_known.find(id);
    if (known != m_known.end())
        return known->second;
    const auto record = m_store.object(id);
    // Where the store does not answer, the id itself still tells two of them apart.
    return m_known.emplace(id, record && *record ? titleOf(**record) : id.toString()).first->second;
}

} // namespace pbx::changes
