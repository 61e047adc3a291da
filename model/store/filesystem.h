// Where a workspace file may be. What differs between systems is here and in filesystem_*.cpp.
#pragma once

#include "domain/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace pbx::store {

// Name of the network file system that holds this folder ("NFS"), empty where it is a local one. Locks of several
// computers do not hold on one, so a workspace there would be damaged sooner or later.
[[nodiscard]] std::string networkFileSystem(const std::string &folder);
using NetworkProbe = std::function<std::string(const std::string &folder)>;

// As the system calls the type in its mount table ("nfs4", "fuse.sshfs"): the shown name, or empty.
[[nodiscard]] std::string networkName(std::string_view type);

// Tells a file from another one that has taken its name meanwhile. Empty where there is none, and on systems where an
// open file cannot be replaced.
[[nodiscard]] std::string fileIdentity(const std::string &path);

// Makes a missing file, for nobody else to read, and takes other people's rights from one that is there. Refuses a
// network drive, a missing folder, and a file or folder that cannot be written.
[[nodiscard]] domain::Result<void> prepareFile(const std::string &path, const NetworkProbe &probe);

} // namespace pbx::store
