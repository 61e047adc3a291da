// A make of one's own whose files carry little, for tests of what forms say then.
#pragma once

#include "render/library.h"

#include <memory>
#include <string>

namespace pbx::test {

inline const std::string kOwnMap = R"({"family": "acme", "sources": {"A": "Acme's guide"}, "siteFiles": [], "files": [
  {"name": "{mac}.cfg", "writer": "yealink", "mime": "text/plain", "rules": [
    {"set": "account.1.user_name", "to": "{account.number}", "source": "A"}]}]})";

inline const std::string kOwnModels = R"({"makes": [{"make": "Acme", "source": "s"}],
  "layouts": [{"id": "acme", "source": "s", "body": [200, 200], "screen": [60, 10, 100, 100], "pages": 1,
    "columns": [{"side": "left", "count": 4, "cap": [20, 20, 30, 30], "cell": [60, 20, 50, 40], "step": 40}]}],
  "series": [{"id": "acme", "make": "Acme", "family": "acme", "userAgent": "^{agent} (\\S+)$",
    "files": [{"pattern": "{mac}.cfg", "role": "config"}], "source": "s"}],
  "models": [{"model": "One", "series": "acme", "keys": 4, "accounts": 1, "layout": "acme", "unverified": ["keys"], "source": "s"}]})";

[[nodiscard]] inline std::shared_ptr<const render::Library> ownHandsets(const std::string &models = kOwnModels)
{
    return render::Library::of({{"acme.json", models}}, {{"map.json", kOwnMap}});
}

} // namespace pbx::test
