#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "model/kinds.h"
#include "privacy/keys.h"
#include "privacy/opt_outs.h"

namespace tacit::privacy {

// Keyed pseudonyms of people and keyed tokens of values. A bounded cache keeps the ids of repeated
// authors; it is in memory only. One thread per object.
//   pseudonym = "u<epoch>_" base32(HMAC-SHA-256(K_user,  "<platform>|<workspace>|<id>")[0..15])
//   token     = "w<epoch>_" base32(HMAC-SHA-256(K_token, "<class>|<value>")[0..15])
// The workspace is empty so far: a project's keys already keep projects apart.
class Pseudonymizer {
 public:
  Pseudonymizer(const ProjectKeys& keys, Platform platform);
  Pseudonymizer(const Pseudonymizer&) = delete;
  Pseudonymizer& operator=(const Pseudonymizer&) = delete;

  bool leaves_out() const { return opt_outs_.has_value(); }  // there may be such people
  // The results hold until the next call. Empty: the person is left out (opt_outs.h).
  std::string_view OfId(std::string_view id);
  // Fetches the cache's entry for OfId(id), which otherwise waits for memory.
  void Prefetch(std::string_view id) const;
  // Of somebody who is known by a handle only (any case); "@" takes the workspace's place, so that
  // it is never the pseudonym of an id.
  std::string_view OfHandle(Platform platform, std::string_view handle);
  std::string_view Token(std::string_view entity, std::string_view value);

 private:
  static constexpr std::size_t kInlineId = 23;
  static constexpr std::size_t kHash = 26;                       // 16 bytes in base32
  static constexpr std::size_t kEntries = std::size_t{1} << 16;  // in pairs: two ids share a place
  // `key` is the id, filled up with zeros, and its length last; all zeros: a free entry.
  using Key = std::array<std::uint64_t, 3>;
  struct alignas(64) Entry {
    Key key;
    std::array<char, kHash> hash;
  };

  static Key KeyOf(std::string_view id);
  static std::size_t SetOf(const Key& key);
  std::string_view Name(std::string& name, std::string_view hash);
  std::string_view Hashed(std::string_view id);

  std::string_view NameOfMessage();
  HmacSha256 user_;
  HmacSha256 token_;
  std::shared_ptr<EpochBridge> bridge_;
  std::optional<OptOuts::Checker> opt_outs_;
  Platform platform_;
  std::size_t prefix_;  // length of "u<epoch>_"
  std::string name_;    // prefix and hash of the last person
  std::string token_name_;
  std::string message_;  // scratch: what is hashed
  std::vector<Entry> cache_;
};

}  // namespace tacit::privacy
