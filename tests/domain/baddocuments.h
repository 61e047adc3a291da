// One mistake each in the sample site, and what is said about it.
#pragma once

namespace pbx::test {

struct BadDocument {
    const char *passage, *replacement; // in the sample
    const char *pointers;              // of the errors, divided by |
    const char *sentence;              // a part of what is said
};

// Wrong in itself: the JSON Schema refuses these as well.
inline constexpr BadDocument kBadShapes[] = {
    {"\"ringTime\": 40", "\"ringtme\": 40", "/extensions/0/ringtme", "Unknown member “ringtme”. Did you mean “ringTime”?"},
    {"\"ringTime\": 40", "\"colour of the handset\": 40", "/extensions/0/colour of the handset", "Unknown member"},
    {"\"ringTime\": 40", "\"ringTime\": 41", "/extensions/0/ringTime", "steps of 5"},
    {"\"ringTime\": 40", "\"ringTime\": \"40\"", "/extensions/0/ringTime", "must be a number, not text"},
    {"\"ringTime\": 40", "\"ringTime\": 40.5", "/extensions/0/ringTime", "whole number"},
    {"\"ringTime\": 40", "\"ringTime\": -9223372036854775808", "/extensions/0/ringTime", "not possible"},
    {"\"ringTime\": 40", "\"ringTime\": null", "/extensions/0/ringTime", "not null"},
    {"\"number\": \"101\"", "\"number\": \"10\"", "/extensions/0/number", "3 or 4 digits"},
    {"\"number\": \"101\"", "\"number\": 101", "/extensions/0/number", "text in quotes, not a number"},
    {"\"name\": \"Jerry\"", "\"name\": \"Je\\nrry\"", "/extensions/0/name", "line breaks"},
    {"\"name\": \"Jerry\"", "\"name\": \"Je\\u0000rry\"", "/extensions/0/name", "control characters"},
    {"\"name\": \"Jerry\"", "\"name\": \"  \"", "/extensions/0/name", "must not be empty"},
    {"\"name\": \"Jerry\",", "", "/extensions/0", "“name” is missing"},
    {"\"hideCallerId\": false", "\"hideCallerId\": 0", "/extensions/0/hideCallerId", "true or false"},
    {"k7Q-wr82-Tz0m", "", "/extensions/0/password", "must not be empty"},
    {"80:5E:C0:12:AB:01", "80:5E:C0:12:AB", "/extensions/0/autoProvision/mac", "not a MAC address"},
    {"\"mode\": \"dhcp\"", "\"mode\": \"auto\"", "/extensions/0/autoProvision/network/mode", "dhcp or static"},
    {"\"mode\": \"dhcp\"", "\"mode\": \"dhcp\", \"address\": \"1.2.3.4\"", "/extensions/0/autoProvision/network/address", "Unknown member"},
    {"192.168.1.52", "192.168.1.052", "/extensions/1/autoProvision/network/address", "leading zeros"},
    {"203.0.113.53", "::1", "/extensions/1/autoProvision/network/dns/1", "IPv4"},
    {"\"G711a\"", "\"G711b\"", "/extensions/0/autoProvision/codec", "not a codec"},
    {"\"startingPort\": 5060", "\"startingPort\": 0", "/extensions/0/autoProvision/startingPort", "not a port"},
    {"\"extension\": \"102\"", "\"number\": \"102\"", "/extensions/0/autoProvision/keys/3|/extensions/0/autoProvision/keys/3/number",
     "“extension” is missing"},
    {"\"type\": \"line\"", "\"type\": \"blf\"", "/extensions/0/autoProvision/keys/1/type", "not a type of key"},
    {"\"number\": \"131888\"", "\"number\": \"pizza\"", "/extensions/0/autoProvision/keys/4/number", "cannot be dialled"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"a/b~c\": 0", "/extensions/0/autoProvision/overrides/a~1b~0c", "text in quotes"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"x\": \"a\\nb\"", "/extensions/0/autoProvision/overrides/x", "one line"},
    {"\"firewallRules\": [", R"("keyTemplates": [{"id": "00000000-0000-4000-8000-00000000000f", "name": "", "keys": []}], "firewallRules": [)",
     "/keyTemplates/0/name", "must not be empty"},
    {"\"firewallRules\": [", R"("keyTemplates": [{"id": "00000000-0000-4000-8000-00000000000f", "name": "a", "keys": []}], "firewallRules": [)",
     "/keyTemplates/0/keys", "at least one key"},
    {"\"firewallRules\": [",
     R"("keyTemplates": [{"id": "00000000-0000-4000-8000-00000000000f", "name": "a", "keys": [{"slot": "1", "type": "main"}]}], "firewallRules": [)",
     "/keyTemplates/0/keys", "Main Extension"},
    {"\"firewallRules\": [", R"("keyTemplates": {}, "firewallRules": [)", "/keyTemplates", "must be a list"},
    {"\"areaCode\": \"07\"", "\"areaCode\": \"7a\"", "/offices/0/areaCode", "not an area code"},
    {"\"mon-fri\"", "\"fri-mon\"", "/dayNightConditions/0/hours/0/days", "are not days"},
    {"\"17:00\"", "\"25:00\"", "/dayNightConditions/0/hours/0/to", "time of day"},
    {"\"address\": \"203.22.70.2\"", "\"address\": \"010.0.0.1\"", "/firewallRules/0/address", "without leading zeros"},
    {"\"address\": \"203.22.70.2\"", "\"address\": \"0x7f.1\"", "/firewallRules/0/address", "not an IP address"},
    {"\"prefix\": 32", "\"prefix\": 33", "/firewallRules/0/prefix", "does not fit"},
    {"\"address\": \"203.22.70.2\",\n      \"prefix\": 32", "\"address\": \"0.0.0.0\", \"prefix\": 0", "/firewallRules/0/prefix", "write two rules"},
    {"\"pinetree.mycloudpbx.com.au\",\n    \"sipServer\"", "\"pine tree\",\n    \"sipServer\"", "/site/domain", "not a domain name"},
    {"\"host\": \"pinetree.mycloudpbx.com.au\"", "\"host\": \"not a host\"", "/site/sipServer/host", "neither a domain name nor an IP address"},
    {"\"mycloudpbx-site/1\"", "\"mycloudpbx-site/2\"", "/format", "not known"},
    {"\"format\": \"mycloudpbx-site/1\",", "", "", "“format” is missing"},
    {"\"offices\": [", "\"officers\": [], \"offices\": [", "/officers", "Unknown member “officers”"},
    {"\"firewallRules\": [", "\"firewallRules\": 7, \"x\": [", "/firewallRules|/x", "must be a list"},
};

// Wrong only beside other parts of the document, or of the catalogue, or not JSON at all.
inline constexpr BadDocument kBadRelations[] = {
    {"\"ringTime\": 40", "\"ringTime\": 40, \"ringTime\": 40", "/extensions/0/ringTime", "stands here twice"},
    {"\"ringTime\": 40", "\"ringTime\": 99999999999999999999", "/extensions/0/ringTime", "whole number"},
    {"80:5E:C0:12:AB:01", "64:16:7F:00:00:02", "/extensions/0/autoProvision/mac|/extensions/1/autoProvision/mac", "has the phone"},
    {"\"T54W\"", "\"T99\"", "/extensions/0/autoProvision/model", "No handset “Yealink T99” is known"},
    {"\"EXP50\"", "\"SPA500S\"", "/extensions/0/autoProvision/expansionModules/type", "takes no expansion module"},
    {"\"count\": 2", "\"count\": 3", "/extensions/2/autoProvision/expansionModules/count", "takes 1 to 2"},
    {"192.168.1.52", "192.168.1.255", "/extensions/1/autoProvision/network/address", "first or last"},
    {"\"slot\": \"2\"", "\"slot\": \"1\"", "/extensions/0/autoProvision/keys/1/slot", "set twice"},
    {"\"slot\": \"2\"", "\"slot\": \"28\"", "/extensions/0/autoProvision/keys/1/slot", "has no key 28"},
    {"\"slot\": \"m1.1\"", "\"slot\": \"m2.1\"", "/extensions/0/autoProvision/keys/6/slot", "no key m2.1"},
    {"\"extension\": \"102\"", "\"extension\": \"999\"", "/extensions/0/autoProvision/keys/3/extension", "no extension 999"},
    {"\"type\": \"line\"", "\"type\": \"main\"", "/extensions/0/autoProvision/keys", "2 keys are the Main Extension"},
    {"\"type\": \"main\"", "\"type\": \"line\"", "/extensions/0/autoProvision/keys", "No key of the phone is the Main Extension"},
    {"\"phone_setting.backlight_time\": \"0\"", "\"x\": \"1\", \"x\": \"2\"", "/extensions/0/autoProvision/overrides/x", "twice"},
    {"\"Australia/Brisbane\"", "\"Australia/Bielefeld\"", "/offices/0/timeZone", "not a time zone"},
    {"\"17:00\"", "\"08:30\"", "/dayNightConditions/0/hours/0/to", "end after they begin"},
    {"\"prefix\": 32", "\"prefix\": 24", "/firewallRules/0/address", "is a host inside the network 203.22.70.0/24"},
    {"f0f0f0f0-0000-4000-8000-000000000002", "f0f0f0f0-0000-4000-8000-000000000001", "/firewallRules/1/id", "/firewallRules/0"},
    {"a1a1a1a1-0000-4000-8000-000000000102", "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01", "/extensions/1/id", "/site"},
    {"\"number\": \"1004\"", "\"number\": \"103\"", "/extensions/3/number", "Another extension has the number 103"},
    {"\"offices\": [", "\"offices\": [], \"offices\": [", "/offices", "stands here twice"},
    {"\"Jerry\",\n      \"password\"", "\"Jer\xffry\",\n      \"password\"", "/extensions/0/name", "This is not JSON: look at line 42"},
    {"\"enabled\": true,", "\"enabled\": true,,", "/extensions/0/autoProvision/enabled", "This is not JSON"},
    {"\"hours\": [", "\"hours\": [[[[[[[[[[[[[[[[[[", "/dayNightConditions/0/hours/0/0/0/0/0/0/0/0/0/0/0/0/0", "nested more than 16"},
};

} // namespace pbx::test
