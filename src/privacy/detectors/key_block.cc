// Private keys that are blocks: PEM (RFC 7468, RFC 1421), OpenPGP's armor (RFC 9580 section 6),
// PuTTY's .ppk files (PuTTY manual, appendix C), keys of wallets as arrays of numbers (Solana CLI
// documentation, "File system wallet"), JSON Web Keys (RFC 7518 section 6.2.2 and 6.3.2), and the
// Web3 Secret Storage ("keystore") JSON.

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/key_context.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kDashes = "-----";
constexpr std::size_t kLongestLabel = 64;

Finding Block(std::size_t begin, std::size_t end, std::string_view rule) {
  return {.entity = "PRIVATE_KEY",
          .begin = static_cast<std::uint32_t>(begin),
          .end = static_cast<std::uint32_t>(end),
          .score = 1.0F,
          .rule = rule};
}

bool IsBodyByte(char c) { return IsAlnum(c) || c == '+' || c == '/' || c == '=' || c == '\\'; }

// The end of "BEGIN … PRIVATE KEY…-----" that follows the dashes; kNone: no such line.
std::size_t LabelEnd(std::string_view text, std::size_t begin, std::string_view verb) {
  const std::string_view rest = text.substr(begin, kLongestLabel + kDashes.size());
  if (!rest.starts_with(verb)) return kNone;
  const std::size_t close = rest.find(kDashes);
  if (close == kNone || rest.substr(0, close).find("PRIVATE") == kNone) return kNone;
  if (rest.substr(0, close).find_first_of("\n[") != kNone) return kNone;
  return begin + close + kDashes.size();
}

// Without its END the block goes on to the end of the text, or to what begins the next one.
std::size_t BlockEnd(std::string_view text, std::size_t body) {
  const std::size_t next = std::min(text.find(kDashes, body), text.size());
  const std::size_t placeholder = text.substr(body, next - body).find("[[");
  if (placeholder != kNone) return body + placeholder;
  if (next == text.size()) return next;
  const std::size_t close = LabelEnd(text, next + kDashes.size(), "END ");
  return close == kNone ? next : close;
}

// Where the body before an END begins: lines of at least 40 characters, and a last one that may be
// shorter. The END itself where there are none.
std::size_t BodyBegin(std::string_view text, std::size_t dashes) {
  constexpr std::size_t kFullLine = 40;
  std::size_t body = dashes;
  std::size_t at = dashes;
  for (bool last = true;; last = false) {
    while (at > 0 && IsBlank(text[at - 1])) --at;
    const std::size_t end = at;
    while (at > 0 && IsBodyByte(text[at - 1])) --at;
    const bool full = end - at >= kFullLine;
    if (end == at || (!full && !last)) return body;
    if (full) body = at;
  }
}

void MatchPem(std::string_view text, std::size_t dashes, std::vector<Finding>& findings) {
  const std::size_t label = dashes + kDashes.size();
  if (const std::size_t body = LabelEnd(text, label, "BEGIN "); body != kNone) {
    findings.push_back(Block(dashes, BlockEnd(text, body), "pem"));
    return;
  }
  const std::size_t end = LabelEnd(text, label, "END ");
  if (end == kNone) return;
  // The last part of a key that was cut.
  findings.push_back(Block(BodyBegin(text, dashes), end, "pem_end"));
}

// PuTTY-User-Key-File-3: … Private-MAC: <digits>
void MatchPutty(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
  constexpr std::size_t kLongest = 16384;
  if (!text.substr(begin).starts_with("PuTTY-User-Key-File-")) return;
  std::string_view file = text.substr(begin, kLongest);
  file = file.substr(0, file.find("[["));
  const std::size_t mac = file.find("Private-MAC:");
  if (mac == kNone) {
    if (file.find("Private-Lines:") != kNone) {
      findings.push_back(Block(begin, begin + file.size(), "putty"));
    }
    return;
  }
  std::size_t end = mac + std::string_view("Private-MAC:").size();
  while (end < file.size() && file[end] == ' ') ++end;
  while (end < file.size() && IsHexDigit(file[end])) ++end;
  findings.push_back(Block(begin, begin + end, "putty"));
}

// Numbers 0..255 between brackets; 64 are a key pair, 32 a secret where the text says so.
void MatchByteArray(std::string_view text, std::size_t after, std::vector<Finding>& findings) {
  constexpr std::size_t kLongestConstructor = 24;
  const std::string_view rest = text.substr(after, kLongestConstructor);
  const std::size_t open = rest.find('[');
  if (open == kNone || rest.substr(0, open).find_first_of("\n;,") != kNone) return;
  std::size_t count = 0;
  std::size_t i = after + open + 1;
  while (i < text.size() && count <= 64) {
    while (i < text.size() && IsBlank(text[i])) ++i;
    const std::size_t begin = i;
    int value = 0;
    while (i < text.size() && IsDigit(text[i]) && i - begin < 4) {
      value = value * 10 + DigitValue(text[i]);
      ++i;
    }
    if (i == begin || value > 255) return;
    ++count;
    while (i < text.size() && IsBlank(text[i])) ++i;
    if (At(text, i) != ',') break;
    ++i;
  }
  if (At(text, i) != ']') return;
  const std::size_t begin = after + open;
  if (count == 64 || (count == 32 && HasPrivateKeyContext(text, begin))) {
    findings.push_back(Block(begin, i + 1, "byte_array"));
  }
}

// The name between quotes that ends right before the colon.
std::string_view QuotedName(std::string_view text, std::size_t colon) {
  constexpr std::size_t kLongestName = 16;
  std::size_t end = colon;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || text[end - 1] != '"') return {};
  --end;
  if (Before(text, end) == '\\') --end;
  std::size_t begin = end;
  while (begin > 0 && IsLetter(text[begin - 1]) && end - begin < kLongestName) --begin;
  return Before(text, begin) == '"' ? text.substr(begin, end - begin) : std::string_view{};
}

// The value between quotes that follows the colon.
std::string_view QuotedValue(std::string_view text, std::size_t colon) {
  std::size_t begin = colon + 1;
  while (begin < text.size() && IsBlank(text[begin])) ++begin;
  if (At(text, begin) == '\\') ++begin;
  if (At(text, begin) != '"') return {};
  ++begin;
  std::size_t end = begin;
  while (end < text.size() && (IsAlnum(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
  return text.substr(begin, end - begin);
}

// The object in which the position stands, as far as its braces are near.
void MatchKeystore(std::string_view text, std::size_t colon, std::string_view cipher,
                   std::vector<Finding>& findings) {
  constexpr std::size_t kNear = 600;
  constexpr std::size_t kLongest = 4096;
  const std::size_t from = colon > kNear ? colon - kNear : 0;
  std::size_t begin = kNone;
  for (std::size_t i = colon, depth = 0; i > from; --i) {
    const char c = text[i - 1];
    if (c == '[' && Before(text, i - 1) == '[') break;
    if (c == '}') ++depth;
    if (c != '{') continue;
    if (depth > 0) {
      --depth;
    } else {
      begin = i - 1;
    }
  }
  const auto value = static_cast<std::size_t>(cipher.data() - text.data());
  std::size_t end = value + cipher.size();
  if (begin == kNone) {
    findings.push_back(Block(value, end, "keystore_value"));
    return;
  }
  const std::size_t limit = std::min(text.size(), begin + kLongest);
  int depth = 0;
  for (std::size_t i = begin; i < limit; ++i) {
    if (text[i] == '[' && At(text, i + 1) == '[') break;
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) {
      end = std::max(end, i + 1);
      break;
    }
  }
  findings.push_back(Block(begin, end, "keystore"));
}

void MatchJson(std::string_view text, std::size_t colon, std::vector<Finding>& findings) {
  constexpr std::string_view kSecretMembers[] = {"d", "p", "q", "dp", "dq", "qi"};
  constexpr std::size_t kShortestMember = 38;
  const std::string_view key = QuotedName(text, colon);
  if (key.empty()) return;
  const std::string_view value = QuotedValue(text, colon);
  if (value.size() < 32) return;
  if (EqualsFolded(key, "ciphertext")) {
    if (std::ranges::all_of(value, IsHexDigit)) MatchKeystore(text, colon, value, findings);
    return;
  }
  if (value.size() < kShortestMember ||
      std::ranges::find(kSecretMembers, key) == std::end(kSecretMembers)) {
    return;
  }
  const auto begin = static_cast<std::size_t>(value.data() - text.data());
  findings.push_back(Block(begin, begin + value.size(), "jwk"));
}

class KeyBlockDetector final : public Detector {
 public:
  std::string_view name() const override { return "key_block"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kDashes, Trigger::kLongRun, Trigger::kColon, Trigger::kEquals);
  }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    switch (hit.trigger) {
      case Trigger::kDashes:
        return MatchPem(text, hit.begin, findings);
      case Trigger::kLongRun:
        return MatchPutty(text, hit.begin, findings);
      case Trigger::kColon:
        MatchJson(text, hit.begin, findings);
        [[fallthrough]];
      default:
        return MatchByteArray(text, hit.begin + 1, findings);
    }
  }
};

}  // namespace

std::unique_ptr<Detector> MakeKeyBlockDetector() { return std::make_unique<KeyBlockDetector>(); }

}  // namespace tacit::privacy
