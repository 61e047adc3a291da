// Errors are values here: nothing throws across a module.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace pbx::domain {

// What a caller can do about an error; the command line maps kinds to exit codes.
enum class ErrorKind {
    Invalid,     // the input is wrong: the sentence says what, where and what to do
    NotFound,    // no such site, extension, model, file …
    Conflict,    // somebody else changed it, the plan is stale, the port is held …
    Unconfirmed, // it removes much: the user is to confirm that first
    Locked,      // a secret is needed and the workspace is locked
    Unreachable, // a target, keychain or server did not answer
    Io,          // the disk or database refused
    Cancelled,   // the user stopped it
    Internal,    // a defect of this program
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string sentence; // for the user: whole sentence, translated, no secrets
    std::string detail;   // for the log: may be empty, no secrets

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string sentence, std::string detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(sentence), std::move(detail)});
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}
[[nodiscard]] inline tl::unexpected<Error> invalid(std::string sentence)
{
    return fail(ErrorKind::Invalid, std::move(sentence));
}

} // namespace pbx::domain

namespace pbx {
using domain::Error;
using domain::ErrorKind;
using domain::fail;
using domain::invalid;
using domain::Result;
} // namespace pbx
