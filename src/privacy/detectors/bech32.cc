#include "privacy/detectors/bech32.h"

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::uint32_t kBech32 = 1;
constexpr std::uint32_t kBech32m = 0x2BC830A3;
constexpr std::size_t kChecksumSize = 6;
constexpr std::size_t kMaxSize = 256;

std::uint32_t Step(std::uint32_t state, std::uint32_t value) {
  constexpr std::uint32_t kGenerators[] = {0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD,
                                           0x2A1462B3};
  const std::uint32_t top = state >> 25U;
  state = ((state & 0x1FFFFFFU) << 5U) ^ value;
  for (std::uint32_t i = 0; i < 5; ++i) {
    if (((top >> i) & 1U) != 0) state ^= kGenerators[i];
  }
  return state;
}

bool MixesCase(std::string_view text) {
  bool lower = false;
  bool upper = false;
  for (const char c : text) {
    lower = lower || IsLower(c);
    upper = upper || IsUpper(c);
  }
  return lower && upper;
}

}  // namespace

std::optional<Bech32> DecodeBech32(std::string_view text) {
  if (text.size() > kMaxSize || MixesCase(text)) return std::nullopt;
  const std::size_t one = text.rfind('1');
  if (one == std::string_view::npos || one == 0) return std::nullopt;
  if (text.size() < one + 1 + kChecksumSize + 1) return std::nullopt;
  std::uint32_t state = 1;
  for (const char c : text.substr(0, one)) {
    state = Step(state, static_cast<unsigned char>(ToLower(c)) >> 5U);
  }
  state = Step(state, 0);
  for (const char c : text.substr(0, one)) {
    state = Step(state, static_cast<unsigned char>(ToLower(c)) & 31U);
  }
  Bech32 result;
  for (std::size_t i = one + 1; i < text.size(); ++i) {
    const std::size_t value = kDigits.find(ToLower(text[i]));
    if (value == std::string_view::npos) return std::nullopt;
    if (i == one + 1) result.first = static_cast<std::uint8_t>(value);
    state = Step(state, static_cast<std::uint32_t>(value));
  }
  if (state != kBech32 && state != kBech32m) return std::nullopt;
  result.prefix_size = one;
  result.data_size = text.size() - one - 1 - kChecksumSize;
  result.is_m = state == kBech32m;
  return result;
}

bool IsSegwitAddress(std::string_view text, const Bech32& decoded, std::string_view prefix) {
  if (!EqualsFolded(text.substr(0, decoded.prefix_size), prefix)) return false;
  if (decoded.data_size == 0 || decoded.first > 16) return false;
  const std::size_t program = (decoded.data_size - 1) * 5 / 8;
  if (decoded.first == 0) return !decoded.is_m && (program == 20 || program == 32);
  return decoded.is_m && program >= 2 && program <= 40;
}

}  // namespace tacit::privacy
