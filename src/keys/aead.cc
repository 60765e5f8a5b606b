#include "keys/aead.h"

#include <sodium.h>

#include "base/hash.h"

namespace tacit::keys {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
// What a damaged or hostile file may ask for.
constexpr std::uint64_t kMaxPasses = 16;
constexpr std::uint64_t kMaxMemory = 2ULL << 30;

static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

Result<void> Ready() {
  static const bool ready = sodium_init() >= 0;
  if (ready) return {};
  return Fail(ErrorCode::kUnavailable, "libsodium does not start");
}

}  // namespace

Result<std::string> Seal(const Secret& key, const Secret& plain, std::string_view context) {
  TACIT_CHECK_OK(Ready());
  TACIT_TRY(const Secret nonce, RandomSecret(kNonceBytes));
  const std::string& text = plain.Reveal();
  std::string cipher(text.size() + kTagBytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(Bytes(cipher), nullptr, Bytes(text), text.size(),
                                             Bytes(context), context.size(), nullptr,
                                             Bytes(nonce.Reveal()), Bytes(key.Reveal()));
  return nonce.Reveal() + cipher;
}

Result<Secret> Unseal(const Secret& key, std::string_view sealed, std::string_view context) {
  TACIT_CHECK_OK(Ready());
  if (sealed.size() < kNonceBytes + kTagBytes) return Fail(ErrorCode::kDenied, "too short");
  const std::string_view cipher = sealed.substr(kNonceBytes);
  std::string plain(cipher.size() - kTagBytes, '\0');
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      Bytes(plain), nullptr, nullptr, Bytes(cipher), cipher.size(), Bytes(context), context.size(),
      Bytes(sealed), Bytes(key.Reveal()));
  if (opened != 0) return Fail(ErrorCode::kDenied, "does not open");
  return Secret(std::move(plain));
}

Result<PassphraseCost> NewPassphraseCost() {
  TACIT_TRY(const Secret salt, RandomSecret(crypto_pwhash_SALTBYTES));
  return PassphraseCost{.salt = salt.Reveal()};
}

Result<Secret> KeyOfPassphrase(const Secret& passphrase, const PassphraseCost& cost) {
  TACIT_CHECK_OK(Ready());
  const bool sane = cost.passes >= crypto_pwhash_OPSLIMIT_MIN && cost.passes <= kMaxPasses &&
                    cost.memory_bytes >= crypto_pwhash_MEMLIMIT_MIN &&
                    cost.memory_bytes <= kMaxMemory && cost.salt.size() == crypto_pwhash_SALTBYTES;
  if (!sane) return Fail(ErrorCode::kCorrupt, "the cost of the passphrase is out of range");
  std::string key(kKeyBytes, '\0');
  const std::string& words = passphrase.Reveal();
  const int done =
      crypto_pwhash(Bytes(key), key.size(), words.data(), words.size(), Bytes(cost.salt),
                    cost.passes, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (done != 0) return Fail(ErrorCode::kLimit, "not enough memory to open the passphrase");
  return Secret(std::move(key));
}

bool SameSecret(const Secret& a, const Secret& b) {
  const std::string& one = a.Reveal();
  const std::string& other = b.Reveal();
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace tacit::keys
