// TON addresses in their user-friendly form: 36 bytes in base64url (or base64): a tag, the
// workchain, a hash, a CRC-16. Source: TON documentation, "Smart contract addresses". And Stellar's
// public keys: 'G' and 55 characters of base32 with a CRC-16 (SEP-23).

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base32_key.h"
#include "privacy/detectors/crc16.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kSize = 48;
constexpr std::size_t kBytes = 36;
constexpr std::uint8_t kStellarAccount = 6 << 3;

int SextetOf(char c) {
  if (IsUpper(c)) return c - 'A';
  if (IsLower(c)) return c - 'a' + 26;
  if (IsDigit(c)) return c - '0' + 52;
  if (c == '-' || c == '+') return 62;
  return c == '_' || c == '/' ? 63 : -1;
}

bool IsTonAddress(std::string_view address) {
  constexpr std::string_view kSecond = "QfgU0k";  // workchain 0, or -1 with its bits set
  if (address.size() != kSize || kSecond.find(address[1]) == std::string_view::npos) return false;
  std::array<std::uint8_t, kBytes> bytes{};
  for (std::size_t i = 0, out = 0; i < kSize; i += 4, out += 3) {
    unsigned bits = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      const int value = SextetOf(address[i + j]);
      if (value < 0) return false;
      bits = (bits << 6U) | static_cast<unsigned>(value);
    }
    bytes[out] = static_cast<std::uint8_t>(bits >> 16U);
    bytes[out + 1] = static_cast<std::uint8_t>(bits >> 8U & 0xFFU);
    bytes[out + 2] = static_cast<std::uint8_t>(bits & 0xFFU);
  }
  const std::uint8_t tag = bytes[0] & 0x7FU;  // the high bit: test networks only
  if (tag != 0x11 && tag != 0x51) return false;
  const unsigned crc = Crc16Xmodem({bytes.data(), kBytes - 2});
  return bytes[34] == crc >> 8U && bytes[35] == (crc & 0xFFU);
}

class WalletTonDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_ton"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::string_view run = text.substr(hit.begin, hit.end - hit.begin);
    if (IsTonAddress(run)) {
      findings.push_back(TokenFinding("WALLET.TON", hit.begin, hit.end, 1.0F, "crc16"));
      return;
    }
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text[0] != 'G' || !IsStellarKey(piece.text, kStellarAccount)) return;
      findings.push_back(TokenFinding("WALLET.XLM", piece.begin, piece.end, 1.0F, "crc16"));
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletTonDetector() { return std::make_unique<WalletTonDetector>(); }

}  // namespace tacit::privacy
