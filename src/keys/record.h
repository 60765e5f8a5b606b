#pragma once

// keys/: where the master key lives, the epochs of each project, and how both are kept
// (docs/formats/keys.md). Nothing here is ever printed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit::keys {

// The small text files of keys/: a first line "tacit-<kind> 1", then lines of words.
using Record = std::vector<std::vector<std::string>>;

std::string RecordText(std::string_view kind, const Record& lines);
// kCorrupt: not of this kind and version. `name` is what the message calls the file.
Result<Record> ParseRecord(std::string_view kind, std::string_view text, std::string_view name);
// The line that begins with `word`; null: no such line.
const std::vector<std::string>* FindLine(const Record& record, std::string_view word);

std::string ToHex(std::string_view bytes);
// Nothing when it is not an even number of hex digits.
std::optional<std::string> FromHex(std::string_view digits);

}  // namespace tacit::keys
