// What commands share: the workspace behind --workspace, its vault, and how sites and extensions are named.
#pragma once

#include "arguments.h"
#include "changes/workspace.h"
#include "render/library.h"

#include <memory>
#include <string>

namespace pbx::cli {

class Program final {
public:
    // Parses and runs; returns the exit code. args: without the program's name.
    [[nodiscard]] static int run(const std::vector<std::string> &args);

    [[nodiscard]] bool json() const { return m_arguments.has("json"); }
    [[nodiscard]] std::string workspacePath() const;

    // The makes and models, with the user's own; tells on first use what of these is left out. NotFound where --catalogue
    // names no folder.
    [[nodiscard]] Result<std::shared_ptr<const render::Library>> library();

    // Opens (and creates) it on first use. It is locked.
    [[nodiscard]] Result<changes::Workspace *> workspace();
    // The same, unlocked: by the passphrase file, else the system's keychain. Locked with the way out where neither opens it.
    [[nodiscard]] Result<changes::Workspace *> unlockedWorkspace();
    [[nodiscard]] std::shared_ptr<const store::Vault> vault() const { return m_vault; }
    // Where --base-url or --trusted-proxy was given: keeps both in the workspace, or neither.
    [[nodiscard]] Result<void> keepServerSettings();

    // By name, domain or id. NotFound; Invalid with the candidates where several are meant.
    [[nodiscard]] Result<store::SiteRow> site(const std::string &nameDomainOrId);
    [[nodiscard]] Result<domain::Uuid> extension(const store::SiteRow &site, const std::string &number);
    // The named site, or all of them where the name is empty.
    [[nodiscard]] Result<std::vector<store::SiteRow>> sitesOrAll(const std::string &nameDomainOrId);

private:
    explicit Program(Arguments arguments);
    [[nodiscard]] Result<store::Vault> openVault(store::Store &store) const;

    Arguments m_arguments;
    std::shared_ptr<const render::Library> m_library;
    std::shared_ptr<const store::Vault> m_vault;
    std::unique_ptr<changes::Workspace> m_workspace;
};

inline constexpr int kPage = 500; // rows that one question fetches

// All rows of a paged list.
template <class Row, class Fetch> [[nodiscard]] Result<std::vector<Row>> allPages(Fetch fetch)
{
    std::vector<Row> out;
    std::string cursor;
    do {
        auto page = fetch(cursor);
        if (!page)
            return fail(page.error());
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(out));
        cursor = page->next;
    } while (!cursor.empty());
    return out;
}

} // namespace pbx::cli
