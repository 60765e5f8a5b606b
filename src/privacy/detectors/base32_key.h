#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "privacy/detectors/crc16.h"

namespace tacit::privacy {

// Keys in base32 (RFC 4648, upper case, no padding) that end with a CRC-16/XMODEM, its low byte
// first: Stellar (SEP-23, 35 bytes) and NATS nkeys (36 bytes).
template <std::size_t kBytes>
constexpr bool DecodeBase32Key(std::string_view text, std::array<std::uint8_t, kBytes>& bytes) {
  if (text.size() != (kBytes * 8 + 4) / 5) return false;
  std::uint32_t bits = 0;
  int count = 0;
  std::size_t size = 0;
  for (const char c : text) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (!letter && !(c >= '2' && c <= '7')) return false;
    bits = (bits << 5U) | static_cast<std::uint32_t>(letter ? c - 'A' : c - '2' + 26);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes[size++] = static_cast<std::uint8_t>(bits >> static_cast<unsigned>(count) & 0xFFU);
    if (size == kBytes) break;
  }
  const std::uint32_t crc = Crc16Xmodem({bytes.data(), kBytes - 2});
  return size == kBytes && bytes[kBytes - 2] == (crc & 0xFFU) && bytes[kBytes - 1] == crc >> 8U;
}

constexpr bool IsStellarKey(std::string_view text, std::uint8_t version) {
  std::array<std::uint8_t, 35> bytes{};
  return DecodeBase32Key(text, bytes) && bytes[0] == version;
}

}  // namespace tacit::privacy
