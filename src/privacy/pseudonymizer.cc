#include "privacy/pseudonymizer.h"

#include <bit>
#include <cstring>

#include "privacy/ascii.h"
#include "privacy/epoch_bridge.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kHashedBytes = 16;

std::string Base32Of(const Digest256& digest) { return Base32Lower(digest.data(), kHashedBytes); }

template <typename T>
T Load(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

}  // namespace

Pseudonymizer::Pseudonymizer(const ProjectKeys& keys, Platform platform)
    : user_(keys.user),
      token_(keys.token),
      bridge_(keys.bridge),
      platform_(platform),
      cache_(kEntries) {
  if (keys.opt_outs != nullptr && !keys.opt_outs->empty()) opt_outs_.emplace(*keys.opt_outs);
  name_ = "u" + std::to_string(keys.epoch) + "_";
  token_name_ = "w" + std::to_string(keys.epoch) + "_";
  prefix_ = name_.size();
  name_.resize(prefix_ + kHash);
  token_name_.resize(prefix_ + kHash);
}

std::string_view Pseudonymizer::Name(std::string& name, std::string_view hash) {
  std::memcpy(name.data() + prefix_, hash.data(), kHash);
  return name;
}

std::string_view Pseudonymizer::NameOfMessage() {
  const Digest256 digest = user_.Sum(message_);
  if (bridge_ != nullptr) bridge_->Add(message_, digest);
  return Name(name_, Base32Of(digest));
}

std::string_view Pseudonymizer::Hashed(std::string_view id) {
  message_.assign(tacit::Name(platform_)).append("||").append(id);
  return NameOfMessage();
}

// Overlapping loads, put together in registers: a memcpy of `size` bytes into the key and loads of
// whole words from it cost a failed store forwarding each, as much as all the rest.
Pseudonymizer::Key Pseudonymizer::KeyOf(std::string_view id) {
  const char* bytes = id.data();
  const std::size_t size = id.size();
  const auto tail = [=](std::size_t begin) {  // the bytes from `begin` on: less than eight
    return begin == size ? 0 : Load<std::uint64_t>(bytes + size - 8) >> (8 * (begin + 8 - size));
  };
  Key key{};
  if (size >= 16) {
    key = {Load<std::uint64_t>(bytes), Load<std::uint64_t>(bytes + 8), tail(16)};
  } else if (size >= 8) {
    key = {Load<std::uint64_t>(bytes), tail(8), 0};
  } else if (size >= 4) {
    key[0] = Load<std::uint32_t>(bytes) | std::uint64_t{Load<std::uint32_t>(bytes + size - 4)}
                                              << (8 * (size - 4));
  } else {
    for (std::size_t i = 0; i < size; ++i) {
      key[0] |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
  }
  key[2] |= std::uint64_t{size} << 56;
  return key;
}

// The first of the two entries where `key` may be.
std::size_t Pseudonymizer::SetOf(const Key& key) {
  // Multiplicative hashing with odd constants (Knuth, TAOCP 6.4).
  const std::uint64_t mixed =
      (key[0] ^ (key[1] * 0x9E3779B97F4A7C15U) ^ key[2]) * 0xD6E8FEB86659FD93U;
  return (mixed >> 40) % kEntries & ~std::size_t{1};
}

void Pseudonymizer::Prefetch(std::string_view id) const {
  if (id.empty() || id.size() > kInlineId) return;
  const Entry* set = &cache_[SetOf(KeyOf(id))];
  __builtin_prefetch(set);
  __builtin_prefetch(set + 1);
}

std::string_view Pseudonymizer::OfId(std::string_view id) {
  if (opt_outs_ && opt_outs_->Has(platform_, PersonKey::kId, id)) return {};
  if (id.empty() || id.size() > kInlineId) return Hashed(id);
  const Key key = KeyOf(id);
  Entry* set = &cache_[SetOf(key)];
  for (const Entry* entry : {set, set + 1}) {
    const bool same = entry->key[0] == key[0] && entry->key[1] == key[1] && entry->key[2] == key[2];
    if (same) return Name(name_, std::string_view(entry->hash.data(), kHash));
  }
  Hashed(id);
  set[1] = set[0];  // the older one goes
  set[0].key = key;
  std::memcpy(set[0].hash.data(), name_.data() + prefix_, kHash);
  return name_;
}

std::string_view Pseudonymizer::OfHandle(Platform platform, std::string_view handle) {
  if (opt_outs_ && opt_outs_->Has(platform, PersonKey::kHandle, handle)) return {};
  message_.assign(tacit::Name(platform)).append("|@|");
  AppendLower(handle, message_);
  return NameOfMessage();
}

std::string_view Pseudonymizer::Token(std::string_view entity, std::string_view value) {
  message_.assign(entity).append("|").append(value);
  return Name(token_name_, Base32Of(token_.Sum(message_)));
}

}  // namespace tacit::privacy
