#include "catalogue/useragents.h"

#include <gtest/gtest.h>

using namespace pbx::catalogue;

namespace {

TEST(UserAgents, GivenWhatPhonesSend_WhenRecognised_ThenModelVersionGenerationAndAddressAreTold)
{
    const struct {
        const char *agent, *model, *version, *firmware, *mac;
    } table[] = {
        {"Yealink SIP-T54W 96.86.0.20 80:5e:c0:12:ab:01", "T54W", "96.86.0.20", "v82", "80:5e:c0:12:ab:01"},
        {"Yealink SIP-T46G 28.72.0.1 00:15:65:4a:a9:37", "T46G", "28.72.0.1", "v7x", "00:15:65:4a:a9:37"},
        {"Yealink SIP-T46G 28.80.0.95 00:15:65:4a:a9:37", "T46G", "28.80.0.95", "v80", "00:15:65:4a:a9:37"},
        {"Yealink SIP-T46G 28.81.0.110 00:15:65:4a:a9:37", "T46G", "28.81.0.110", "v81", "00:15:65:4a:a9:37"},
        {"Yealink SIP-T46G 28.83.0.120", "T46G", "28.83.0.120", "v82", ""},
        {"yealink SIP-T28P 2.70.0.140 00:15:65:13:ae:0b", "T28P", "2.70.0.140", "v7x", "00:15:65:13:ae:0b"},
        {"Yealink SIP-T19P_E2 53.80.0.3 00:15:65:4c:4c:26", "T19P_E2", "53.80.0.3", "v80", "00:15:65:4c:4c:26"},
        {"yealink SIP-T56A  58.80.0.25 001565f429a4", "T56A", "58.80.0.25", "v80", "001565f429a4"},
        {"Yealink SIP-T58 58.83.0.15 00:15:65:9b:5b:22", "T58A", "58.83.0.15", "v82", "00:15:65:9b:5b:22"},
        {"Yealink SIP-T58V 58.83.0.15 00:15:65:9b:5b:22", "T58V", "58.83.0.15", "v82", "00:15:65:9b:5b:22"},
        {"Yealink SIP VP-T49G 51.80.0.10 00:15:65:9b:5a:44", "T49G", "51.80.0.10", "v80", "00:15:65:9b:5a:44"},
        {"Yealink W60B 77.81.0.35 80:5e:c0:09:ab:dc", "W60B", "77.81.0.35", "v81", "80:5e:c0:09:ab:dc"},
        {"Yealink SIP-W52P 25.73.0.20 00:15:65:40:ae:35", "W52P", "25.73.0.20", "v7x", "00:15:65:40:ae:35"},
        {"W52P 25.30.0.2 00:15:65:44:b3:7c", "W52P", "25.30.0.2", "v7x", "00:15:65:44:b3:7c"},
        {"Yealink CP860 37.72.0.5 00:15:65:8a:37:86", "CP860", "37.72.0.5", "v7x", "00:15:65:8a:37:86"},
        {"Yealink CP960 73.83.0.30 00:15:65:8a:37:86", "CP960", "73.83.0.30", "v82", "00:15:65:8a:37:86"},
        {"Cisco/SPA508G-7.4.8a (0002FDFF2103)(CBT141400UK)", "SPA508G", "7.4.8a", "", "0002FDFF2103"},
        {"Cisco/SPA501G-7.4.8a (0002FDFF2103)(CBT141400UK)", "SPA501G", "7.4.8a", "", "0002FDFF2103"},
        {"Cisco/SPA512G-7.5.5 (0002FDFF2103)", "SPA512G", "7.5.5", "", "0002FDFF2103"},
        {"Cisco/SPA525G-7.4.7 (CBT141900G7)", "SPA525G", "7.4.7", "", ""},
        {"Cisco/SPA525G2-7.4.5 (CBT141900G7)", "SPA525G2", "7.4.5", "", ""},
        {"Cisco/SPA504G-7.5.5", "SPA504G", "7.5.5", "", ""},
        {"Cisco-CP-8851-3PCC/11.0.1 (00562b043615)", "8851 (MPP)", "11.0.1", "", "00562b043615"},
        {"Cisco-CP-6821-3PCC/11.3.1MPP-123 (00562B043615)", "6821 (MPP)", "11.3.1MPP-123", "", "00562B043615"},
        {"Cisco-CP-7861-3PCC/11.0.1", "7861 (MPP)", "11.0.1", "", ""},
        {"Aastra6863i MAC:00-08-5D-40-90-5F V:4.1.0.128-SIP", "6863i", "4.1.0.128", "", "00-08-5D-40-90-5F"},
        {"Mitel6915 MAC:14-00-E9-1B-E2-41 V:6.4.0.140-SIP", "6915", "6.4.0.140", "", "14-00-E9-1B-E2-41"},
        {"Mitel6930 MAC:14-00-E9-1E-DB-52 V:6.4.0.140-SIP", "6930", "6.4.0.140", "", "14-00-E9-1E-DB-52"},
        {"Mitel6930w MAC:14-00-E9-1E-DB-52 V:6.4.0.140-SIP", "6930", "6.4.0.140", "", "14-00-E9-1E-DB-52"},
        {"Linksys/SPA-942-6.1.5(a) (88019FA42805)", "SPA942", "6.1.5(a)", "", ""}, // a serial number, no address
        {"Linksys/SPA-962-6.1.5(a) (4MM00F903042)", "SPA962", "6.1.5(a)", "", ""},
        {"FileTransport PolycomVVX-VVX_410-UA/5.9.1.0615 Type/Application", "VVX 410", "5.9.1.0615", "ucs4", ""},
        {"PolycomVVX-VVX_1500-UA/5.5.2.8571", "VVX 1500", "5.5.2.8571", "ucs4", ""},
        {"FileTransport PolycomSoundPointIP-SPIP_335-UA/3.2.1.0078", "SoundPoint IP 335", "3.2.1.0078", "sip3", ""},
        {"FileTransport PolycomSoundPointIP-SPIP_335-UA/4.0.13.1445 (SN:0004f249d83f) Type/Application", "SoundPoint IP 335", "4.0.13.1445", "ucs4",
         "0004f249d83f"},
        {"FileTransport PolycomSoundStationIP-SSIP_6000-UA/4.0.4.2906 Type/Application", "SoundStation IP 6000", "4.0.4.2906", "ucs4", ""},
        {"Yealink SIP-T21P_E2 52.80.0.3 00:15:65:4c:4c:26", "T21P_E2", "52.80.0.3", "v80", "00:15:65:4c:4c:26"},
        {"Yealink SIP-T26P 6.72.0.30 00:15:65:4b:57:d2", "T26P", "6.72.0.30", "v7x", "00:15:65:4b:57:d2"},
        {"Yealink SIP-T27P 45.80.0.25 00:15:65:8c:48:12", "T27P", "45.80.0.25", "v80", "00:15:65:8c:48:12"},
        {"Yealink SIP-T38G  38.70.0.125 00:15:65:2f:c3:5e", "T38G", "38.70.0.125", "v7x", "00:15:65:2f:c3:5e"},
        {"Yealink SIP-T40P 54.80.0.10 00:15:65:94:86:64", "T40P", "54.80.0.10", "v80", "00:15:65:94:86:64"},
        {"Yealink SIP-T31G 124.85.257.55 80:5e:c0:d5:7d:72", "T31G", "124.85.257.55", "v82", "80:5e:c0:d5:7d:72"},
        {"Yealink SIP-T33G 124.85.257.55 80:5e:c0:bd:ea:ef", "T33G", "124.85.257.55", "v82", "80:5e:c0:bd:ea:ef"},
        {"Yealink SIP-T34W 124.86.0.75 24:9a:d8:88:d0:f4", "T34W", "124.86.0.75", "v82", "24:9a:d8:88:d0:f4"},
        {"Yealink SIP-T77U 185.87.0.10 44:db:d2:bd:b5:69", "T77U", "185.87.0.10", "v82", "44:db:d2:bd:b5:69"},
        {"Yealink SIP-T85W 185.87.0.10 44:db:d2:67:58:4b", "T85W", "185.87.0.10", "v82", "44:db:d2:67:58:4b"},
        {"Yealink SIP-T87W 185.87.0.10 44:db:d2:c9:73:b7", "T87W", "185.87.0.10", "v82", "44:db:d2:c9:73:b7"},
        {"Yealink W70B 146.87.0.15 80:5e:0c:1d:65:4e", "W70B", "146.87.0.15", "v82", "80:5e:0c:1d:65:4e"},
        {"Yealink W80B 103.87.0.10 24:9a:d8:d1:a6:31", "W80DM", "103.87.0.10", "v82", "24:9a:d8:d1:a6:31"},
        {"Yealink W80DM 103.83.0.122 24:9a:d8:d1:a6:31", "W80DM", "103.83.0.122", "v82", "24:9a:d8:d1:a6:31"},
        {"Yealink W75B 175.87.0.10 24:9a:d8:df:fb:11", "W75DM", "175.87.0.10", "v82", "24:9a:d8:df:fb:11"},
        {"Yealink W90DM 130.87.0.10 80:5e:c0:d9:c7:44", "W90DM", "130.87.0.10", "v82", "80:5e:c0:d9:c7:44"},
        {"Yealink AX83H 180.87.0.5 44:db:d2:c9:73:b7", "AX83H", "180.87.0.5", "v82", "44:db:d2:c9:73:b7"},
        {"FileTransport PolycomVVX-VVX_450-UA/5.9.1.0615 Type/Application", "VVX 450", "5.9.1.0615", "ucs4", ""},
        {"FileTransport PolycomVVX-VVX_400-UA/4.1.4.7430 Type/Application", "VVX 400", "4.1.4.7430", "ucs4", ""},
        {"FileTransport PolycomVVX-VVX_101-UA/5.4.3.1014 Type/Application", "VVX 101", "5.4.3.1014", "ucs4", ""},
        {"FileTransport PolycomSoundPointIP-SPIP_550-UA/3.2.3.1734", "SoundPoint IP 550", "3.2.3.1734", "sip3", ""},
        {"FileTransport PolyEdge-Edge_E450-UA/8.0.0.15602 Type/Application", "Edge E450", "8.0.0.15602", "ucs4", ""},
        {"Grandstream Model HW GRP2614 SW 1.0.5.15 DevId c074ad0b63ee", "GRP2614", "1.0.5.15", "", "c074ad0b63ee"},
        {"Htek UC903 2.0.4.2 00:1f:c1:1c:22:a9", "UC903", "2.0.4.2", "", "00:1f:c1:1c:22:a9"},
        {"Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413922D24 SXM:0 UXM:0)", "D785", "10.1.33.33", "",
         "000413922D24"},
        {"Mozilla/4.0 (compatible; snom710-SIP 8.7.5.35 1.1.5-IFX-05.01.12 000413741767)", "D710", "8.7.5.35", "", "000413741767"},
        {"Mozilla/4.0 (compatible; snom710-SIP 8.7.3.19 1.1.5-IFX-05.01.12)", "D710", "8.7.3.19", "", ""},
        {"Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80E0D605", "N870 IP PRO", "83.V2.11.0", "", "7C2F80E0D605"},
        {"Maxwell 3 PRO/82.2.18.4-release;7C2F80E61AF4", "Maxwell 3", "82.2.18.4", "", "7C2F80E61AF4"},
        // The updater's own version says nothing of the application's.
        {"FileTransport PolycomSoundStationIP-SSIP_6000-UA/5.0.3.1667 Type/Updater", "SoundStation IP 6000", "", "", ""},
        {"Fanvil X4 2.10.2.6887 0c383e07e16c", "X4", "2.10.2.6887", "", "0c383e07e16c"},
        {"Fanvil X6U Pro 0.0.10 0c383e2cd782", "X6U", "0.0.10", "", "0c383e2cd782"},
        {"Fanvil X5U-V2 2.12.16.17 0c383e557eb1", "X5U", "2.12.16.17", "", "0c383e557eb1"},
        {"Fanvil V67 2.6.6.187 0c383e2b29e6", "V67", "2.6.6.187", "", "0c383e2b29e6"},
        {"Fanvil W620W 2.16.10 0c383e7dd216", "W620W", "2.16.10", "", "0c383e7dd216"},
        {"Panasonic_KX-UT113/01.133 (0080f0c8c381)", "KX-UT113", "01.133", "", "0080f0c8c381"},
        {"Panasonic_KX-HDV230NB/08.130 (bcc342000001)", "KX-HDV230", "08.130", "", "bcc342000001"},
    };
    for (const auto &row : table) {
        const Catalogue::Seen seen = Catalogue::builtIn().recognise(row.agent);
        ASSERT_TRUE(seen.model) << row.agent;
        EXPECT_EQ(seen.model->traits.model, row.model) << row.agent;
        EXPECT_EQ(seen.version, row.version) << row.agent;
        EXPECT_EQ(seen.firmware, row.firmware) << row.agent;
        EXPECT_EQ(seen.mac, row.mac) << row.agent;
    }
}

TEST(UserAgents, GivenEveryModel_WhenItsOwnNameIsSent_ThenThatModelOrOneWithTheSameBaseAnswers)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const Model *model : catalogue.models(make)) {
            std::string agent = "Yealink SIP-" + model->traits.model + " 1.86.0.1";
            if (make == "Cisco")
                agent = "Cisco/" + model->traits.model + "-7.5.5";
            if (model->family == "cisco-mpp")
                agent = "Cisco-CP-" + model->traits.model.substr(0, 4) + "-3PCC/11.3.1 (00562b043615)";
            if (make == "Mitel")
                agent = "Mitel" + model->traits.model + " MAC:14-00-E9-1E-DB-52 V:6.4.0.140-SIP";
            if (make == "Linksys")
                agent = "Linksys/" + model->traits.model + "-6.1.5";
            if (make == "Fanvil")
                agent = "Fanvil " + model->traits.model + " 2.12.0 0c383e000000";
            if (make == "Panasonic")
                agent = "Panasonic_" + model->traits.model + "/01.133 (0080f0000000)";
            if (make == "Grandstream")
                agent = "Grandstream Model HW " + model->traits.model + " SW 1.0.5.15 DevId c074ad0b63ee";
            if (make == "Htek")
                agent = "Htek " + model->traits.model + " 2.0.4.2 00:1f:c1:1c:22:a9";
            if (make == "Snom")
                agent = "Mozilla/4.0 (compatible; snom" + model->traits.model + "-SIP 10.1.152.12 2010.12 000413922D24)";
            if (make == "Gigaset" && model->traits.dect)
                agent = "Gigaset " + model->traits.model + "/83.V2.49.1;7C2F80E0D605";
            if (make == "Poly" || (make == "Gigaset" && !model->traits.dect))
                continue; // agents of their own: in the table above
            EXPECT_EQ(catalogue.recognise(agent).model, model) << agent;
        }
    }
}

TEST(UserAgents, GivenOtherOrHostileAgents_WhenRecognised_ThenNobodyIsNamedAndNothingBreaks)
{
    const std::string huge = "Yealink SIP-T54W " + std::string(200'000, '1');
    for (const std::string &agent :
         {std::string(), std::string("Mozilla/5.0 (X11)"), std::string("Yealink SIP-T54W"), std::string("Yealink SIP-T54WX 96.86.0.20"),
          std::string("xYealink SIP-T54W 96.86.0.20"), std::string("Mitel6930 MAC:14-00-E9-1E-DB-52 V:6.4.0.140"),
          std::string("Mitel6930x MAC:14-00-E9-1E-DB-52 V:6.4.0.140-SIP"), std::string("Cisco-CP-8851-K9/12.8.1 (00562b043615)"),
          std::string("Yealink SIP-T54W 96.86.0.20\n80:5e:c0:12:ab:01 x"), std::string("Yealink SIP-T54W\0 96.86.0.20", 28),
          std::string("\xF0\x9F\x93\x9E T54W"), huge})
        EXPECT_FALSE(Catalogue::builtIn().recognise(agent).model) << agent.substr(0, 60);
}

TEST(UserAgents, GivenAVersion_WhenItsGenerationIsAsked_ThenNumbersAreComparedNotTexts)
{
    const std::vector<Firmware> firmware{{"old", ""}, {"middle", "9"}, {"new", "10.5"}};
    const struct {
        const char *version;
        int group;
        const char *generation;
    } table[] = {{"8.9", 1, "old"},
                 {"9", 1, "middle"},
                 {"10.4.99", 1, "middle"},
                 {"10.5", 1, "new"},
                 {"10.5a", 1, "new"},
                 {"99.8.1", 2, "old"},
                 {"1.10.5", 2, "new"},
                 {"", 1, ""},
                 {"x", 1, ""},
                 {"77", 2, ""},
                 {"99999999999999999999.9", 1, ""}};
    for (const auto &row : table)
        EXPECT_EQ(generationOf(row.version, firmware, row.group), row.generation) << row.version;
}

} // namespace
