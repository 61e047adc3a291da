#include "phones.h"

#include <gtest/gtest.h>

namespace pbx::test {

domain::MacAddress mac(std::string_view text)
{
    return domain::MacAddress::parse(text).value();
}

domain::FirewallRule rule(std::string_view prefix, std::string_view description)
{
    return {domain::Uuid::random(), domain::Label::parse(description).value(), domain::IpPrefix::parse(prefix).value(),
            domain::Label::parse("IP Telephony").value()};
}

server::ServedFile file(std::string name, std::string bytes, bool required)
{
    std::string etag = "etag-of-" + name;
    return {std::move(name), "text/plain", std::move(etag), std::move(bytes), required};
}

server::ServedSite pinetree()
{
    server::ServedSite out{domain::Uuid::parse("11111111-1111-4111-8111-111111111111").value()};
    out.revision = 1;
    out.token = "site-token";
    out.rules = {rule("127.0.0.0/8", "Office network")};
    server::ServedPhone jerry{mac("805ec012ab01"), domain::Uuid::parse("22222222-2222-4222-8222-222222222222").value(), "jerry-secret"};
    jerry.files = {file("805ec012ab01.boot", "#!version:1.0.0.1\ninclude:config \"805ec012ab01.cfg\"\n"),
                   file("805ec012ab01.cfg", "account.1.password = canary\n")};
    jerry.enrolUntil = kNow + 7 * kDay;
    server::ServedPhone poly{mac("0004f2aa0002"), domain::Uuid::parse("33333333-3333-4333-8333-333333333333").value(), "poly-secret"};
    poly.files = {file("0004f2aa0002.cfg", "<APPLICATION/>"), file("0004f2aa0002-phone.cfg", "<PHONE_CONFIG/>"),
                  file("0004f2aa0002-directory.xml", "<directory/>")};
    out.phones = {jerry, poly};
    out.commonFiles = {file("spa504G.cfg", "<flat-profile/>")};
    return out;
}

server::Observer Heard::observer()
{
    return {[this](const server::Request &request) {
                const std::lock_guard lock(m_mutex);
                m_requests.push_back(request);
                m_more.notify_all();
            },
            [this](const server::EnrolmentChange &change) {
                const std::lock_guard lock(m_mutex);
                m_changes.push_back(change);
            }};
}

std::vector<server::Request> Heard::requests(std::size_t atLeast)
{
    std::unique_lock lock(m_mutex);
    EXPECT_TRUE(m_more.wait_for(lock, std::chrono::seconds(10), [&] { return m_requests.size() >= atLeast; }))
        << "only " << m_requests.size() << " of " << atLeast;
    auto out = m_requests;
    out.resize(std::max(out.size(), atLeast)); // the expectation above has failed; the test goes on without a crash
    return out;
}

std::vector<server::EnrolmentChange> Heard::changes()
{
    const std::lock_guard lock(m_mutex);
    return m_changes;
}

server::Limits Running::quick()
{
    server::Limits limits;
    limits.refusalTime = std::chrono::milliseconds(0);
    limits.threads = 1;
    return limits;
}

server::Limits Running::busy()
{
    auto limits = quick();
    limits.threads = 3;
    return limits;
}

server::Listen Running::loopback()
{
    server::Listen listen;
    listen.address = domain::IpAddress::fromV4(0x7F000001);
    listen.port = 0;
    return listen;
}

Running::Running(server::Limits limits, const server::Listen &listen)
    : server(heard.observer(), limits, [this] { return now.load(); })
{
    server.publish(pinetree());
    const auto started = server.start(listen);
    EXPECT_TRUE(started) << started.error().sentence;
}

} // namespace pbx::test
