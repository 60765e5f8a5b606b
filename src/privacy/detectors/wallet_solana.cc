// Solana addresses: 32 bytes in base58 without a checksum (Solana documentation, "Accounts"), so
// that only a word near them, or the ending "pump" of pump.fun's mints, tells them from other ids.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kWindow = 60;
constexpr std::string_view kNamesIt[] = {
    "sol",     "solana",  "solscan", "phantom", "solflare", "spl",      "pump", "raydium",
    "jupiter", "birdeye", "bonk",    "mint",    "backpack", "moonshot", "orca", "meteora"};
constexpr std::string_view kSuggestsIt[] = {
    "wallet", "address", "addr",    "ca",      "contract", "token", "account", "coin", "owner",
    "holder", "airdrop", "deposit", "кошелек", "кошелёк",  "адрес", "ví",      "钱包", "地址"};

float ScoreOf(std::string_view text, const Piece& piece) {
  if (piece.text.ends_with("pump")) return 0.8F;
  if (HasWordBefore(text, piece.begin, kWindow, kNamesIt)) return 0.8F;
  if (HasWordAfter(text, piece.end, kWindow / 2, kNamesIt)) return 0.7F;
  if (HasWordBefore(text, piece.begin, kWindow, kSuggestsIt)) return 0.7F;
  return 0;
}

class WalletSolanaDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_solana"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    // A part of a longer name with '-' or '_' in it is no address.
    const std::uint32_t size = hit.end - hit.begin;
    if (size < 32 || size > 44) return;
    const Piece piece{text.substr(hit.begin, size), hit.begin, hit.end};
    if (Before(text, hit.begin) == '+' || At(text, hit.end) == '+') return;
    if (!MixesCaseAndDigits(piece.text)) return;
    const auto decoded = DecodeBase58(piece.text);
    if (!decoded || decoded->size != 32) return;
    const float score = ScoreOf(text, piece);
    if (score == 0) return;
    findings.push_back(TokenFinding("WALLET.SOL", piece.begin, piece.end, score, "base58_32"));
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletSolanaDetector() {
  return std::make_unique<WalletSolanaDetector>();
}

}  // namespace tacit::privacy
