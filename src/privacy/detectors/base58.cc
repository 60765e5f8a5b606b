#include "privacy/detectors/base58.h"

#include <algorithm>

#include "base/hash.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kBitcoinDigits =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kRippleDigits =
    "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

constexpr std::uint8_t kNoDigit = 0xFF;
using Values = std::array<std::uint8_t, 128>;

constexpr Values ValuesOf(std::string_view digits) {
  Values values{};
  values.fill(kNoDigit);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    values[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr Values kBitcoinValues = ValuesOf(kBitcoinDigits);
constexpr Values kRippleValues = ValuesOf(kRippleDigits);

std::string_view AsText(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

bool IsBase58(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 128 && kBitcoinValues[byte] != kNoDigit;
}

std::optional<Base58Bytes> DecodeBase58(std::string_view text, Base58Alphabet alphabet) {
  if (text.empty() || text.size() > kMaxBase58Size) return std::nullopt;
  const Values& values = alphabet == Base58Alphabet::kBitcoin ? kBitcoinValues : kRippleValues;
  // The number in base 256, the lowest byte first.
  std::array<std::uint8_t, kMaxBase58Size> number{};
  std::size_t size = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 128 || values[byte] == kNoDigit) return std::nullopt;
    unsigned carry = values[byte];
    for (std::size_t i = 0; i < size; ++i) {
      carry += 58U * number[i];
      number[i] = static_cast<std::uint8_t>(carry & 0xFFU);
      carry >>= 8U;
    }
    if (carry > 0) number[size++] = static_cast<std::uint8_t>(carry);
  }
  // A leading zero digit stands for a zero byte.
  const char zero = alphabet == Base58Alphabet::kBitcoin ? kBitcoinDigits[0] : kRippleDigits[0];
  for (std::size_t i = 0; i < text.size() && text[i] == zero; ++i) number[size++] = 0;
  Base58Bytes result;
  result.size = size;
  std::reverse_copy(number.begin(), number.begin() + static_cast<std::ptrdiff_t>(size),
                    result.bytes.begin());
  return result;
}

std::optional<Base58Bytes> DecodeBase58Check(std::string_view text, Base58Alphabet alphabet) {
  auto result = DecodeBase58(text, alphabet);
  if (!result || result->size < 5) return std::nullopt;
  const std::size_t size = result->size - 4;
  const Digest256 once = Sha256(AsText(result->bytes.data(), size));
  const Digest256 twice = Sha256(AsText(once.data(), once.size()));
  if (!std::equal(twice.begin(), twice.begin() + 4, result->bytes.data() + size)) {
    return std::nullopt;
  }
  result->size = size;
  return result;
}

}  // namespace tacit::privacy
