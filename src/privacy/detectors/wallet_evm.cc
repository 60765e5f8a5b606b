// Addresses of Ethereum and the chains that copy it: "0x" and 20 bytes in hexadecimal. Source of
// the checksum in the letters' case: EIP-55.

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/keccak.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kDigits = 40;

enum class Case : std::uint8_t { kOne, kChecksummed, kWrong };

Case CaseOf(std::string_view digits) {
  bool lower = false;
  bool upper = false;
  std::array<char, kDigits> folded{};
  for (std::size_t i = 0; i < kDigits; ++i) {
    lower = lower || IsLower(digits[i]);
    upper = upper || IsUpper(digits[i]);
    folded[i] = ToLower(digits[i]);
  }
  if (!lower || !upper) return Case::kOne;
  const Digest256 digest = Keccak256({folded.data(), folded.size()});
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (IsDigit(digits[i])) continue;
    const unsigned nibble = i % 2 == 0 ? digest[i / 2] >> 4U : digest[i / 2] & 15U;
    if (IsUpper(digits[i]) != (nibble >= 8)) return Case::kWrong;
  }
  return Case::kChecksummed;
}

// The zero address, and 0xEeee…: constants that stand for "none" and for the native coin.
bool IsOneDigit(std::string_view digits) {
  for (const char c : digits) {
    if (ToLower(c) != ToLower(digits[0])) return false;
  }
  return true;
}

class WalletEvmDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_evm"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text.size() != kDigits + 2 || !StartsWithFolded(piece.text, "0x")) return;
      const std::string_view digits = piece.text.substr(2);
      if (!IsHex(digits) || IsOneDigit(digits)) return;
      const Case letters = CaseOf(digits);
      const float score = letters == Case::kChecksummed ? 1.0F
                          : letters == Case::kOne       ? 0.9F
                                                        : 0.6F;
      Finding finding = TokenFinding("WALLET.ETH", piece.begin, piece.end, score,
                                     letters == Case::kWrong ? "bad_checksum" : "address");
      finding.fold_case = true;
      findings.push_back(finding);
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletEvmDetector() { return std::make_unique<WalletEvmDetector>(); }

}  // namespace tacit::privacy
