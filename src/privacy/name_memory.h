#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "privacy/detector.h"

namespace tacit::privacy {

// Where a message was said: a channel's UTC day, and a thread. In keys of memory only.
struct Conversation {
  std::uint64_t day = 0;
  std::uint64_t thread = 0;  // 0: none

  static Conversation Of(std::uint32_t channel, Micros sent_at, std::string_view thread_id);
};

// Names that were found anywhere in a conversation are redacted in all of it: a name stands for the
// same person all day, also where nothing around it gives it away. Holds 64-bit hashes, no names.
//
// A first pass over an archive fills one Collector a thread; the memory is made of all of them, in
// any order with the same result, and is read by all threads. Bounded: past `kMostNames` the names
// with the smallest hashes are kept, so that what is kept does not depend on the threads.
class NameMemory {
 public:
  static constexpr std::size_t kMostNames =
      1'000'000;  // pairs of a conversation and a word: 16 MiB

  // A word of a name (its hash) and the same together with a conversation.
  struct Entry {
    std::uint64_t key = 0;
    std::uint64_t word = 0;
  };

  // One thread.
  class Collector {
   public:
    explicit Collector(std::size_t most = kMostNames) : most_(most) {}
    // Remembers the words of each name that `findings` has in `text`.
    void Add(std::string_view text, std::span<const Finding> findings, const Conversation& where);

   private:
    friend class NameMemory;
    std::size_t most_;
    std::vector<Entry> entries_;
    std::vector<std::uint64_t> looks_;  // see NameMemory
    std::size_t shrink_at_ = std::size_t{1} << 16;
  };

  NameMemory() = default;
  explicit NameMemory(std::span<Collector> collectors, std::size_t most = kMostNames);

  // Appends a PERSON for each word of a name that was remembered for the conversation.
  void Find(std::string_view text, const Conversation& where, std::vector<Finding>& findings) const;
  // The same within one text: of the names that `findings` has from `first` on.
  static void FindAgain(std::string_view text, std::size_t first, std::vector<Finding>& findings);
  bool empty() const { return count_ == 0; }
  std::size_t size() const { return count_; }

 private:
  bool Has(std::uint64_t key) const;

  std::vector<std::uint64_t> table_;  // of keys, open addressing; 0: free
  std::vector<std::uint64_t> words_;  // a bit for each word: most words of a text are of no name
  std::vector<std::uint64_t> looks_;  // a bit for each length and first letters of words
  std::size_t count_ = 0;
};

}  // namespace tacit::privacy
