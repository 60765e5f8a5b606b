#pragma once

#include <array>
#include <map>
#include <mutex>
#include <set>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/secret.h"

namespace tacit::privacy {

// While a project's key epochs change: remembers, for each person that an import pseudonymises,
// the pseudonym in earlier epochs. Only an import can: the lake has no ids. Thread-safe. Memory:
// about 100 bytes for each person and earlier epoch.
class EpochBridge {
 public:
  using Hash = std::array<std::uint8_t, 16>;  // what a pseudonym writes in base32
  using Pairs = std::map<Hash, Hash>;         // earlier to present

  // The key of persons of an earlier epoch that still exists.
  void AddEpoch(std::int32_t epoch, const Secret& user_key);
  // `message` is what the pseudonym is the keyed hash of, `present` that hash.
  void Add(std::string_view message, const Digest256& present);
  // By earlier epoch. Not while an import runs.
  const std::map<std::int32_t, Pairs>& pairs() const { return pairs_; }

 private:
  struct Earlier {
    std::int32_t epoch = 0;
    HmacSha256 user;
  };
  std::mutex mutex_;  // guards all below
  std::vector<Earlier> earlier_;
  std::map<std::int32_t, Pairs> pairs_;
  std::set<Hash> known_;  // present hashes
};

}  // namespace tacit::privacy
