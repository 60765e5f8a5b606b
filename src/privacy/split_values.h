#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/raw/raw_message.h"

namespace tacit::privacy {

class Scrubber;

// A part of a message that is personal only together with the message before or behind it.
struct SplitPart {
  std::uint64_t message = 0;  // the how manieth that was read
  std::uint32_t begin = 0;    // in its text
  std::uint32_t end = 0;
  std::string_view entity;  // static storage
};

// Finds values that one person writes in two messages in a row: the first half of a card number
// ends one message, the second half begins the next that the same author sends to the channel
// within five minutes; others may write in between. Only values that a checksum or a fixed form
// confirms, and of which neither half says enough by itself. Sees the last and the first 64 bytes.
//
// One object for a part of an archive, or for a lane of live channels; messages of a channel come
// in their order. What it finds depends on the messages only. One thread.
class SplitValues {
 public:
  // `scrubber` looks at the joined text.
  void Read(const RawMessage& message, Scrubber& scrubber);
  // The parts that were found, in the order of the messages, which are counted from 0 again
  // afterwards. What was read stays known, so that a half that comes later is found.
  std::vector<SplitPart> Take();

 private:
  static constexpr std::size_t kWindow = 64;  // bytes
  static constexpr std::size_t kSlots = 128;

  // The end of the last message of an author.
  struct Tail {
    std::uint64_t key = 0;  // of author and channel
    std::uint64_t message = 0;
    std::int64_t order = 0;
    Micros sent_at = 0;
    std::uint32_t begin = 0;  // in its text
    std::uint32_t size = 0;   // 0: no value is cut there
    std::array<char, kWindow> bytes{};

    std::string_view text() const { return {bytes.data(), size}; }
  };

  void Join(const Tail& tail, const RawMessage& next, std::uint64_t message, Scrubber& scrubber);

  std::array<Tail, kSlots> tails_{};  // by key; a later one takes the place of another
  std::uint64_t messages_ = 0;
  std::uint64_t taken_ = 0;  // of messages_: those before the last Take
  std::vector<SplitPart> parts_;
  std::string joined_;
};

}  // namespace tacit::privacy
