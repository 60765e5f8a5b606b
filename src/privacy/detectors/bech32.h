#pragma once

// Bech32 (BIP-173) and Bech32m (BIP-350).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tacit::privacy {

struct Bech32 {
  std::size_t prefix_size = 0;  // of the human-readable part, before the last '1'
  std::size_t data_size = 0;    // of the part after it, in 5-bit groups, without the checksum
  std::uint8_t first = 0;       // the first group: the witness version of a segwit address
  bool is_m = false;            // the checksum is Bech32m's
};

// Nothing where the form or the checksum is wrong, or upper and lower case are mixed. The length is
// not limited to BIP-173's 90 characters: Cardano's addresses are longer.
std::optional<Bech32> DecodeBech32(std::string_view text);

// A segwit address of the network with this prefix ("bc", in lower case): BIP-173, BIP-350.
bool IsSegwitAddress(std::string_view text, const Bech32& decoded, std::string_view prefix);

}  // namespace tacit::privacy
