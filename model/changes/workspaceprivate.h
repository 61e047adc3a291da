// What the parts of Workspace share.
#pragma once

#include "records.h"
#include "secretoverrides.h"
#include "workspace.h"

namespace pbx::changes {

struct SideEdit {               // an object's local side as it shall be
    store::ObjectRecord record; // as read; version 0: a new one
    std::optional<store::Side> after;
};

[[nodiscard]] inline std::string editionSetting(const Uuid &site)
{
    return "edition." + site.toString();
}

struct Workspace::Private {
    std::unique_ptr<store::Store> store;
    std::shared_ptr<const store::Vault> vault;
    const catalogue::Catalogue &catalogue;
    const render::Renderer &renderer;
    std::string author;
    // What this workspace's user believes that undo would undo (0: nothing); not known before the first look.
    std::optional<std::int64_t> undoSeen;

    [[nodiscard]] Result<store::ObjectRecord> record(const Uuid &id) const; // NotFound
    // Stores all or nothing with one entry for undo; what does not differ is left alone.
    [[nodiscard]] Result<void> commit(const std::string &label, const std::vector<SideEdit> &edits);
    // What the files of all sites are made with now: catalogue, maps and base URL.
    [[nodiscard]] Result<std::string> edition() const;
    // Whether a site's published files were made with another one. They may be the same nevertheless; only a plan can tell.
    [[nodiscard]] Result<bool> madeOtherwise(const Uuid &site) const;
    void noteUndoState();
    [[nodiscard]] Result<std::string> step(bool undoing, const domain::Progress &progress); // one edit back or forth
    // The rules; sides hold the records of the edits, in the same order.
    [[nodiscard]] Result<void> allowed(const std::vector<ObjectEdit> &edits, const std::vector<SideEdit> &sides, domain::Findings *out = nullptr,
                                       const domain::Progress &progress = {}) const;
    // What the files of its phone cannot hold of an extension as it would be saved, where it has a phone, and what the
    // files of a make's or model's phones cannot hold of a site; the stored password counts where none is given and it can be opened.
    [[nodiscard]] domain::Findings unwritable(const domain::Object &object, const store::ObjectRecord &record) const;
    // The side to store: JSON, and the sealed password (the stored blob where it is the same). lost: overrides that are
    // left out, as nobody knows their value.
    [[nodiscard]] Result<store::Side> side(const Object &object, const store::ObjectRecord &record, std::vector<LostOverride> *lost = nullptr) const;
};

} // namespace pbx::changes
