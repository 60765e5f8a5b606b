#pragma once

// Small secrets of a home that are no keys of pseudonyms (signing in, tokens): a text file, sealed
// under a key of its own that comes from the home's master key (docs/formats/keys.md).

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace tacit::keys {

// `purpose` separates the files: one that is moved to another's place does not open there.
Result<void> WriteSealedFile(const std::string& path, const Secret& master,
                             std::string_view purpose, const Secret& plain);
// kNotFound: there is none. kUnavailable: it was sealed under another master key. kCorrupt.
Result<Secret> ReadSealedFile(const std::string& path, const Secret& master,
                              std::string_view purpose);

}  // namespace tacit::keys
