#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "base/secret.h"

namespace tacit::cli {

// What tells one input from another without reading all of it: sizes, times, the hash of the first
// and last 64 KiB (of a file), or the names, sizes and times of all files (of a directory).
Result<std::string> InputFacts(const std::string& path);

// "r_" and 16 characters of base32: keyed, so that it says nothing about the input to others, and
// the same for the same input and choice of channels.
std::string RunId(const Secret& key, const std::string& facts,
                  std::span<const std::string> channels);

}  // namespace tacit::cli
