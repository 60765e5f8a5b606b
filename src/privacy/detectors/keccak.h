#pragma once

#include <string_view>

#include "base/hash.h"

namespace tacit::privacy {

// Keccak-256 with the padding of the first submission (0x01), as Ethereum and Monero use it: not
// SHA3-256. Source: The Keccak reference, version 3.0 (2011).
Digest256 Keccak256(std::string_view bytes);

}  // namespace tacit::privacy
