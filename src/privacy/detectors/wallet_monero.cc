// Monero addresses: base58 in blocks of 11 characters for 8 bytes, a network byte, two keys, and
// the first four bytes of their Keccak-256. Source: Monero documentation, "Standard address",
// "Integrated address", "Base58".

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/base58.h"
#include "privacy/detectors/keccak.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kStandard = 95;
constexpr std::size_t kIntegrated = 106;
constexpr std::size_t kMaxBytes = 80;

// A block is a number of exactly `size` bytes, so its zero digits in front say nothing.
bool DecodeBlock(std::string_view block, std::size_t size, std::uint8_t* into) {
  const auto decoded = DecodeBase58(block);
  if (!decoded) return false;
  std::size_t begin = 0;
  while (begin < decoded->size && decoded->bytes[begin] == 0) ++begin;
  const std::size_t count = decoded->size - begin;
  if (count > size) return false;
  for (std::size_t i = 0; i < size; ++i) {
    into[i] = i < size - count ? 0 : decoded->bytes[begin + i - (size - count)];
  }
  return true;
}

bool IsAddress(std::string_view piece) {
  std::array<std::uint8_t, kMaxBytes> bytes{};
  std::size_t size = 0;
  for (std::size_t i = 0; i < piece.size(); i += 11) {
    const std::string_view block = piece.substr(i, 11);
    // 95 = 8 * 11 + 7 and 106 = 9 * 11 + 7; seven characters stand for five bytes.
    const std::size_t bytes_of_block = block.size() == 11 ? 8 : 5;
    if (!DecodeBlock(block, bytes_of_block, bytes.data() + size)) return false;
    size += bytes_of_block;
  }
  const Digest256 digest = Keccak256({reinterpret_cast<const char*>(bytes.data()), size - 4});
  for (std::size_t i = 0; i < 4; ++i) {
    if (digest[i] != bytes[size - 4 + i]) return false;
  }
  return true;
}

class WalletMoneroDetector final : public Detector {
 public:
  std::string_view name() const override { return "wallet_monero"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    ForEachPiece(text, hit, [&](const Piece& piece) {
      if (piece.text.size() != kStandard && piece.text.size() != kIntegrated) return;
      if (!IsAddress(piece.text)) return;
      findings.push_back(TokenFinding("WALLET.XMR", piece.begin, piece.end, 1.0F, "keccak"));
    });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeWalletMoneroDetector() {
  return std::make_unique<WalletMoneroDetector>();
}

}  // namespace tacit::privacy
