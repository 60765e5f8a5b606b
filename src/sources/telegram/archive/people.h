#pragma once

// The names of the people who wrote in the chats that passed the gate: Telegram's exports have no
// list of them, only a name and an id in each message. In memory only (promise P5).

#include <span>
#include <vector>

#include "base/result.h"
#include "model/raw/raw_message.h"
#include "sources/telegram/archive/byte_source.h"
#include "sources/telegram/archive/index.h"

namespace tacit::sources {

// More names than this are not kept, so that memory stays bounded.
inline constexpr std::size_t kMaxPeople = 200'000;

// Each different pair of "from" and "from_id" (and "actor" and "actor_id") of users, in the order
// of the file, with the channels where it stands. A look at each byte, no parsing: what does not
// stand as Telegram Desktop writes it (the name right before the id) is passed over.
Result<std::vector<RawPerson>> ReadPeople(const ByteSource& source,
                                          std::span<const Segment> segments);

}  // namespace tacit::sources
