#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace tacit::sources::telegram {

// The seconds that Telegram asks to wait, from "FLOOD_WAIT_300" or "Too Many Requests: retry after
// 300"; nothing: it asks for none.
std::optional<int> FloodSeconds(int code, std::string_view message);

// Whether words of TDLib's say that its files cannot be written for want of space. SQLite calls
// that an input/output error, too.
bool IsDiskFull(std::string_view words);
inline constexpr const char* kDiskFullWords =
    "the disk is full: free some space and run the same command again (the files of the Telegram "
    "session)";

// An error object of TDLib, for people: what happened and what to do. `message` is quoted only
// where it is one of Telegram's own words (CHANNEL_PRIVATE): anything else may hold anything.
Error ErrorOf(std::string_view method, int code, std::string_view message);

}  // namespace tacit::sources::telegram
