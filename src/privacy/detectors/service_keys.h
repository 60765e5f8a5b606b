#pragma once

#include <string_view>

#include "privacy/detectors/token_shapes.h"

namespace tacit::privacy {

// A key without a prefix of its own: the name of the service that issues it stands near, and its
// length and alphabet are that service's.
Span FindServiceKey(std::string_view text, Span run);

}  // namespace tacit::privacy
