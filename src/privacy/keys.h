#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace tacit::privacy {

class EpochBridge;
class OptOuts;

// The keys of one project and epoch, derived from the home's master key or, where
// the epoch has a secret of its own (keys/epochs.h), from EpochMaster:
// HKDF-SHA-256(master, "tacit/v1|<project>|<purpose>|<epoch>"), purposes "user", "token".
// With different purposes the pseudonym of a person and the token of a wallet never coincide.
struct ProjectKeys {
  Secret user;
  Secret token;
  std::int32_t epoch = 1;
  // Where a person's pseudonyms in this and in earlier epochs are put together; null: nowhere.
  std::shared_ptr<EpochBridge> bridge;
  // Who gets no pseudonym, and whose messages are withheld; null: nobody.
  std::shared_ptr<OptOuts> opt_outs;
};

// HMAC-SHA-256(epoch secret, master): gone with either of the two.
Secret EpochMaster(const Secret& master, const Secret& epoch_secret);

ProjectKeys DeriveProjectKeys(const Secret& master, std::string_view project, std::int32_t epoch);

}  // namespace tacit::privacy
