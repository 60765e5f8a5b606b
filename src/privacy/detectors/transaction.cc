// Transaction hashes. "0x" and 32 bytes in hexadecimal always is one (or another word that a chain
// knows somebody by); 64 digits alone are one only where the text says so, else they are a digest.
// Solana's are 64 bytes in base58 (Solana documentation, "Transactions").

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/key_context.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kHexSize = 64;
constexpr std::size_t kWindow = 32;
constexpr std::string_view kWords[] = {
    "tx",           "txs",       "txn",         "txid",      "txhash",     "transaction",
    "transactions", "tx_hash",   "tx_id",       "hashtx",    "транзакция", "транзакции",
    "транзакцию",   "giao dịch", "transacción", "transação", "交易"};

bool IsOneDigit(std::string_view digits) {
  return digits.find_first_not_of(digits[0]) == std::string_view::npos;
}

bool IsBase58Signature(std::string_view piece) {
  if (piece.size() < 86 || piece.size() > 88 || !MixesCaseAndDigits(piece)) return false;
  const auto decoded = DecodeBase58(piece);
  return decoded && decoded->size == 64;
}

class TransactionDetector final : public Detector {
 public:
  std::string_view name() const override { return "transaction"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text.size() < kHexSize || piece.text.size() > 88) return;
      Finding finding = TokenFinding("TX", piece.begin, piece.end, 0.9F, {});
      if (IsPrefixedHash(piece.text)) {
        finding.rule = "0x64";
        finding.fold_case = true;
      } else if (IsNamedHash(text, piece)) {
        finding.rule = "named_hex64";
        finding.fold_case = true;
      } else if (IsBase58Signature(piece.text)) {
        finding.rule = "base58_64";
        finding.score = 0.8F;
      } else {
        return;
      }
      // Then it is the private key detector's.
      if (!HasPrivateKeyContext(text, piece.begin)) findings.push_back(finding);
    });
  }

 private:
  static bool IsPrefixedHash(std::string_view piece) {
    if (piece.size() != kHexSize + 2 || !StartsWithFolded(piece, "0x")) return false;
    return IsHex(piece.substr(2)) && !IsOneDigit(piece.substr(2));
  }
  static bool IsNamedHash(std::string_view text, const Piece& piece) {
    return piece.text.size() == kHexSize && IsHex(piece.text) &&
           HasWordBefore(text, piece.begin, kWindow, kWords);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeTransactionDetector() {
  return std::make_unique<TransactionDetector>();
}

}  // namespace tacit::privacy
