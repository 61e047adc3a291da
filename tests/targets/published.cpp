#include "published.h"

#include "domain/json.h"

#include <gtest/gtest.h>
#include <QDeadlineTimer>
#include <QTcpSocket>
#include <QThread>

namespace pbx::targets {

Published::Published()
    : m_store(must(opener()()))
{}

LanService::OpenStore Published::opener() const
{
    return [path = m_folder.filePath(QStringLiteral("w.pbx")).toStdString()] { return store::openSqlite(path); };
}

void Published::commit(const store::Batch &batch)
{
    const auto done = m_store->commit(batch);
    ASSERT_TRUE(done) << done.error().sentence << " [" << done.error().detail << "]";
}

std::string Published::loopbackRules()
{
    const domain::FirewallRule rule{domain::Uuid::random(), must(domain::Label::parse("Office")), must(domain::IpPrefix::parse("127.0.0.0/8")),
                                    must(domain::Label::parse("IP Telephony"))};
    return '[' + domain::writeObject(rule) + ']';
}

store::PublishedSite Published::site(std::int64_t revision, const std::string &rules) const
{
    static const std::string token = "site-token";
    return {siteId, revision, must(vault->seal(token, store::siteTokenRecord(siteId))), rules, "Pinetree", false};
}

store::PhoneRecord Published::phone(const std::string &secret) const
{
    store::PhoneRecord out{siteId, mac, must(vault->seal(secret, store::phoneSecretRecord(siteId, mac)))};
    out.adminPassword = must(vault->seal("admin", store::phoneAdminRecord(siteId, mac)));
    out.enrolUntil = 4'102'444'800'000; // 2100
    return out;
}

store::PublishedFile Published::file(const std::string &bytes, const std::string &etag) const
{
    const std::string name = "805ec012ab01.cfg";
    return {siteId, mac, name, "text/plain", etag, true, must(vault->seal(bytes, store::fileRecord(siteId, mac, name))), {}};
}

void Published::publishSite(const std::string &bytes, std::int64_t revision)
{
    commit({store::PutPublishedSite{site(revision), {}}, store::PutPhone{phone(), true}, store::PutPublishedFile{file(bytes, "etag-" + bytes)}});
}

bool Published::eventually(const std::function<bool()> &condition)
{
    for (const QDeadlineTimer until(10'000); !until.hasExpired(); QThread::yieldCurrentThread()) {
        if (condition())
            return true;
    }
    return condition();
}

std::vector<store::DownloadRow> Published::downloads()
{
    return must(m_store->downloads({}, {}, 1000)).rows;
}

store::PhoneRecord Published::storedPhone()
{
    return must(m_store->phone(siteId, mac)).value();
}

Answer download(std::uint16_t port, const std::string &path)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nUser-Agent: Yealink SIP-T54W 96.86.0.70\r\nConnection: close\r\n\r\n").c_str());
    QByteArray all;
    while (socket.waitForReadyRead(5000))
        all += socket.readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    return end < 0 ? Answer{} : Answer{all.mid(9, 3).toInt(), all.mid(end + 4).toStdString()};
}

} // namespace pbx::targets
