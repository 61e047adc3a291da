#pragma once

#include "domain/result.h"

namespace pbx::cli {

inline constexpr int kOk = 0;
inline constexpr int kFailed = 1; // the disk, or a defect
inline constexpr int kUsage = 2;
inline constexpr int kInvalid = 3;
inline constexpr int kConflict = 4;
inline constexpr int kUnreachable = 5;
inline constexpr int kLocked = 6;
// Of a comparison, as diff has them: then what is kFailed elsewhere is kTrouble.
inline constexpr int kDiffer = 1;
inline constexpr int kTrouble = 2;

[[nodiscard]] constexpr int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
    case ErrorKind::NotFound: return kInvalid;
    case ErrorKind::Conflict:
    case ErrorKind::Unconfirmed: return kConflict;
    case ErrorKind::Unreachable: return kUnreachable;
    case ErrorKind::Locked: return kLocked;
    case ErrorKind::Io:
    case ErrorKind::Cancelled:
    case ErrorKind::Internal: return kFailed;
    }
    return kFailed;
}

} // namespace pbx::cli
