#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "base/secret.h"
#include "model/kinds.h"
#include "state/state.h"

namespace tacit::pipeline {

// The messages that were deleted at the source: they do not come back, whoever brings them. Known
// by HMAC-SHA-256 under a key of the home, over platform, channel and message id. Read by all
// threads; changed by one while nobody reads.
class DeletedMessages {
 public:
  static Result<DeletedMessages> Load(state::State& state, const Secret& master);
  // Knows none; for those who have no state.
  DeletedMessages();

  bool empty() const { return hashes_.empty(); }
  void Add(const Digest256& hash);

  // One thread each.
  class Checker {
   public:
    explicit Checker(const DeletedMessages& deleted) : deleted_(deleted), hmac_(deleted.key_) {}
    bool Has(Platform platform, std::string_view channel_id, std::string_view message_id);
    Digest256 HashOf(Platform platform, std::string_view channel_id, std::string_view message_id);

   private:
    const DeletedMessages& deleted_;
    HmacSha256 hmac_;
    std::string scratch_;
  };

 private:
  DeletedMessages(Secret key, std::vector<Digest256> hashes);
  Secret key_;
  std::vector<Digest256> hashes_;  // sorted
};

}  // namespace tacit::pipeline
