// The bytes of an answer's head.
#pragma once

#include "requesthead.h"
#include "snapshot.h"

namespace pbx::server {

struct AnswerShape {
    bool isHead = false;
    bool http11 = true;
    bool close = false;
};

// "Sun, 22 Nov 2026 21:40:00 GMT"
[[nodiscard]] std::string httpDate(std::int64_t secondsSince1970);

// Writes the head for the status into out (replacing what it holds) and returns the body that follows; empty for HEAD.
// file: where Ok or NotModified. Every refusal of one status has the same bytes but for the date.
[[nodiscard]] std::string_view writeAnswer(std::string &out, Status status, const StoredFile *file, std::string_view date, const AnswerShape &shape);

} // namespace pbx::server
