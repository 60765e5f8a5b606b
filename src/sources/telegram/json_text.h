#pragma once

// Strings as they stand in a result.json, made into text.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tacit::sources {

bool IsUtf8(std::string_view bytes);

// Appends the text of `raw` (the inside of a JSON string) to `out`. More tolerant than JSON:
// Telegram Desktop writes control characters as \xHH (export_output_json.cpp, SerializeString).
// - Control characters below 0x20 but \n and \t are dropped, however they are written: they show
//   nothing, and a word cut in two by one would hide from the detectors.
// - A lone surrogate becomes U+FFFD.
// Gives the number of code points that were dropped; nothing when an escape is none that we know.
std::optional<std::size_t> AppendUnescaped(std::string_view raw, std::string& out);

}  // namespace tacit::sources
