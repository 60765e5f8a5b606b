// Addresses in Bech32 and Bech32m. Sources: BIP-173 and BIP-350 (segwit), BOLT 11 (Lightning
// invoices), LUD-01 (lnurl), CIP-19 (Cardano), and the prefixes that SLIP-0173 and the Cosmos chain
// registry list.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/bech32.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kCardano[] = {"addr", "stake"};
constexpr std::string_view kCosmos[] = {
    "akash",   "archway", "axelar", "band",   "bostrom",  "celestia", "chihuahua",   "comdex",
    "cosmos",  "cro",     "dydx",   "dym",    "evmos",    "fetch",    "gravity",     "inj",
    "iaa",     "juno",    "kava",   "kujira", "kyve",     "luna",     "mantra",      "migaloo",
    "neutron", "noble",   "nibi",   "nym",    "omniflix", "osmo",     "persistence", "pryzm",
    "quick",   "regen",   "saga",   "secret", "sei",      "sent",     "somm",        "stars",
    "stride",  "terra",   "thor",   "umee",   "xpla",     "bnb",      "zil",         "elys"};

// SLIP-0173, and ZIP-32 for Zcash's Sapling.
struct Chain {
  std::string_view prefix;
  std::string_view entity;
};
constexpr Chain kOthers[] = {{"erd", "WALLET.EGLD"},
                             {"iota", "WALLET.IOTA"},
                             {"one", "WALLET.ONE"},
                             {"smr", "WALLET.SMR"},
                             {"zs", "WALLET.ZEC"}};

// SLIP-0173's "cosmos1", "cosmosvaloper1", "cosmosvalcons1".
bool IsCosmosPrefix(std::string_view prefix) {
  for (const std::string_view suffix : {"valoper", "valcons", "pub"}) {
    if (EndsWithFolded(prefix, suffix)) prefix.remove_suffix(suffix.size());
  }
  return IsOneOf(prefix, kCosmos);
}

std::string_view EntityOf(std::string_view piece, const Bech32& decoded) {
  const std::string_view prefix = piece.substr(0, decoded.prefix_size);
  if (IsSegwitAddress(piece, decoded, "bc") || IsSegwitAddress(piece, decoded, "tb")) {
    return "WALLET.BTC";
  }
  if (IsSegwitAddress(piece, decoded, "ltc")) return "WALLET.LTC";
  if (decoded.is_m) return {};
  // CIP-19: 29 or 57 bytes.
  for (const auto& [name, entity] : kOthers) {
    if (decoded.data_size >= 32 && EqualsFolded(prefix, name)) return entity;
  }
  if (IsOneOf(prefix, kCardano)) return decoded.data_size >= 40 ? "WALLET.ADA" : std::string_view{};
  if (StartsWithFolded(prefix, "lnbc") || EqualsFolded(prefix, "lnurl")) return "WALLET.LN";
  // 20 bytes of an account, or 32 of a contract; public keys are a little longer.
  if (decoded.data_size >= 32 && decoded.data_size <= 64 && IsCosmosPrefix(prefix)) {
    return "WALLET.COSMOS";
  }
  return {};
}

// CIP-19's prefixes for test networks hold a '_': "addr_test1…".
std::uint32_t BeginOfTestAddress(std::string_view text, const Piece& piece) {
  if (!StartsWithFolded(piece.text, "test1")) return piece.begin;
  const std::string_view before = text.substr(0, piece.begin);
  for (const std::string_view prefix : {"addr_", "stake_"}) {
    if (EndsWithFolded(before, prefix)) {
      return piece.begin - static_cast<std::uint32_t>(prefix.size());
    }
  }
  return piece.begin;
}

class WalletBech32Detector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_bech32"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    ForEachPiece(text, hit, [&](const Piece& piece) {
      const std::uint32_t begin = BeginOfTestAddress(text, piece);
      const std::string_view address = text.substr(begin, piece.end - begin);
      const auto decoded = DecodeBech32(address);
      if (!decoded) return;
      const std::string_view entity =
          begin < piece.begin ? "WALLET.ADA" : EntityOf(address, *decoded);
      if (entity.empty()) return;
      Finding finding = TokenFinding(entity, begin, piece.end, 1.0F, "bech32");
      finding.fold_case = true;
      findings.push_back(finding);
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletBech32Detector() {
  return std::make_unique<WalletBech32Detector>();
}

}  // namespace tacit::privacy
