// The low-level SHA256_* calls are marked deprecated since OpenSSL 3, but they are the only way to
// keep a hash state in plain memory and copy it (see HmacSha256); EVP contexts cost twice as much.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "base/hash.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>

#include "base/assert.h"

namespace tacit {
namespace {

constexpr std::size_t kBlock = 64;

}  // namespace

Digest256 Sha256(std::string_view bytes) {
  Digest256 digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

Digest256 Sha512Truncated256(std::string_view bytes) {
  Digest256 digest;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha512_256(), nullptr);
  TACIT_ASSERT(done == 1);
  return digest;
}

Digest512 Blake2b512(std::string_view bytes) {
  Digest512 digest;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_blake2b512(), nullptr);
  TACIT_ASSERT(done == 1);
  return digest;
}

struct HmacSha256::State {
  SHA256_CTX inner;
  SHA256_CTX outer;
};

HmacSha256::HmacSha256(const Secret& key) : state_(std::make_unique<State>()) {
  std::array<unsigned char, kBlock> pad{};
  const std::string& bytes = key.Reveal();
  if (bytes.size() > kBlock) {
    std::ranges::copy(Sha256(bytes), pad.begin());
  } else {
    std::ranges::copy(bytes, pad.begin());
  }
  for (auto& byte : pad) byte = static_cast<unsigned char>(byte ^ 0x36);
  SHA256_Init(&state_->inner);
  SHA256_Update(&state_->inner, pad.data(), pad.size());
  for (auto& byte : pad) byte = static_cast<unsigned char>(byte ^ 0x36 ^ 0x5c);
  SHA256_Init(&state_->outer);
  SHA256_Update(&state_->outer, pad.data(), pad.size());
  std::ranges::fill(pad, static_cast<unsigned char>(0));
}

HmacSha256::~HmacSha256() = default;
HmacSha256::HmacSha256(HmacSha256&&) noexcept = default;
HmacSha256& HmacSha256::operator=(HmacSha256&&) noexcept = default;

Digest256 HmacSha256::Sum(std::string_view message) {
  Digest256 digest;
  SHA256_CTX context = state_->inner;
  SHA256_Update(&context, message.data(), message.size());
  SHA256_Final(digest.data(), &context);
  context = state_->outer;
  SHA256_Update(&context, digest.data(), digest.size());
  SHA256_Final(digest.data(), &context);
  return digest;
}

Secret HkdfSha256(const Secret& master, std::string_view info, std::size_t length) {
  const Digest256 prk = HmacSha256(Secret(std::string(32, '\0'))).Sum(master.Reveal());
  HmacSha256 expand(Secret(std::string(prk.begin(), prk.end())));
  std::string okm;
  std::string previous;
  for (std::uint8_t counter = 1; okm.size() < length; ++counter) {
    std::string block = previous;
    block += info;
    block += static_cast<char>(counter);
    const Digest256 t = expand.Sum(block);
    previous.assign(t.begin(), t.end());
    okm += previous;
  }
  okm.resize(length);
  return Secret(std::move(okm));
}

struct Sha256Stream::State {
  SHA256_CTX context;
};

Sha256Stream::Sha256Stream() : state_(std::make_unique<State>()) { SHA256_Init(&state_->context); }
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::Update(std::string_view bytes) {
  SHA256_Update(&state_->context, bytes.data(), bytes.size());
}

Digest256 Sha256Stream::Finish() {
  Digest256 digest;
  SHA256_Final(digest.data(), &state_->context);
  return digest;
}

std::string Base32Lower(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (std::size_t i = 0; i < size; ++i) {
    buffer = (buffer << 8) | bytes[i];
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += kAlphabet[(buffer >> bits) & 31];
    }
  }
  if (bits > 0) out += kAlphabet[(buffer << (5 - bits)) & 31];
  return out;
}

std::string HexLower(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(size * 2);
  for (std::size_t i = 0; i < size; ++i) {
    out += kDigits[bytes[i] >> 4];
    out += kDigits[bytes[i] & 15];
  }
  return out;
}

Result<Secret> RandomSecret(std::size_t size) {
  std::string bytes(size, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) != 1) {
    return Fail(ErrorCode::kUnavailable, "the system's random generator gives no bytes");
  }
  return Secret(std::move(bytes));
}

}  // namespace tacit
