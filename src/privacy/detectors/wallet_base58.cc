// Addresses in Base58Check. Version bytes: Bitcoin, Litecoin, Dogecoin and Dash chainparams.cpp
// (base58Prefixes), TRON documentation ("Account: address format", 0x41), Zcash protocol
// specification 5.6.1, XRPL documentation ("Addresses", "X-address format"); extended public keys:
// BIP-32, SLIP-0132; Tezos documentation ("Prefixes"); Cardano's Byron addresses (CIP-19), by their
// first characters and length.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kExtendedKeySize = 111;
constexpr std::size_t kXAddressSize = 47;

std::string_view EntityOfVersion(std::uint8_t version) {
  switch (version) {
    case 0x00:
    case 0x05:
    case 0x6F:
    case 0xC4:
      return "WALLET.BTC";
    case 0x30:
    case 0x32:
      return "WALLET.LTC";
    case 0x1E:
    case 0x16:
      return "WALLET.DOGE";
    case 0x41:
      return "WALLET.TRON";
    case 0x4C:
    case 0x10:
      return "WALLET.DASH";
    default:
      return {};
  }
}

std::string_view BitcoinLike(std::string_view piece) {
  const auto decoded = DecodeBase58Check(piece);
  if (!decoded) return {};
  if (decoded->size == 21) return EntityOfVersion(decoded->bytes[0]);
  const bool zcash = decoded->size == 22 && decoded->bytes[0] == 0x1C &&
                     (decoded->bytes[1] == 0xB8 || decoded->bytes[1] == 0xBD);
  return zcash ? "WALLET.ZEC" : std::string_view{};
}

bool IsXrpAddress(std::string_view piece) {
  const auto decoded = DecodeBase58Check(piece, Base58Alphabet::kRipple);
  if (!decoded) return false;
  if (decoded->size == 21) return decoded->bytes[0] == 0;
  const bool mainnet = decoded->bytes[0] == 0x05 && decoded->bytes[1] == 0x44;
  const bool testnet = decoded->bytes[0] == 0x04 && decoded->bytes[1] == 0x93;
  return decoded->size == 31 && (mainnet || testnet);
}

bool IsExtendedPublicKey(std::string_view piece) {
  if (piece.substr(1, 3) != "pub" && piece.substr(1, 3) != "tub") return false;
  const auto decoded = DecodeBase58Check(piece);
  return decoded && decoded->size == 78;
}

// tz1 to tz4 and KT1: three bytes that give these letters, and 20 of a hash.
bool IsTezosAddress(std::string_view piece) {
  if (piece.size() != 36 || (!piece.starts_with("tz") && !piece.starts_with("KT1"))) return false;
  const auto decoded = DecodeBase58Check(piece);
  return decoded && decoded->size == 23;
}

bool IsByronAddress(std::string_view piece) {
  const bool form = (piece.size() == 104 && piece.starts_with("DdzFF")) ||
                    (piece.size() == 59 && piece.starts_with("Ae2"));
  return form && DecodeBase58(piece).has_value();
}

std::string_view EntityOf(std::string_view piece) {
  if (IsTezosAddress(piece)) return "WALLET.XTZ";
  if (IsByronAddress(piece)) return "WALLET.ADA";
  constexpr std::string_view kFirst = "123LMmn2DA9TXt";
  if (piece.size() == kExtendedKeySize) {
    return IsExtendedPublicKey(piece) ? "WALLET.BTC" : std::string_view{};
  }
  if (piece.size() == kXAddressSize && (piece[0] == 'X' || piece[0] == 'T')) {
    return IsXrpAddress(piece) ? "WALLET.XRP" : std::string_view{};
  }
  if (piece.size() < 25 || piece.size() > 36) return {};
  if (piece[0] == 'r') return IsXrpAddress(piece) ? "WALLET.XRP" : std::string_view{};
  return kFirst.find(piece[0]) != std::string_view::npos ? BitcoinLike(piece) : std::string_view{};
}

class WalletBase58Detector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_base58"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    ForEachPiece(text, hit, [&](const Piece& piece) {
      const std::string_view entity = EntityOf(piece.text);
      if (entity.empty()) return;
      findings.push_back(TokenFinding(entity, piece.begin, piece.end, 1.0F, "base58check"));
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletBase58Detector() {
  return std::make_unique<WalletBase58Detector>();
}

}  // namespace tacit::privacy
