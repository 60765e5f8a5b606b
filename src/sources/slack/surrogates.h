#pragma once

#include <cstddef>

namespace tacit::sources::slack {

// JSON's grammar allows half of a UTF-16 pair as \ud83d (RFC 8259, section 8.2) where a program cut
// an emoji in two; simdjson refuses it. Overwrites each such escape with \ufffd. False: none was
// there.
bool ReplaceLoneSurrogates(char* json, std::size_t size);

}  // namespace tacit::sources::slack
