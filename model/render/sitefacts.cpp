#include "renderer.h"

namespace pbx::render {

void SiteFacts::add(domain::Office office)
{
    const domain::Uuid id = office.id;
    m_offices.insert_or_assign(id, std::move(office));
}

void SiteFacts::add(domain::DayNightCondition condition)
{
    const domain::Uuid id = condition.id;
    m_conditions.insert_or_assign(id, std::move(condition));
}

void SiteFacts::addName(const domain::ExtensionNumber &number, const domain::Name &name)
{
    m_names.insert_or_assign(number.text(), name.text());
}

const domain::Office *SiteFacts::office(const domain::Uuid &id) const
{
    const auto at = m_offices.find(id);
    return at == m_offices.end() ? nullptr : &at->second;
}

const domain::DayNightCondition *SiteFacts::condition(const domain::Uuid &id) const
{
    const auto at = m_conditions.find(id);
    return at == m_conditions.end() ? nullptr : &at->second;
}

std::string_view SiteFacts::name(const domain::ExtensionNumber &number) const
{
    const auto at = m_names.find(number.text());
    return at == m_names.end() ? std::string_view() : std::string_view(at->second);
}

// What a phone's file carries. The outbound number, caller ID, ring time and groups are the PBX's own.
bool Renderer::reachesPhone(std::string_view field)
{
    static constexpr std::string_view kFields[] = {"/number", "/name", "/password", "/office", "/autoProvision"};
    for (const std::string_view known : kFields) {
        if (field == known || (field.starts_with(known) && field.size() > known.size() && field[known.size()] == '/'))
            return true;
    }
    return false;
}

} // namespace pbx::render
