#pragma once

// Ed25519 signatures (RFC 8032; OpenSSL underneath). Thread-safe.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace tacit {

using PublicKey = std::array<std::uint8_t, 32>;

// `seed`: the private key, 32 random bytes. kInvalidArgument: another length.
Result<PublicKey> PublicKeyOf(const Secret& seed);
// 64 bytes.
Result<std::string> Sign(const Secret& seed, std::string_view message);
bool IsSignedBy(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace tacit
