#include "privacy/loose_view.h"

#include <algorithm>

#include "privacy/ascii.h"

namespace tacit::privacy {
namespace {

constexpr float kSure = 1.0F;      // a checksum: nothing speaks against it
constexpr float kLikely = 0.7F;    // a form, or context
constexpr std::size_t kGroup = 4;  // characters of a group of an account number
constexpr std::size_t kLongKey = 8;
constexpr std::size_t kBotKey = 30;  // Telegram: the part behind the ':'
constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kShortTail = 3;  // on the second line: the number of a list's item

char At(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : '\0'; }
bool IsAlnum(char c) { return IsLetter(c) || IsDigit(c); }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsSeparator(char c) { return c == ' ' || c == '-' || c == '.' || c == '/'; }
bool IsMark(char c) { return IsSeparator(c) || c == '(' || c == ')'; }

// The last separator inside the number that ends at `end`, or a blank.
char SeparatorOf(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && IsAlnum(text[end - 1])) --end;
  return end > begin && IsSeparator(text[end - 1]) ? text[end - 1] : ' ';
}

std::size_t RunAt(std::string_view text, std::size_t begin, std::size_t longest) {
  std::size_t i = begin;
  while (i < text.size() && i - begin < longest && IsWord(text[i])) ++i;
  return i - begin;
}

// Whether the line that goes on until `end` holds nothing but one group of digits: a column.
bool IsColumn(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && IsDigit(text[begin - 1])) --begin;
  return begin == 0 || text[begin - 1] == '\n';
}

// No digits beside it: not a part of a table's row.
bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kNear = 3;
  const std::size_t limit = std::min(text.size(), end + kNear);
  while (end < limit && IsMark(text[end])) ++end;
  std::size_t before = begin;
  while (before > 0 && begin - before < kNear && IsMark(text[before - 1])) --before;
  return !IsDigit(At(text, end)) && (before == 0 || !IsDigit(text[before - 1]));
}

std::uint32_t Offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace

bool LooseView::Read(std::string_view text, std::span<const Hit> hits) {
  text_ = text;
  joins_.clear();
  for (const Hit& hit : hits) {
    switch (hit.trigger) {
      case Trigger::kNumber:
      case Trigger::kShortNumber:
        ReadNumber(hit);
        break;
      case Trigger::kLongRun:
        ReadRun(hit);
        break;
      case Trigger::kAt:
        ReadMailbox(hit.begin);
        break;
      default:
        break;
    }
  }
  if (joins_.empty()) return false;
  std::ranges::sort(joins_, {}, &Join::begin);
  out_.clear();
  std::size_t at = 0;
  std::size_t kept = 0;
  for (Join join : joins_) {
    if (join.begin < at) continue;
    out_ += text.substr(at, join.begin - at);
    if (join.with != '\0') out_ += join.with;
    join.at = Offset(out_.size());
    joins_[kept++] = join;
    at = join.end;
  }
  joins_.resize(kept);
  out_ += text.substr(at);
  return true;
}

void LooseView::Add(std::size_t begin, std::size_t end, char with) {
  joins_.push_back({.begin = Offset(begin), .end = Offset(end), .with = with});
}

void LooseView::ReadNumber(const Hit& hit) {
  for (std::size_t i = hit.begin; i + 1 < hit.end; ++i) {
    const bool twice = IsSeparator(text_[i]) && text_[i] == text_[i + 1];
    if (twice && IsDigit(text_[i - 1]) && IsDigit(At(text_, i + 2))) Add(i, i + 2, text_[i]);
  }
  // "…\n0123", where the line before ends with letters of the number: "GB29 NWBK".
  if (hit.begin > kGroup + 1 && text_[hit.begin - 1] == '\n' && IsUpper(text_[hit.begin - 2]) &&
      SeparatorOf(text_, hit.begin - 1 - kGroup - 1, hit.begin - 1) == ' ') {
    Add(hit.begin - 1, hit.begin, ' ');
  }
  std::size_t mark = hit.end;
  while (mark < text_.size() && mark - hit.end < 2 && IsMark(text_[mark])) ++mark;
  if (At(text_, mark) == ':' && mark == hit.end) ++mark;
  if (At(text_, mark) != '\n') return;
  std::size_t next = mark + 1;
  if (At(text_, next) == ' ') ++next;
  if (At(text_, hit.end) == ':') {
    if (RunAt(text_, next, kBotKey) == kBotKey) Add(mark, next, '\0');
    return;
  }
  const char after = At(text_, next);
  const bool group = IsDigit(after) || (after == '(' && IsDigit(At(text_, next + 1))) ||
                     (IsSeparator(after) && after != ' ' && IsDigit(At(text_, next + 1)));
  if (!group) return;
  // What stands on either side of the line's end joins the groups already, or a blank must.
  const bool joined = (mark > hit.end && text_[mark - 1] != ')') || !IsDigit(after);
  Add(mark, next, joined ? '\0' : SeparatorOf(text_, hit.begin, hit.end));
}

// A key that goes on behind a '-' or '_' at the line's end.
void LooseView::ReadRun(const Hit& hit) {
  const char last = text_[hit.end - 1];
  if (At(text_, hit.end) != '\n' || (last != '-' && last != '_')) return;
  if (RunAt(text_, hit.end + 1, kLongKey) == kLongKey) Add(hit.end, hit.end + 1, '\0');
}

// "ann@\nexample.com", "ann@example.\ncom", "ann@exam-\nple.com", "ann-\nlee@example.com".
void LooseView::ReadMailbox(std::size_t at) {
  if (At(text_, at + 1) == '\n') {
    if (IsAlnum(At(text_, at + 2)) && at > 0 && IsAlnum(text_[at - 1])) Add(at + 1, at + 2, '\0');
    return;
  }
  std::size_t end = at + 1;
  while (end < text_.size() && end - at < kMaxLabel && (IsWord(text_[end]) || text_[end] == '-')) {
    ++end;
  }
  const bool dot = At(text_, end) == '.';
  if (end > at + 1 && At(text_, end + (dot ? 1 : 0)) == '\n') {
    const std::size_t line = end + (dot ? 1 : 0);
    const char next = At(text_, line + 1);
    const bool lower = IsLetter(next) && !IsUpper(next);
    if (lower && (dot || text_[end - 1] == '-')) Add(line, line + 1, '\0');
  }
  std::size_t begin = at;
  while (begin > 0 && at - begin < kMaxLabel &&
         (IsWord(text_[begin - 1]) || text_[begin - 1] == '.'))
    --begin;
  if (begin >= 2 && begin < at && text_[begin - 1] == '\n' &&
      (text_[begin - 2] == '-' || text_[begin - 2] == '_')) {
    Add(begin - 1, begin, '\0');
  }
}

std::size_t LooseView::JoinsBefore(std::uint32_t at) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(joins_, at, {}, &Join::at) -
                                  joins_.begin());
}

// The place in the text of the one at `at` of the view.
std::uint32_t LooseView::Back(std::uint32_t at) const {
  const std::size_t count = JoinsBefore(at);
  if (count == 0) return at;
  const Join& last = joins_[count - 1];
  return last.end + (at - last.at);
}

bool LooseView::IsKept(const Finding& finding) const {
  if (finding.score >= kSure) return true;
  if (finding.score < kLikely) return false;
  // Lines of a list are no number.
  const auto text = text_.substr(finding.begin, finding.end - finding.begin);
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos &&
      (text.find('\n') != line || text.size() - line <= kShortTail ||
       IsColumn(text_, finding.begin + line))) {
    return false;
  }
  if (line == std::string_view::npos && !StandsAlone(text_, finding.begin, finding.end)) {
    return false;
  }
  const auto after = std::ranges::upper_bound(own_, finding.begin, {}, &Finding::end);
  for (auto own = after; own != own_.end() && own->begin < finding.end; ++own) {
    if (own->begin < finding.begin || own->end > finding.end) return false;
  }
  return true;
}

void LooseView::TakeBack(std::size_t first, std::vector<Finding>& findings) {
  own_.assign(findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(first));
  // Without overlaps, so that both ends ascend.
  std::ranges::sort(own_, {}, &Finding::begin);
  std::size_t kept = 0;
  for (const Finding& own : own_) {
    if (kept > 0 && own.begin < own_[kept - 1].end) {
      own_[kept - 1].end = std::max(own_[kept - 1].end, own.end);
    } else {
      own_[kept++] = own;
    }
  }
  own_.resize(kept);
  kept = first;
  for (std::size_t i = first; i < findings.size(); ++i) {
    Finding finding = findings[i];
    // A join lies at the end of what it became: inside the finding, not at its begin.
    if (JoinsBefore(finding.begin) == JoinsBefore(finding.end - 1)) continue;
    finding.begin = Back(finding.begin);
    finding.end = Back(finding.end - 1) + 1;
    finding.act = Act::kRedact;  // a token of a broken value would be another one
    finding.value_begin = finding.value_end = 0;
    if (IsKept(finding)) findings[kept++] = finding;
  }
  findings.resize(kept);
}

}  // namespace tacit::privacy
