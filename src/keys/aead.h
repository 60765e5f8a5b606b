#pragma once

// Authenticated encryption and passphrases (libsodium underneath; the only files that include it).

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace tacit::keys {

inline constexpr std::size_t kKeyBytes = 32;

// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): a random nonce of 24 bytes, then the ciphertext
// and its tag. `context` is authenticated but not in the result: bytes that are moved to another
// place do not open there.
Result<std::string> Seal(const Secret& key, const Secret& plain, std::string_view context);
// kDenied: another key, another context, or changed bytes.
Result<Secret> Unseal(const Secret& key, std::string_view sealed, std::string_view context);

// Argon2id, version 1.3 (RFC 9106).
struct PassphraseCost {
  std::uint64_t passes = 3;
  std::uint64_t memory_bytes = 256ULL << 20;  // libsodium's MODERATE: about a second
  std::string salt;                           // 16 bytes
};
Result<PassphraseCost> NewPassphraseCost();
// kCorrupt: a cost that we never write. kLimit: no memory for it.
Result<Secret> KeyOfPassphrase(const Secret& passphrase, const PassphraseCost& cost);

// Compares without telling where they differ by the time it takes.
bool SameSecret(const Secret& a, const Secret& b);

}  // namespace tacit::keys
