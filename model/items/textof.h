// Between the model's UTF-8 and Qt's strings.
#pragma once

#include "store/textof.h"

namespace pbx::items {

using store::fromQt;
using store::toQt;

} // namespace pbx::items
