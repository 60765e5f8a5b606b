// Private keys that are one word. Sources: Bitcoin wiki, "Wallet import format"; BIP-32 and
// SLIP-0132 (extended private keys); XRPL documentation, "Cryptographic keys" (family seeds);
// Tezos documentation ("Prefixes": edsk, spsk, p2sk); SEP-23 (Stellar); nats-io/nkeys; age's README
// and specification; NIP-19 (nostr); Solana documentation (64 bytes in base58); and 64 hexadecimal
// digits where the text calls them a key.

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base32_key.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/bech32.h"
#include "privacy/detectors/key_context.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::uint8_t kStellarSeed = 18 << 3;

// 33 bytes, or 34 with the mark of a compressed public key. Bitcoin, its test network, Litecoin,
// Dogecoin, Dash.
bool IsWif(std::string_view piece) {
  if (piece.size() != 51 && piece.size() != 52) return false;
  const auto decoded = DecodeBase58Check(piece);
  if (!decoded) return false;
  if (decoded->size != 33 && !(decoded->size == 34 && decoded->bytes[33] == 1)) return false;
  switch (decoded->bytes[0]) {
    case 0x80:
    case 0xEF:
    case 0xB0:
    case 0x9E:
    case 0xCC:
      return true;
    default:
      return false;
  }
}

bool IsExtendedKey(std::string_view piece) {
  if (piece.size() != 111 || piece.substr(1, 3) != "prv") return false;
  const auto decoded = DecodeBase58Check(piece);
  return decoded && decoded->size == 78;
}

bool IsXrpSeed(std::string_view piece) {
  if (piece[0] != 's' || piece.size() < 28 || piece.size() > 31) return false;
  const auto decoded = DecodeBase58Check(piece, Base58Alphabet::kRipple);
  if (!decoded) return false;
  const bool family = decoded->size == 17 && decoded->bytes[0] == 0x21;
  const bool ed25519 =
      decoded->size == 19 && decoded->bytes[0] == 0x01 && decoded->bytes[1] == 0xE1;
  return family || ed25519;
}

// Four bytes that give these letters, and 32 of a seed or 64 of a key.
bool IsTezosKey(std::string_view piece) {
  if (piece.substr(2, 2) != "sk" || (piece.size() != 54 && piece.size() != 98)) return false;
  const std::string_view curve = piece.substr(0, 2);
  if (curve != "ed" && curve != "sp" && curve != "p2") return false;
  const auto decoded = DecodeBase58Check(piece);
  return decoded && (decoded->size == 36 || decoded->size == 68);
}

bool IsStellarSeed(std::string_view piece) {
  return piece[0] == 'S' && piece.size() == 56 && IsStellarKey(piece, kStellarSeed);
}

// 'S' and a letter for what the key is of: account, cluster, operator, server, user, curve.
bool IsNatsSeed(std::string_view piece) {
  constexpr std::string_view kKinds = "ACNOUX";
  if (piece.size() != 58 || piece[0] != 'S') return false;
  if (kKinds.find(piece[1]) == std::string_view::npos) return false;
  // Without its checksum too: nothing else has this length and these letters only.
  return std::ranges::all_of(piece, [](char c) { return IsUpper(c) || (c >= '2' && c <= '7'); }) &&
         std::ranges::count_if(piece, IsDigit) >= 3;
}

bool IsNostrKey(std::string_view piece) {
  return piece.size() == 63 && StartsWithFolded(piece, "nsec1") && DecodeBech32(piece).has_value();
}

std::string_view RuleOf(std::string_view piece) {
  if (IsWif(piece)) return "wif";
  if (IsExtendedKey(piece)) return "extended_key";
  if (IsXrpSeed(piece)) return "xrp_seed";
  if (IsTezosKey(piece)) return "tezos_key";
  if (IsStellarSeed(piece)) return "stellar_seed";
  if (IsNatsSeed(piece)) return "nats_seed";
  return IsNostrKey(piece) ? "nostr_key" : std::string_view{};
}

bool IsHexKey(std::string_view piece) {
  if (StartsWithFolded(piece, "0x")) piece.remove_prefix(2);
  // Ed25519 keys are often written with the public half: 128 digits.
  return (piece.size() == 64 || piece.size() == 128) && IsHex(piece) &&
         piece.find_first_not_of(piece[0]) != std::string_view::npos;
}

bool IsBase58Key(std::string_view piece) {
  const bool long_form = piece.size() >= 86 && piece.size() <= 88;
  const bool short_form = piece.size() >= 43 && piece.size() <= 44;
  if ((!long_form && !short_form) || !MixesCaseAndDigits(piece)) return false;
  const auto decoded = DecodeBase58(piece);
  return decoded && decoded->size == (long_form ? 64U : 32U);
}

// AGE-SECRET-KEY-1 and 58 of Bech32's characters, in upper case.
void MatchAge(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
  constexpr std::string_view kPrefix = "AGE-SECRET-KEY-1";
  constexpr std::size_t kRest = 58;
  const std::string_view run = text.substr(hit.begin, hit.end - hit.begin);
  const std::size_t at = run.find(kPrefix);
  if (at == std::string_view::npos || run.size() - at < kPrefix.size() + kRest) return;
  const auto begin = static_cast<std::uint32_t>(hit.begin + at);
  const auto end = static_cast<std::uint32_t>(begin + kPrefix.size() + kRest);
  findings.push_back(
      {.entity = "PRIVATE_KEY", .begin = begin, .end = end, .score = 1.0F, .rule = "age"});
}

class PrivateKeyDetector final : public Detector {
 public:
  std::string_view name() const override { return "private_key"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    MatchAge(text, hit, findings);
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text.size() < 28 || piece.text.size() > 130) return;
      Finding finding{.entity = "PRIVATE_KEY", .begin = piece.begin, .end = piece.end};
      finding.rule = RuleOf(piece.text);
      finding.score = 1.0F;
      if (finding.rule.empty()) {
        const bool hex = IsHexKey(piece.text);
        if (!hex && !IsBase58Key(piece.text)) return;
        if (!HasPrivateKeyContext(text, piece.begin)) return;
        finding.rule = hex ? "named_hex" : "named_base58";
        finding.score = 0.95F;
      }
      findings.push_back(finding);
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakePrivateKeyDetector() {
  return std::make_unique<PrivateKeyDetector>();
}

}  // namespace tacit::privacy
