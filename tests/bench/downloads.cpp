// Serves one phone's file like `mycloudpbx serve` does, until its input ends: what server.py measures beside nginx.
//   bench_downloads FILE   prints the URL
#include "server/provisioningserver.h"

#include <atomic>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>

using namespace pbx;

int main(int argc, char **argv)
{
    std::ifstream input(argc == 2 ? argv[1] : "", std::ios::binary);
    if (!input) {
        std::cerr << "Name a file that can be read.\n";
        return 2;
    }
    const std::string bytes((std::istreambuf_iterator<char>(input)), {});
    const auto mac = domain::MacAddress::parse("805ec012ab01");
    const auto network = domain::IpPrefix::parse("127.0.0.0/8");
    server::ServedSite site{domain::Uuid::random()};
    site.token = "bench-token";
    site.rules = {{domain::Uuid::random(), {}, *network, {}}};
    server::ServedPhone phone{*mac, std::nullopt, "bench-secret"};
    phone.files = {{"805ec012ab01.cfg", "text/plain", "bench-etag", bytes, true}};
    site.phones = {phone};

    std::atomic<std::uint64_t> sent = 0; // every download is told, as in the program
    server::ProvisioningServer server({[&](const server::Request &request) { sent += request.bytes; }, {}});
    server.publish(site);
    const auto started = server.start({domain::IpAddress::fromV4(0x7F000001), 0, {}, {}});
    if (!started) {
        std::cerr << started.error().sentence << '\n';
        return 5;
    }
    std::cout << "http://127.0.0.1:" << server.port() << "/bench-secret/805ec012ab01.cfg" << std::endl;
    std::cin.ignore(std::numeric_limits<std::streamsize>::max());
    server.stop();
    std::cout << sent << " bytes sent\n";
    return 0;
}
