// Workspace files as other programs, or other revisions of this one, would leave them.
#pragma once

#include <string>
#include <vector>

namespace pbx::store {

// Runs a text dump, as the command line shell of SQLite writes it, into a new file.
void runDump(const std::string &path, const std::string &dump);
// Runs statements on a file, past the store.
void runSql(const std::string &path, const std::vector<std::string> &statements);
// First column of all rows.
[[nodiscard]] std::vector<std::string> askSql(const std::string &path, const std::string &query);

[[nodiscard]] std::string bytesOf(const std::string &path);
void writeBytes(const std::string &path, const std::string &bytes);

} // namespace pbx::store
