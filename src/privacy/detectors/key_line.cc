// Lines of the body of a private key without the lines around them: what is left when a key is
// pasted in parts or copied from a log. A line of base64 of just the length that writers of such
// files use (64: RFC 7468 section 3, OpenPGP; 70: OpenSSH; 76: RFC 2045), of random characters; the
// last line of a PKCS#8 key of P-256 (56), where it is all of its line; or
// a line that begins with the DER of a private key (PKCS#1, PKCS#8: RFC 8017, RFC 5958; SEC 1: RFC
// 5915). Certificates, public keys and pictures survive where their first line is there.

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongestLine = 16384;

bool IsBase64Byte(char c) { return IsAlnum(c) || c == '+' || c == '/'; }

int SextetOf(char c) {
  if (IsUpper(c)) return c - 'A';
  if (IsLower(c)) return c - 'a' + 26;
  if (IsDigit(c)) return c - '0' + 52;
  return c == '+' ? 62 : 63;
}

// SEQUENCE { INTEGER 0 or 1, …: a version first is what keys have, and certificates do not.
bool BeginsWithDerKey(std::string_view line) {
  if (line.size() < 40 || line[0] != 'M') return false;
  std::array<unsigned, 9> bytes{};
  for (std::size_t i = 0; i < 12; i += 4) {
    unsigned bits = 0;
    for (std::size_t j = 0; j < 4; ++j) {
      bits = (bits << 6U) | static_cast<unsigned>(SextetOf(line[i + j]));
    }
    for (std::size_t j = 0; j < 3; ++j) bytes[i / 4 * 3 + j] = bits >> (16 - 8 * j) & 0xFFU;
  }
  if (bytes[0] != 0x30) return false;
  const std::size_t at = bytes[1] == 0x82 ? 4 : bytes[1] == 0x81 ? 3 : bytes[1] < 0x80 ? 2 : 6;
  return bytes[at] == 0x02 && bytes[at + 1] == 0x01 && bytes[at + 2] <= 0x01;
}

// Random letters change their case every other time; a name of many words does so twice a word.
std::size_t CaseChanges(std::string_view line) {
  std::size_t changes = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool change =
        (IsUpper(line[i - 1]) && IsLower(line[i])) || (IsLower(line[i - 1]) && IsUpper(line[i]));
    changes += change ? 1 : 0;
  }
  return changes;
}

bool IsRandomLine(std::string_view line, bool alone) {
  constexpr std::size_t kLastLine = 56;
  const bool last = alone && line.size() == kLastLine && line.find('+') != std::string_view::npos;
  if (line.size() != 64 && line.size() != 70 && line.size() != 76 && !last) return false;
  if (!MixesCaseAndDigits(line) && CaseChanges(line) * 3 < line.size()) return false;
  std::bitset<256> seen;
  for (const char c : line) seen.set(static_cast<unsigned char>(c));
  return seen.count() >= 22;
}

// Known beginnings: PNG, JPEG, GIF, RIFF, SVG, PDF, zip, gzip, SSH public keys, JSON.
bool IsKnownFile(std::string_view line) {
  constexpr std::string_view kMagic[] = {"iVBORw0KGgo", "/9j/",      "R0lGOD",   "UklGR",
                                         "PHN2Zy",      "JVBERi0",   "UEsDB",    "H4sI",
                                         "AAAAB3Nza",   "AAAAC3Nza", "AAAAE2Vj", "eyJ"};
  return std::ranges::any_of(kMagic,
                             [&](std::string_view magic) { return line.starts_with(magic); });
}

// Whether the block that the line is in begins with a line that says it is no private key.
bool IsOfPublicBlock(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongestBlock = 8192;
  std::string_view before = text.substr(0, begin);
  if (before.size() > kLongestBlock) before.remove_prefix(before.size() - kLongestBlock);
  const std::size_t mark = before.rfind("-----BEGIN ");
  const std::size_t data = before.rfind("base64,");
  if (mark != std::string_view::npos) {
    const std::string_view label = before.substr(mark, 64);
    const bool open = before.find("-----END", mark) == std::string_view::npos;
    if (open && label.find("PRIVATE") == std::string_view::npos) return true;
  }
  return data != std::string_view::npos && std::ranges::all_of(before.substr(data + 7), [](char c) {
           return IsBase64Byte(c) || IsBlank(c);
         });
}

class KeyLineDetector final : public Detector {
 public:
  std::string_view name() const override { return "key_line"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    constexpr std::string_view kBefore = " \t\n\r\"'`>(*";
    constexpr std::string_view kAfter = " \t\n\r\"'`<)*\\";
    std::uint32_t begin = hit.begin;
    std::uint32_t end = hit.begin;
    // The first long run of a line speaks for it.
    for (int run = 0; begin > 0 && IsBase64Byte(text[begin - 1]); --begin) {
      run = IsAlnum(text[begin - 1]) ? run + 1 : 0;
      if (run >= 16) return;
    }
    while (end < text.size() && IsBase64Byte(text[end]) && end - hit.begin < kLongestLine) ++end;
    const char before = Before(text, begin);
    if (before != '\0' && kBefore.find(before) == std::string_view::npos) return;
    const std::string_view line = text.substr(begin, end - begin);
    while (At(text, end) == '=') ++end;
    const char after = At(text, end);
    if (after != '\0' && kAfter.find(after) == std::string_view::npos) return;
    const bool der = BeginsWithDerKey(line);
    const bool alone = (before == '\0' || before == '\n') && (after == '\0' || after == '\n');
    if (!der && (!IsRandomLine(line, alone) || IsKnownFile(line))) return;
    if (IsOfPublicBlock(text, begin)) return;
    findings.push_back({.entity = "PRIVATE_KEY",
                        .begin = begin,
                        .end = end,
                        .score = der ? 0.95F : 0.6F,
                        .rule = der ? "der" : "base64_line"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeKeyLineDetector() { return std::make_unique<KeyLineDetector>(); }

}  // namespace tacit::privacy
