#include "privacy/detectors/keccak.h"

#include <array>
#include <bit>
#include <cstdint>

namespace tacit::privacy {
namespace {

using State = std::array<std::uint64_t, 25>;
constexpr std::size_t kRate = 136;

constexpr std::uint64_t kRoundConstants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
    0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

// rho's rotations and pi's places, along the one cycle that pi makes of the other 24 lanes.
constexpr int kRotations[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
constexpr std::size_t kPlaces[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                     15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};

void Theta(State& lanes) {
  std::array<std::uint64_t, 5> columns{};
  for (std::size_t i = 0; i < 25; ++i) columns[i % 5] ^= lanes[i];
  for (std::size_t i = 0; i < 25; ++i) {
    lanes[i] ^= columns[(i + 4) % 5] ^ std::rotl(columns[(i + 1) % 5], 1);
  }
}

void RhoPi(State& lanes) {
  std::uint64_t moved = lanes[1];
  for (std::size_t i = 0; i < 24; ++i) {
    const std::uint64_t next = lanes[kPlaces[i]];
    lanes[kPlaces[i]] = std::rotl(moved, kRotations[i]);
    moved = next;
  }
}

void Chi(State& lanes) {
  for (std::size_t row = 0; row < 25; row += 5) {
    std::array<std::uint64_t, 5> old{};
    for (std::size_t i = 0; i < 5; ++i) old[i] = lanes[row + i];
    for (std::size_t i = 0; i < 5; ++i) {
      lanes[row + i] = old[i] ^ (~old[(i + 1) % 5] & old[(i + 2) % 5]);
    }
  }
}

void Permute(State& lanes) {
  for (const std::uint64_t constant : kRoundConstants) {
    Theta(lanes);
    RhoPi(lanes);
    Chi(lanes);
    lanes[0] ^= constant;
  }
}

void XorByte(State& lanes, std::size_t position, std::uint8_t byte) {
  lanes[position / 8] ^= std::uint64_t{byte} << (8 * (position % 8));
}

}  // namespace

Digest256 Keccak256(std::string_view bytes) {
  State lanes{};
  std::size_t filled = 0;
  for (const char c : bytes) {
    XorByte(lanes, filled++, static_cast<std::uint8_t>(c));
    if (filled == kRate) {
      Permute(lanes);
      filled = 0;
    }
  }
  XorByte(lanes, filled, 0x01);
  XorByte(lanes, kRate - 1, 0x80);
  Permute(lanes);
  Digest256 digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(lanes[i / 8] >> (8 * (i % 8)));
  }
  return digest;
}

}  // namespace tacit::privacy
