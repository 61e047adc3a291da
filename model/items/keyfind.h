// Keys of all phones of a site: "who monitors 102?".
#pragma once

#include "keycontext.h"

#include "changes/workspace.h"

#include <atomic>
#include <memory>

namespace pbx::items {

struct KeyHit {
    domain::Uuid extension; // whose phone
    QString number, name, model;
    domain::SlotId slot;
    domain::KeyType type = domain::KeyType::Monitor;
    QString activity, label;
};

struct KeyHits {
    std::vector<KeyHit> hits; // by number of the phone, then by slot
    int keys = 0, phones = 0; // that match in all
    bool cancelled = false;
};

inline constexpr std::size_t kMostKeyHits = 5000; // listed; the rest is counted

// Keys that every word of the text is found in: a number where it is that number of the key ("102" does not find 1020), any
// other word where a word of its type, activity or label begins with it, whatever the case. An empty text finds nothing.
// cancelled may be set in another thread. On the worker thread.
[[nodiscard]] domain::Result<KeyHits> findKeys(changes::Workspace &workspace, const domain::Uuid &site, const QString &text,
                                               const std::shared_ptr<std::atomic_bool> &cancelled = {});

// Whether a key matches; words as wordsOf gives them.
[[nodiscard]] QStringList searchWords(const QString &text);
[[nodiscard]] bool matches(const domain::Key &key, const QStringList &words, const KeyContext &phone);

} // namespace pbx::items
