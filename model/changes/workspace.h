// What a person does with a workspace: edit, undo, see what is pending, plan, apply. Everything here is stored before a
// call returns. A Workspace belongs to one thread; several threads and processes may each have their own on one file.
#pragma once

#include "catalogue/catalogue.h"
#include "domain/json.h"
#include "domain/rules.h"
#include "fielddiff.h"
#include "plan.h"
#include "render/renderer.h"
#include "store/store.h"
#include "store/vault.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pbx::changes {

using domain::Object;
using domain::Result;
using domain::Uuid;

struct ObjectEdit {
    Uuid id, site;
    domain::Kind kind = domain::Kind::Extension;
    std::optional<Object> after;     // nothing: delete. An extension without password keeps its stored one.
    std::int64_t basedOnVersion = 0; // ObjectRecord::version that the user saw; 0: new. Another one is a Conflict.
};

struct Loaded { // an object with what an edit of it must be based on
    Object object;
    std::int64_t version = 0;
    bool pending = false;
    bool hasPassword = false; // extensions
};

struct ImportReport {
    Uuid site;
    bool newSite = false;
    int created = 0, changed = 0, removed = 0, unchanged = 0;
    int passwordsGenerated = 0;
    domain::Findings warnings;
};

class Workspace final {
public:
    // All must outlive *this; vault may be locked (then everything that needs a secret says so).
    Workspace(std::unique_ptr<store::Store> store, std::shared_ptr<const store::Vault> vault, const catalogue::Catalogue &catalogue,
              const render::Renderer &renderer, std::string author);
    ~Workspace();

    [[nodiscard]] store::Store &store();
    [[nodiscard]] const store::Vault &vault() const;
    [[nodiscard]] const catalogue::Catalogue &catalogue() const;
    [[nodiscard]] const render::Renderer &renderer() const;
    void setVault(std::shared_ptr<const store::Vault> vault); // unlocked later

    // ---- reading -----------------------------------------------------------------------------------------------------
    [[nodiscard]] Result<Loaded> load(const Uuid &id);                                              // local; NotFound where deleted or never there
    [[nodiscard]] Result<std::optional<Object>> loadBase(const Uuid &id);                           // what the target has ("was 30 s"); nothing: new
    [[nodiscard]] Result<std::string> password(const Uuid &extension);                              // in clear; Locked
    [[nodiscard]] Result<domain::SiteDocument> document(const Uuid &site, domain::Secrets secrets); // as local
    // For the rules of a form: answers from the store, without loading the site.
    [[nodiscard]] std::unique_ptr<domain::SiteLookup> lookup(const Uuid &site);
    // The rules, and what the files of its phone cannot hold.
    [[nodiscard]] domain::Findings check(const domain::Extension &extension, const domain::SiteLookup &site);

    // ---- editing -----------------------------------------------------------------------------------------------------
    // Stores all or nothing and remembers it for undo under the label. Refuses what the rules refuse (Invalid, all
    // findings in out). A new extension without password gets a generated one (Locked where locked). A user who is
    // warned is not stopped. Cancelling leaves nothing.
    [[nodiscard]] Result<void> edit(const std::string &label, const std::vector<ObjectEdit> &edits, domain::Findings *out = nullptr,
                                    const domain::Progress &progress = {});
    // Undo lives in the workspace, also after restart. Conflict where another edit came between. Cancelling leaves nothing.
    [[nodiscard]] Result<std::string> undo(const domain::Progress &progress = {}); // label of what was undone; NotFound where nothing is
    [[nodiscard]] Result<std::string> redo(const domain::Progress &progress = {});
    struct UndoState {
        std::vector<std::string> labels; // oldest first
        int done = 0;                    // the first n are done, the rest can be redone
    };
    [[nodiscard]] Result<UndoState> undoState();

    // A document over an existing site (same id) becomes edits matched by id, one undo step; a new site likewise. Objects that the
    // document lacks are removed: Unconfirmed with the count where that is 20 or a quarter of the site, unless allowed. A
    // password that it lacks, and the value of an override that it has null for, stay as they are stored.
    [[nodiscard]] tl::expected<ImportReport, domain::Refused> import(std::string_view json, bool allowMassRemoval,
                                                                     const domain::Progress &progress = {});

    // ---- pending -----------------------------------------------------------------------------------------------------
    [[nodiscard]] Result<std::vector<PendingObject>> pending(const Uuid &site,
                                                             const domain::Progress &progress = {}); // by kind and number, with their fields
    // Objects, and one more where phones need new files although nothing was edited: the catalogue or the base URL changed
    // since the last Apply. That is told without rendering, so it counts until a plan has found whether any file differs.
    [[nodiscard]] Result<int> countPending(const Uuid &site);
    // Whether the published files were made with another catalogue or base URL; they may be the same nevertheless.
    [[nodiscard]] Result<bool> filesMadeOtherwise(const Uuid &site);
    // Back to base for these objects (all of the site where empty); one undo step.
    [[nodiscard]] Result<void> discard(const Uuid &site, const std::vector<Uuid> &objects, const domain::Progress &progress = {});

    // What Apply would do for these objects (all pending ones where empty): fields, files before and after, hash. Also
    // phones whose file changes because another object did, or because the catalogue is newer. Locked where locked.
    [[nodiscard]] Result<Plan> plan(const Uuid &site, const std::vector<Uuid> &objects = {}, const domain::Progress &progress = {});
    // The same to look at: where the files of some phones cannot be made, those of the others, and why in plan.refused.
    [[nodiscard]] Result<Plan> preview(const Uuid &site, const std::vector<Uuid> &objects = {}, const domain::Progress &progress = {});
    // The files of one planned phone with their texts, where the plan left them out. Conflict where the plan is stale.
    [[nodiscard]] Result<std::vector<FileChange>> phoneFiles(const Plan &plan, const domain::MacAddress &phone);
    // Runs exactly the reviewed plan. Conflict where a revision or file has moved since (the sentence says what), and
    // where it removes 20 objects or a quarter of the site (plan.massRemoval) unless allowed. Cancelling leaves nothing.
    struct Applied {
        std::int64_t revision = 0;
        int objects = 0, phones = 0, files = 0;
    };
    [[nodiscard]] Result<Applied> apply(const Plan &plan, const domain::Progress &progress = {}, bool allowMassRemoval = false);

    // What was applied but only the PBX can deliver (ring time, caller ID, a new password): stays until the user says
    // that it is set there.
    struct PbxNote {
        Uuid object;
        std::string title;  // "101 Jerry"
        std::string fields; // "Ring time: 30 s\nSIP password"; never a secret
    };
    [[nodiscard]] Result<std::vector<PbxNote>> pbxNotes(const Uuid &site);
    [[nodiscard]] Result<void> clearPbxNotes(const Uuid &object);

    // ---- phones ------------------------------------------------------------------------------------------------------
    // The files as saved, applied or not. Locked where locked; NotFound where the extension has no handset.
    [[nodiscard]] Result<render::Rendered> renderSaved(const Uuid &extension);
    // The same files with each parameter and where it comes from. as: the extension with input that is not saved, in place of
    // the saved one.
    [[nodiscard]] Result<render::Explained> explain(const Uuid &extension, const std::optional<domain::Extension> &as = {});
    // The files of all phones of the site, one after the other: what is held of them does not grow with their number. Stops at
    // the first error that each gives, or that is not about one phone alone; Cancelled.
    struct SavedPhone {
        domain::MacAddress mac;
        Uuid extension;                    // the first that uses it
        Result<render::Rendered> rendered; // Invalid: why its files cannot be made
    };
    using EachPhone = std::function<Result<void>(SavedPhone phone)>;
    [[nodiscard]] Result<void> renderEach(const Uuid &site, const EachPhone &each, const domain::Progress &progress = {});
    struct PhoneUrls {
        std::string base;               // BASE/<secret>/
        std::vector<std::string> files; // names, in the order in which the phone asks
    };
    [[nodiscard]] Result<PhoneUrls> phoneUrls(const Uuid &extension); // that phone's own
    [[nodiscard]] Result<std::string> siteUrl(const Uuid &site);      // for DHCP option 66/160: BASE/<site token>/
    // Opens the enrolment of the extension's phone for seven days (again). NotFound where nothing was applied yet.
    [[nodiscard]] Result<void> enrol(const Uuid &extension);

private:
    struct Private;
    class Import;
    std::unique_ptr<Private> m_d;
};

} // namespace pbx::changes
