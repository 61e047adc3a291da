#pragma once

#include "memorystore.h"

namespace pbx::store {

// Runs the writes of one batch; unless keep() is called, all of them are taken back.
class MemoryWriter final {
public:
    explicit MemoryWriter(MemoryStore &store)
        : m_store(store)
    {}
    ~MemoryWriter();
    MemoryWriter(const MemoryWriter &) = delete;
    MemoryWriter &operator=(const MemoryWriter &) = delete;

    [[nodiscard]] Result<void> operator()(const PutObject &write);
    [[nodiscard]] Result<void> operator()(const AppendEdit &write);
    [[nodiscard]] Result<void> operator()(const MarkEdit &write);
    [[nodiscard]] Result<void> operator()(const PutPhone &write);
    [[nodiscard]] Result<void> operator()(const NotePhone &write);
    [[nodiscard]] Result<void> operator()(const RemovePhone &write);
    [[nodiscard]] Result<void> operator()(const PutPublishedSite &write);
    [[nodiscard]] Result<void> operator()(const RemovePublishedSite &write);
    [[nodiscard]] Result<void> operator()(const PutPublishedFile &write);
    [[nodiscard]] Result<void> operator()(const RemovePublishedFiles &write);
    [[nodiscard]] Result<void> operator()(const PutDelivery &write);
    [[nodiscard]] Result<void> operator()(const AppendDownload &write);
    [[nodiscard]] Result<void> operator()(const PutAttempt &write);
    [[nodiscard]] Result<void> operator()(const PutSetting &write);
    [[nodiscard]] Result<void> operator()(const PutDraft &write);

    void prune();
    void keep() { m_undo.clear(); }

private:
    // All changes go through these two, so that each can be taken back.
    template <class Map> void put(Map &map, const typename Map::key_type &key, typename Map::mapped_type value);
    template <class Map> void remove(Map &map, const typename Map::key_type &key);
    template <class Map, class Fits> void removeIf(Map &map, Fits fits);
    void pruneEdits();

    MemoryStore &m_store;
    std::vector<std::function<void()>> m_undo;
    bool m_edits = false;
};

} // namespace pbx::store
