// Each case runs over the memory store and over a workspace file: both keep the same contract.
#pragma once

#include "samples.h"

#include <gmock/gmock.h>
#include <QTemporaryDir>

namespace pbx::store {

struct Backend {
    const char *name;
    Result<std::unique_ptr<Store>> (*open)(const std::string &path);
};

class Contract : public testing::TestWithParam<Backend> {
public:
    Contract()
        : m_store(must(GetParam().open(m_folder.filePath(QStringLiteral("w.pbx")).toStdString())))
    {}

    Store &store() { return *m_store; }
    Result<void> put(const Batch &batch) { return m_store->commit(batch); }
    // Stores what must be stored, new or changed.
    ObjectRecord saved(ObjectRecord record)
    {
        const auto done = put({PutObject{record}});
        EXPECT_TRUE(done) << done.error().sentence << " [" << done.error().detail << "]";
        ++record.version;
        return record;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
};

inline const Backend kBackends[] = {
    {"memory", [](const std::string &) -> Result<std::unique_ptr<Store>> { return openMemory(); }},
    {"sqlite", [](const std::string &path) { return openSqlite(path); }},
};
inline std::string backendName(const testing::TestParamInfo<Backend> &info)
{
    return info.param.name;
}
inline std::ostream &operator<<(std::ostream &out, const Backend &backend)
{
    return out << backend.name;
}

} // namespace pbx::store

// One per file of cases: a class of its own, so that the names of tests say where they stand.
#define PBX_CONTRACT(Name)                                                                                                                           \
    class Name : public Contract {};                                                                                                                 \
    INSTANTIATE_TEST_SUITE_P(Over, Name, testing::ValuesIn(kBackends), backendName)
