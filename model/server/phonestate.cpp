#include "snapshot.h"

namespace pbx::server {

void PhoneState::republish(const ServedPhone &phone, const Digest &secret)
{
    const std::lock_guard lock(m_mutex);
    if (!m_published || m_enrolUntil != phone.enrolUntil) {
        m_pardoned = m_published && phone.enrolUntil != 0;
        m_enrolUntil = phone.enrolUntil;
        m_source = phone.enrolSource;
        m_closed = false;
    } else if (!m_source) {
        m_source = phone.enrolSource;
    }
    m_secretUsed = phone.secretUsed || (m_secretUsed && m_secret == secret);
    m_secret = secret;
    m_published = true;
}

PhoneState::Entry PhoneState::enter(const domain::IpAddress &source, std::int64_t now, bool bind)
{
    const std::lock_guard lock(m_mutex);
    if (m_enrolUntil == 0 || m_closed)
        return {Reason::EnrolmentClosed};
    if (now >= m_enrolUntil)
        return {Reason::EnrolmentLapsed};
    if (m_source && *m_source != source)
        return {Reason::EnrolmentOther};
    Entry out{Reason::None, m_source.has_value(), m_pardoned, false};
    if (bind && !m_source) {
        m_source = source;
        m_pardoned = false;
        out.justBound = true;
    }
    return out;
}

bool PhoneState::useSecret(const Digest &secret)
{
    const std::lock_guard lock(m_mutex);
    if (secret != m_secret)
        return false;
    const bool open = m_enrolUntil != 0 && !m_closed;
    const bool first = open || !m_secretUsed;
    m_closed = true;
    m_secretUsed = true;
    return first;
}

bool PhoneState::previousIsDead() const
{
    const std::lock_guard lock(m_mutex);
    return m_secretUsed;
}

} // namespace pbx::server
