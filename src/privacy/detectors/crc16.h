#pragma once

#include <cstdint>
#include <span>

namespace tacit::privacy {

// CRC-16/XMODEM: polynomial 0x1021, nothing reflected, start 0. Stellar (SEP-23), TON and NATS
// (nkeys) end their keys with it.
constexpr std::uint16_t Crc16Xmodem(std::span<const std::uint8_t> bytes) {
  std::uint32_t crc = 0;
  for (const std::uint8_t byte : bytes) {
    crc ^= std::uint32_t{byte} << 8U;
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc & 0x8000U) != 0 ? (crc << 1U) ^ 0x1021U : crc << 1U;
    }
    crc &= 0xFFFFU;
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace tacit::privacy
