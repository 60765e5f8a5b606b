#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace tacit::sources::slack {

// What a caller does about a word that Slack gives with `"ok":false`.
enum class Reaction : std::uint8_t {
  kSignIn,         // the token is worth nothing
  kRefresh,        // the token's time is over: once with a new one, else as above
  kStopChannel,    // it may not be read, or is not there
  kRetry,          // Slack's own trouble
  kRestartWindow,  // the cursor is too old
  kNoThread,       // it was deleted meanwhile
  kBug,            // ours
};

// Words that are not known are kBug: the run ends and says the word.
Reaction ReactionTo(std::string_view word);

// For people, with Slack's word, which is never data of anybody.
Error ErrorOf(std::string_view method, std::string_view word);

// The gate's word for a channel that Slack does not let be read.
std::string_view RefusalFor(std::string_view word);

}  // namespace tacit::sources::slack
