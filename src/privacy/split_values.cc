#include "privacy/split_values.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "privacy/ascii.h"
#include "privacy/detector.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

constexpr Micros kSoonAfter = 300'000'000;
constexpr std::size_t kNear = 8;         // bytes around the border: a number has digits there
constexpr std::size_t kNumber = 24;      // bytes on either side that may be of a number
constexpr std::size_t kLeastDigits = 6;  // of a number, on both sides
constexpr std::size_t kLeastKey = 16;    // bytes of a token or a wallet
constexpr std::size_t kLeastHalf = 3;
constexpr std::size_t kTellingHalf = 6;  // bytes that look like a half of a key
constexpr float kChecked = 1.0F;         // a checksum or a fixed form
constexpr float kSaid = 0.7F;            // an id's form beside the word for it
constexpr float kPlausible = 0.8F;       // a telephone number's form

constexpr std::string_view kDigits = "0123456789";

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsNumberMark(char c) { return std::string_view(" .-()/:+").find(c) != std::string_view::npos; }
bool IsRun(char c) { return IsWord(c) || c == '@' || c == '.' || c == ':' || c == '-' || c == '+'; }
bool MayCut(char c) { return IsRun(c) || c == '(' || c == ')' || c == '/'; }

// Whether a word may begin at `at`: scripts without blanks end where ASCII begins.
bool IsBorder(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || IsBlank(text[at - 1]) || IsBlank(text[at]) ||
         IsAscii(text[at - 1]) != IsAscii(text[at]);
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The whole words at the end of a text; empty where no value can be cut.
Window TailOf(std::string_view text, std::size_t most) {
  std::size_t end = text.size();
  while (end > 0 && IsBlank(text[end - 1])) --end;
  if (end == 0 || !MayCut(text[end - 1])) return {};
  std::size_t begin = end > most ? end - most : 0;
  while (begin < end && !IsBorder(text, begin)) ++begin;
  return {.begin = begin, .end = end};
}

Window HeadOf(std::string_view text, std::size_t most) {
  std::size_t begin = 0;
  while (begin < text.size() && IsBlank(text[begin])) ++begin;
  if (begin == text.size() || !MayCut(text[begin])) return {};
  std::size_t end = std::min(text.size(), begin + most);
  while (end > begin && !IsBorder(text, end)) --end;
  return {.begin = begin, .end = end};
}

std::string_view LastRun(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && IsRun(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view FirstRun(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::ranges::find_if_not(text, IsRun) - text.begin()));
}

std::size_t CountDigits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, IsDigit));
}

bool HasDigit(std::string_view text) { return std::ranges::any_of(text, IsDigit); }

bool IsOfNumber(char c) { return IsDigit(c) || IsUpper(c) || IsNumberMark(c); }

std::string_view Last(std::string_view text, std::size_t size) {
  return text.substr(text.size() - std::min(text.size(), size));
}

// "… 4111 1111" and "1111 1111 …": digits on both sides, and enough of them. Between them and the
// border stands nothing but what stands in numbers ("GB29 NWBK").
bool IsNumberCut(std::string_view tail, std::string_view head) {
  const std::string_view before = Last(tail, kNear);
  const std::string_view behind = head.substr(0, kNear);
  const std::size_t last = before.find_last_of(kDigits);
  const std::size_t first = behind.find_first_of(kDigits);
  if (last == std::string_view::npos || first == std::string_view::npos) return false;
  if (!std::ranges::all_of(before.substr(last), IsOfNumber)) return false;
  if (!std::ranges::all_of(behind.substr(0, first), IsOfNumber)) return false;
  return CountDigits(Last(tail, kNumber)) + CountDigits(head.substr(0, kNumber)) >= kLeastDigits;
}

// "ann.lee@exam" and "ple.com", "ann.lee" and "@example.com". What holds letters before its '@' in
// the second message is an address by itself.
bool IsMailCut(std::string_view last, std::string_view first) {
  if (last.empty() || first.empty()) return false;
  const std::size_t at = last.find('@', 1);
  return at != std::string_view::npos ||
         (first[0] == '@' && IsWord(last.back()) && first.find('.') != std::string_view::npos);
}

// A digit, or a capital inside a word.
bool LooksRandom(std::string_view run) {
  return std::ranges::any_of(run, IsDigit) || std::any_of(run.begin() + 1, run.end(), IsUpper);
}

// Halves of a token or a wallet's address.
bool IsKeyCut(std::string_view last, std::string_view first) {
  return last.size() >= kLeastHalf && first.size() >= kLeastHalf &&
         last.size() + first.size() >= kLeastKey && LooksRandom(last) && LooksRandom(first);
}

bool StartsWithAny(std::string_view text, std::span<const std::string_view> prefixes) {
  return std::ranges::any_of(prefixes, [text](auto prefix) { return text.starts_with(prefix); });
}

// Confirmed by a checksum or by a form that nothing else has. Values that only stand beside a
// telling word ("password: …") are not: the next message would be their end.
bool IsSure(const Finding& finding) {
  const auto entity = finding.entity;
  if (entity == "EMAIL") return finding.rule == "mailbox";
  if (entity == "PHONE") return finding.score >= kPlausible;
  if (entity.starts_with("ID.")) return finding.score >= kSaid;
  if (entity.starts_with("SECRET.")) {
    constexpr std::array<std::string_view, 4> kForms = {"table", "telegram_bot", "discord_bot",
                                                        "entra_secret"};
    return std::ranges::find(kForms, finding.rule) != kForms.end();
  }
  if (entity == "WALLET.ETH") return finding.rule == "address" || finding.score >= kChecked;
  if (entity == "TX") return finding.rule == "0x64";
  constexpr std::array<std::string_view, 5> kWithChecksum = {"CARD", "IBAN", "WALLET.",
                                                             "PRIVATE_KEY", "IMEI"};
  return StartsWithAny(entity, kWithChecksum) && finding.score >= kChecked;
}

// The longest sure finding over the border, which is [end of the tail, begin of the head).
std::optional<Finding> FindOver(std::span<const Finding> findings, const Window& border) {
  std::optional<Finding> longest;
  for (const Finding& finding : findings) {
    if (finding.begin >= border.begin || finding.end <= border.end || !IsSure(finding)) continue;
    if (!longest || finding.end - finding.begin > longest->end - longest->begin) longest = finding;
  }
  return longest;
}

// Whether a half, which is `part` of the text with these findings, is a value by itself. Numbers
// may look like some other kind by accident.
bool IsWhole(std::span<const Finding> own, const Finding& found, const Window& part) {
  return std::ranges::any_of(own, [&](const Finding& one) {
    const bool covers = one.begin <= part.begin && one.end >= part.end;
    return covers && (one.entity == found.entity || found.score < kChecked);
  });
}

// Whether behind a half that is found by itself there may be more of it: tokens of open length.
bool LooksLikeHalf(const Finding& whole, std::string_view other) {
  constexpr std::array<std::string_view, 2> kKeys = {"SECRET.", "WALLET."};
  return StartsWithAny(whole.entity, kKeys) && HasDigit(other) && other.size() >= kTellingHalf;
}

}  // namespace

void SplitValues::Read(const RawMessage& message, Scrubber& scrubber) {
  const std::uint64_t number = messages_++;
  if (message.text.empty()) return;
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  const std::uint64_t key =
      (std::hash<std::string_view>()(message.author.id) + message.channel) * kMultiplier | 1U;
  Tail& tail = tails_[(key >> 32U) % kSlots];
  if (tail.key == key) {
    if (message.order <= tail.order) return;  // an edit, or the past
    const Micros after = message.sent_at - tail.sent_at;
    if (tail.size > 0 && after >= 0 && after <= kSoonAfter) Join(tail, message, number, scrubber);
  }
  const Window last = TailOf(message.text, kWindow);
  tail.key = key;
  tail.message = number;
  tail.order = message.order;
  tail.sent_at = message.sent_at;
  tail.begin = static_cast<std::uint32_t>(last.begin);
  tail.size = static_cast<std::uint32_t>(last.end - last.begin);
  message.text.copy(tail.bytes.data(), tail.size, last.begin);
}

void SplitValues::Join(const Tail& tail, const RawMessage& next, std::uint64_t message,
                       Scrubber& scrubber) {
  const std::string_view before = tail.text();
  const Window window = HeadOf(next.text, kWindow);
  const std::string_view behind = next.text.substr(window.begin, window.end - window.begin);
  const std::string_view last = LastRun(before);
  const std::string_view first = FirstRun(behind);
  const bool number = IsNumberCut(before, behind);
  if (!number && !IsMailCut(last, first) && !IsKeyCut(last, first)) return;

  std::optional<Finding> found;  // its end in `behind`
  for (const std::string_view blank : {"", " "}) {
    if (!blank.empty() && !number) break;
    joined_.assign(before).append(blank).append(behind);
    const std::size_t border = before.size() + blank.size();
    auto over = FindOver(scrubber.FindValues(joined_), {.begin = before.size(), .end = border});
    if (!over) continue;
    over->end -= static_cast<std::uint32_t>(border);
    // The one that leaves less of the digits.
    if (!found || over->end + found->begin > found->end + over->begin) found = over;
  }
  if (!found) return;

  const std::uint32_t begin = found->begin;
  const std::uint32_t end = found->end;
  if (IsWhole(scrubber.FindValues(before), *found, {begin, before.size()}) &&
      !LooksLikeHalf(*found, first)) {
    return;
  }
  if (IsWhole(scrubber.FindValues(behind), *found, {0, end}) && !LooksLikeHalf(*found, last)) {
    return;
  }
  if (tail.message >= taken_) {
    parts_.push_back({.message = tail.message - taken_,
                      .begin = tail.begin + begin,
                      .end = tail.begin + tail.size,
                      .entity = found->entity});
  }
  const auto head = static_cast<std::uint32_t>(window.begin);
  parts_.push_back(
      {.message = message - taken_, .begin = head, .end = head + end, .entity = found->entity});
}

std::vector<SplitPart> SplitValues::Take() {
  taken_ = messages_;
  std::ranges::stable_sort(parts_, {}, &SplitPart::message);
  return std::exchange(parts_, {});
}

}  // namespace tacit::privacy
