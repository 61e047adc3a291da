// What was reviewed is what runs.
#pragma once

#include "fielddiff.h"
#include "render/renderer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pbx::changes {

struct FileChange {
    std::string name;
    // Plain text with secrets masked by "••••••••", for people; empty: no such file.
    std::string before, after;
    std::string etagBefore, etagAfter; // of the real bytes
};

struct PlannedPhone {
    domain::MacAddress mac;
    domain::Uuid extension; // the first that uses it
    std::string title;      // "101 Jerry"
    bool isNew = false, removed = false;
    bool keysChanged = false;      // needs a resync or restart of the handset
    bool textsLeftOut = false;     // one of very many: ask Workspace::phoneFiles for its texts
    std::vector<FileChange> files; // only those that differ
};

struct Plan {
    domain::Uuid site;
    std::string siteName;
    std::int64_t revision = 0; // published revision that it is based on
    std::vector<PendingObject> objects;
    struct Version {
        domain::Uuid id;
        std::int64_t version = 0;
    };
    std::vector<Version> versions; // of the objects as reviewed
    std::vector<PlannedPhone> phones;
    std::vector<FileChange> commonFiles; // the site's own files that differ (first Apply, another address …)
    domain::Findings warnings;
    int removals = 0;                 // objects that it removes
    bool massRemoval = false;         // 20 of them, or a quarter of the site: Apply asks first
    std::string hash;                 // over changes, revisions and rendered files
    std::vector<std::string> refused; // why the files of a phone cannot be made; such a plan cannot be applied
    [[nodiscard]] bool empty() const { return objects.empty() && phones.empty() && commonFiles.empty(); }
};

struct DiffLine {
    enum class Type : unsigned char { Equal, Before, After, Changed } type = Type::Equal;
    int numberBefore = 0, numberAfter = 0; // 1-based; 0 where the side has no such line
    std::string before, after;
    // What differs within a changed line, in bytes.
    struct Span {
        std::size_t offset = 0, length = 0;
    };
    Span spanBefore, spanAfter;
};
// Line diff (Myers) with pairs of similar lines side by side.
[[nodiscard]] std::vector<DiffLine> lineDiff(const std::string &before, const std::string &after);
// The same as unified text with three lines of context, for the command line.
[[nodiscard]] std::string unifiedDiff(const FileChange &file);

} // namespace pbx::changes
