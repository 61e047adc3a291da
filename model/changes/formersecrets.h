// Where a phone's file of former times holds secrets. Nobody kept their places, so they are told by the same file as it is
// now and by the names of parameters; what cannot be told counts as a secret.
#pragma once

#include "masks.h"

namespace pbx::changes {

[[nodiscard]] std::vector<render::ByteRange> formerSecrets(std::string_view former, const Bytes &now);

} // namespace pbx::changes
