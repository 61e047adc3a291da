// The real thing to test with: built-in catalogue, renderer, sample site, and a store that several workspaces share.
#pragma once

#include "changes/workspace.h"
#include "forwardingstore.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pbx::testing {

using namespace pbx::domain;
using changes::ObjectEdit;
using changes::Workspace;

[[nodiscard]] std::string sampleJson();
[[nodiscard]] const catalogue::Catalogue &theCatalogue();
[[nodiscard]] const render::Renderer &theRenderer();
[[nodiscard]] Uuid uuid(const std::string &text);

inline const std::string kSite = "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01";
inline const std::string kOffice = "0b8c7f6a-1f0e-4a60-8f8e-111111111101";
inline const std::string kCondition = "3c9d5a11-2f44-4f0d-9c55-222222222201";
inline const std::string kJerry = "a1a1a1a1-0000-4000-8000-000000000101";  // Yealink T54W, monitors 102 and 103
inline const std::string kKramer = "a1a1a1a1-0000-4000-8000-000000000102"; // Poly VVX 410, monitors 101
inline const std::string kElaine = "a1a1a1a1-0000-4000-8000-000000000103"; // Cisco SPA504G, monitors 101
inline const std::string kGeorge = "a1a1a1a1-0000-4000-8000-000000000104"; // no handset
inline const std::string kRule = "f0f0f0f0-0000-4000-8000-000000000001";

struct Workbench {
    Workbench(); // memory store, unlocked vault, empty

    std::shared_ptr<store::Store> inner;
    std::shared_ptr<const store::Vault> vault;
    std::unique_ptr<Workspace> workspace;

    [[nodiscard]] std::unique_ptr<Workspace> another(ForwardingStore::Before before = {}) const; // on the same store

    void importSample();
    void applyAll(); // plan and apply whatever is pending
    [[nodiscard]] changes::Plan plan(const std::vector<std::string> &objects = {});

    template <class T> [[nodiscard]] T object(const std::string &id)
    {
        auto loaded = workspace->load(uuid(id));
        EXPECT_TRUE(loaded) << loaded.error().sentence;
        return std::get<T>(loaded.value().object);
    }
    // The edit that a form would make: load, change, save.
    template <class T, class F> [[nodiscard]] ObjectEdit changed(const std::string &id, F change)
    {
        auto loaded = workspace->load(uuid(id));
        EXPECT_TRUE(loaded) << loaded.error().sentence;
        T value = std::get<T>(loaded.value().object);
        change(value);
        return {uuid(id), uuid(kSite), static_cast<Kind>(Object(value).index()), Object(value), loaded.value().version};
    }
    template <class T, class F> [[nodiscard]] Result<void> change(const std::string &id, F change)
    {
        return workspace->edit("Change " + id, {changed<T>(id, change)});
    }
    [[nodiscard]] Result<void> rename(const std::string &extension, const std::string &name);
    [[nodiscard]] Result<void> remove(const std::string &id);

    // Everything that an edit may change, as one text: ids, sides, sealed blobs.
    [[nodiscard]] std::string localState() const;
    // And everything that an Apply may change.
    [[nodiscard]] std::string fullState() const;
    [[nodiscard]] std::string publishedText(const std::string &mac, const std::string &file) const; // unsealed
};

[[nodiscard]] Extension newExtension(const std::string &number, const std::string &name);
[[nodiscard]] ObjectEdit creation(const Object &object, const std::string &site = kSite);
// A site of n handsets, each with a monitor key on its neighbour.
[[nodiscard]] std::string bigSite(int handsets, bool passwords);

} // namespace pbx::testing
