// Secrets that follow their name without a sign: "--password Xy12…", "the token is …", SQL's
// "IDENTIFIED BY '…'" and "PASSWORD '…'" (the databases' manuals on CREATE USER). Only values that
// mix cases and digits, or are long and random: prose goes on after such words too.

#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/byte_set.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/secret_names.h"
#include "privacy/detectors/secret_values.h"

namespace tacit::privacy {
namespace {

constexpr std::uint32_t kLongest = 256;
constexpr std::size_t kShortest = 8;

bool EndsValue(char c) {
  static constexpr ByteSet kEnd(" \t\r\n\"'`<>()[]{}|,;=&");
  return kEnd(c);
}

// The end of the name before the value: a blank, quotes, a bracket or a comma stand between.
std::uint32_t NameEnd(std::string_view text, std::uint32_t begin) {
  constexpr std::string_view kBetween = " \"'`(,\\";
  constexpr std::uint32_t kMost = 5;
  std::uint32_t end = begin;
  while (end > 0 && begin - end < kMost && kBetween.find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end == begin || text.substr(end, begin - end).find(' ') == std::string_view::npos ? 0
                                                                                           : end;
}

// PowerShell: ConvertTo-SecureString [-String] "…" [-AsPlainText] [-Force] (Microsoft Learn).
void MatchSecureString(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
  if (!EqualsFolded(text.substr(hit.begin, hit.end - hit.begin), "convertto-securestring")) return;
  std::uint32_t begin = hit.end;
  while (At(text, begin) == ' ') {
    while (At(text, begin) == ' ') ++begin;
    if (At(text, begin) != '-') break;
    while (begin < text.size() && text[begin] != ' ' && text[begin] != '\n') ++begin;
  }
  if (At(text, begin) == '\\') ++begin;
  const char quote = At(text, begin);
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) ++begin;
  std::uint32_t end = begin;
  while (end < text.size() && end - begin < kLongest && text[end] != '\n' &&
         text[end] != (quoted ? quote : ' ') && text.substr(end, 2) != "[[") {
    ++end;
  }
  while (end > begin && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
  while (end > begin && (text[end - 1] == '\\' || (!quoted && text[end - 1] == ')'))) --end;
  const std::string_view value = text.substr(begin, end - begin);
  if (value.size() < 4 || IsPlaceholder(value) || value.front() == '$') return;
  findings.push_back({.entity = "SECRET.PASSWORD",
                      .begin = begin,
                      .end = end,
                      .score = 0.85F,
                      .rule = "secure_string"});
}

class SpokenSecretDetector final : public Detector {
 public:
  std::string_view name() const override { return "spoken_secret"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kUpperDigit, Trigger::kLongRun); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kLongRun) MatchSecureString(text, hit, findings);
    std::uint32_t begin = hit.begin;
    // The first capital with a digit after it speaks for the value.
    while (begin > 0 && !EndsValue(text[begin - 1]) && hit.begin - begin < kLongest) {
      --begin;
      if (hit.trigger == Trigger::kUpperDigit && begin + 1 < hit.begin && IsUpper(text[begin]) &&
          IsDigit(text[begin + 1])) {
        return;
      }
    }
    const std::uint32_t name_end = NameEnd(text, begin);
    if (name_end == 0) return;
    const NameKind kind = EndsWithFolded(text.substr(0, name_end), "identified by")
                              ? NameKind::kPassword
                              : KindOfNameBefore(text, name_end);
    const bool named =
        kind == NameKind::kPassword || kind == NameKind::kSecret || kind == NameKind::kKey;
    if (!named) return;
    std::uint32_t end = hit.begin;
    while (end < text.size() && !EndsValue(text[end]) && end - begin < kLongest) ++end;
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == ':')) --end;
    while (end > begin && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
    const std::string_view value = text.substr(begin, end - begin);
    if (value.size() < kShortest || IsPlaceholder(value) || IsCode(value)) return;
    const bool long_value = value.size() >= 24 && IsRandom(value);
    if (!long_value && !(MixesCaseAndDigits(value) && IsRandom(value))) return;
    findings.push_back({.entity = kind == NameKind::kPassword ? "SECRET.PASSWORD" : "SECRET",
                        .begin = begin,
                        .end = end,
                        .score = 0.65F,
                        .rule = "spoken"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeSpokenSecretDetector() {
  return std::make_unique<SpokenSecretDetector>();
}

}  // namespace tacit::privacy
