#pragma once

#include <cstdint>
#include <optional>

#include "sources/acts.h"
#include "sources/telegram/client/reply.h"

namespace tacit::sources::telegram {

// The user who wrote a message of TDLib's; 0: a channel did, or nobody.
std::int64_t SenderOf(const Json& message);

// A message as a challenge to the account `own_id`: it has buttons, mentions the account, or asks
// for an answer. Nothing: it asks nothing. Whether a bot wrote it, the caller knows. No ids of
// people are kept.
std::optional<Challenge> ChallengeOf(const Json& message, std::int64_t own_id);

bool Same(const Challenge& one, const Challenge& other);

}  // namespace tacit::sources::telegram
