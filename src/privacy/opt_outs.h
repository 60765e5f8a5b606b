#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/secret.h"
#include "model/kinds.h"
#include "model/raw/raw_message.h"
#include "privacy/text_map.h"

namespace tacit::privacy {

// How somebody is known to us.
enum class PersonKey : std::uint8_t { kId, kHandle };

std::string_view Name(PersonKey key);  // "id", "handle"

// The people who are left out: known by HMAC-SHA-256 under a key of the home over
// "<platform> LF id|handle LF <the id, or the handle in lower case without '@'>". Read by all
// threads; changed by one while nobody reads.
class OptOuts {
 public:
  struct Entry {
    Digest256 hash{};
    PersonKey key = PersonKey::kId;
  };

  OptOuts();  // nobody
  OptOuts(Secret key, std::vector<Digest256> hashes);

  bool empty() const { return hashes_.empty(); }
  void Replace(std::vector<Digest256> hashes);
  // Of people who are left out by id or by handle, the other is left out too. Returns what is new.
  std::vector<Entry> Link(Platform platform, std::span<const RawPerson> people);
  Digest256 HashOf(Platform platform, PersonKey key, std::string_view value) const;

  // Remembers its answers. One thread each.
  class Checker {
   public:
    explicit Checker(const OptOuts& people);
    bool Has(Platform platform, PersonKey key, std::string_view value);

   private:
    const OptOuts& people_;
    HmacSha256 hmac_;
    std::string scratch_;
    TextMap<bool> known_;
  };

 private:
  bool Has(const Digest256& hash) const;
  Secret key_;
  std::vector<Digest256> hashes_;  // sorted
};

}  // namespace tacit::privacy
