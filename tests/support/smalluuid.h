// Uuids for tests that only need to tell things apart.
#pragma once

#include "domain/uuid.h"

#include <string>

namespace pbx::test {

[[nodiscard]] inline domain::Uuid smallUuid(int n) // n: 0 … 89
{
    return *domain::Uuid::parse("00000000-0000-4000-8000-0000000000" + std::to_string(10 + n));
}

} // namespace pbx::test
