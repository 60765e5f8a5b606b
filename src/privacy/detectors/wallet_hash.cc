// Addresses whose checksum is not SHA-256's: Substrate (SS58: Polkadot, Kusama; Polkadot wiki,
// "SS58 address format"), Algorand (developer portal, "Accounts"), Bitcoin Cash and Kaspa (the
// CashAddr specification), Nano (documentation, "Account public key": by form only).

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "privacy/detectors/all.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// One or two bytes of the network, 32 of the key, the first two of BLAKE2b("SS58PRE" + these).
bool IsSubstrate(std::string_view piece) {
  constexpr std::size_t kChecksum = 2;
  if (piece.size() < 46 || piece.size() > 50 || !MixesCaseAndDigits(piece)) return false;
  const auto decoded = DecodeBase58(piece);
  if (!decoded || (decoded->size != 35 && decoded->size != 36)) return false;
  const std::uint8_t network = decoded->bytes[0];
  if ((decoded->size == 35) != (network < 64) || network >= 128) return false;
  std::string bytes = "SS58PRE";
  const std::size_t size = decoded->size - kChecksum;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(decoded->bytes[i]);
  const Digest512 digest = Blake2b512(bytes);
  return digest[0] == decoded->bytes[size] && digest[1] == decoded->bytes[size + 1];
}

// 32 bytes of a key and the last four of their SHA-512/256, in base32 without padding.
bool IsAlgorand(std::string_view piece) {
  constexpr std::size_t kSize = 58;
  constexpr std::size_t kKey = 32;
  if (piece.size() != kSize) return false;
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : piece) {
    if (!IsUpper(c) && (c < '2' || c > '7')) return false;
    bits = (bits << 5U) | static_cast<std::uint32_t>(IsUpper(c) ? c - 'A' : c - '2' + 26);
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  const Digest256 digest = Sha512Truncated256(std::string_view(bytes).substr(0, kKey));
  return std::equal(digest.end() - 4, digest.end(), bytes.begin() + kKey,
                    [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
}

// The checksum of the CashAddr specification over prefix, a zero, and the payload's groups.
bool HasCashChecksum(std::string_view prefix, std::string_view payload) {
  constexpr std::string_view kDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  constexpr std::array<std::uint64_t, 5> kGenerators = {0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4,
                                                        0xae2eabe2a8, 0x1e4f43e470};
  std::uint64_t state = 1;
  const auto step = [&](std::uint64_t value) {
    const std::uint64_t top = state >> 35U;
    state = ((state & 0x07ffffffffU) << 5U) ^ value;
    for (std::size_t i = 0; i < kGenerators.size(); ++i) {
      if ((top >> i & 1U) != 0) state ^= kGenerators[i];
    }
  };
  for (const char c : prefix) step(static_cast<unsigned char>(c) & 31U);
  step(0);
  for (const char c : payload) {
    const std::size_t value = kDigits.find(c);
    if (value == kNone) return false;
    step(value);
  }
  return state == 1;
}

struct CashChain {
  std::string_view prefix;
  std::string_view entity;
};
constexpr CashChain kCashChains[] = {{"bitcoincash", "WALLET.BCH"}, {"kaspa", "WALLET.KAS"}};

// With or without "bitcoincash:" before it.
void MatchCash(std::string_view text, const Piece& piece, std::vector<Finding>& findings) {
  if (piece.text[0] != 'q' && piece.text[0] != 'p') return;
  if (piece.text.size() < 42 || piece.text.size() > 64) return;
  for (const CashChain& chain : kCashChains) {
    if (!HasCashChecksum(chain.prefix, piece.text)) continue;
    std::uint32_t begin = piece.begin;
    const std::string_view before = text.substr(0, begin);
    const auto size = static_cast<std::uint32_t>(chain.prefix.size());
    if (before.ends_with(':') && before.substr(0, before.size() - 1).ends_with(chain.prefix)) {
      begin -= size + 1;
    }
    Finding finding = TokenFinding(chain.entity, begin, piece.end, 1.0F, "cashaddr");
    finding.value_begin = piece.begin;
    findings.push_back(finding);
    return;
  }
}

// "nano_" or "xrb_", a 1 or a 3, and 59 more of its alphabet.
void MatchNano(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
  constexpr std::string_view kDigits = "13456789abcdefghijkmnopqrstuwxyz";
  constexpr std::size_t kSize = 60;
  const std::string_view run = text.substr(hit.begin, hit.end - hit.begin);
  if (!run.starts_with("nano_") && !run.starts_with("xrb_")) return;
  const std::string_view body = run.substr(run.find('_') + 1);
  if (body.size() != kSize || (body[0] != '1' && body[0] != '3')) return;
  if (body.find_first_not_of(kDigits) != kNone) return;
  findings.push_back(TokenFinding("WALLET.NANO", hit.begin, hit.end, 0.9F, "nano"));
}

class WalletHashDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_hash"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    constexpr std::uint32_t kShortest = 42;
    if (hit.end - hit.begin < kShortest) return;
    MatchNano(text, hit, findings);
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text.size() < kShortest) return;
      MatchCash(text, piece, findings);
      const bool algorand = IsAlgorand(piece.text);
      if (!algorand && !IsSubstrate(piece.text)) return;
      findings.push_back(TokenFinding(algorand ? "WALLET.ALGO" : "WALLET.DOT", piece.begin,
                                      piece.end, 1.0F, algorand ? "sha512_256" : "ss58"));
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletHashDetector() {
  return std::make_unique<WalletHashDetector>();
}

}  // namespace tacit::privacy
