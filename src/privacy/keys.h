#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace tacit::privacy {

// The keys of one project and epoch, derived from the home's master key:
// HKDF-SHA-256(master, "tacit/v1|<project>|<purpose>|<epoch>"), purposes "user", "token".
// With different purposes the pseudonym of a person and the token of a wallet never coincide.
struct ProjectKeys {
  Secret user;
  Secret token;
  std::int32_t epoch = 1;
};

ProjectKeys DeriveProjectKeys(const Secret& master, std::string_view project, std::int32_t epoch);

}  // namespace tacit::privacy
