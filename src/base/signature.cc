#include "base/signature.h"

#include <openssl/evp.h>

#include <memory>

namespace tacit {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kSignatureBytes = 64;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Result<Key> PrivateKey(const Secret& seed) {
  if (seed.Reveal().size() != kSeedBytes) {
    return Fail(ErrorCode::kInvalidArgument, "a signing key has 32 bytes");
  }
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Bytes(seed.Reveal()),
                                       seed.Reveal().size()));
  if (!key) return Fail(ErrorCode::kUnavailable, "this OpenSSL has no Ed25519");
  return key;
}

}  // namespace

Result<PublicKey> PublicKeyOf(const Secret& seed) {
  TACIT_TRY(const Key key, PrivateKey(seed));
  PublicKey bytes{};
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) != 1) {
    return Fail(ErrorCode::kUnavailable, "the public key could not be computed");
  }
  return bytes;
}

Result<std::string> Sign(const Secret& seed, std::string_view message) {
  TACIT_TRY(const Key key, PrivateKey(seed));
  const Context context(EVP_MD_CTX_new());
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  auto* const out = reinterpret_cast<unsigned char*>(signature.data());
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), out, &size, Bytes(message), message.size()) != 1) {
    return Fail(ErrorCode::kUnavailable, "the signature could not be made");
  }
  return signature;
}

bool IsSignedBy(const PublicKey& key, std::string_view message, std::string_view signature) {
  const Key verifier(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const Context context(EVP_MD_CTX_new());
  return verifier && context && signature.size() == kSignatureBytes &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, verifier.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(message),
                          message.size()) == 1;
}

}  // namespace tacit
