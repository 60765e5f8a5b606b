#pragma once

// Base58 and Base58Check (developer.bitcoin.org, "Base58Check encoding"; XRPL, "Base58 encodings").

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tacit::privacy {

enum class Base58Alphabet : std::uint8_t { kBitcoin, kRipple };

// Long enough for an extended key (82 bytes) and for a signature (64 bytes).
inline constexpr std::size_t kMaxBase58Size = 112;

struct Base58Bytes {
  std::array<std::uint8_t, kMaxBase58Size> bytes{};
  std::size_t size = 0;
  std::span<const std::uint8_t> view() const { return {bytes.data(), size}; }
};

bool IsBase58(char c);

// Nothing where a character is not of the alphabet, or the text is longer than kMaxBase58Size.
std::optional<Base58Bytes> DecodeBase58(std::string_view text,
                                        Base58Alphabet alphabet = Base58Alphabet::kBitcoin);
// The same without the last four bytes, which must be the double SHA-256 of the others.
std::optional<Base58Bytes> DecodeBase58Check(std::string_view text,
                                             Base58Alphabet alphabet = Base58Alphabet::kBitcoin);

}  // namespace tacit::privacy
