// NameMatcher::Find.

#include <algorithm>
#include <array>
#include <utility>

#include "privacy/ascii.h"
#include "privacy/name_context.h"
#include "privacy/name_fold.h"
#include "privacy/name_matcher.h"
#include "privacy/utf8.h"
#include "privacy/word_scan.h"

namespace tacit::privacy {
namespace {

using Entry = NameIndex::Entry;

constexpr int kMaxPairs = 5;    // of one name: six words
constexpr int kMaxSkipped = 3;  // "Ludwig van der Berg", "Ann M. Lee"
constexpr std::size_t kMinInAddress = 5;
constexpr std::size_t kMaxDense = 18;

constexpr float kFullScore = 1.0F;
constexpr float kNameScore = 0.8F;
constexpr float kTypoScore = 0.6F;

bool IsOneLetter(const NameToken& token) {
  return token.size > 0 &&
         std::ranges::count_if(token.view(), [](char c) { return !IsContinuation(c); }) == 1;
}

// What may stand between two names of one person: a blank, a comma, a hyphen, an initial's dot.
bool IsGap(std::string_view gap, bool after_initial) {
  constexpr auto kGaps =
      std::to_array<std::string_view>({" ", "  ", "\n", ", ", ",", "-", ".", "'", "’", "·"});
  return std::ranges::find(kGaps, gap) != kGaps.end() || (after_initial && gap == ". ");
}

bool IsParticle(std::string_view word) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"de",  "da", "do", "di",  "du", "del", "dos", "das", "van",  "von", "der",
       "den", "la", "le", "el",  "al", "ul",  "bin", "ibn", "bint", "abu", "ter",
       "ten", "st", "mc", "mac", "zu", "af",  "av",  "van", "y",    "e"});
  return std::ranges::find(kParticles, word) != kParticles.end();
}

// "ann.lee", "ann|away": inside of a handle.
bool IsTight(std::string_view gap) { return gap.size() == 1 && gap != " " && gap != "\n"; }

// Particles that are written behind Korean names.
bool IsJosa(std::string_view rest) {
  constexpr auto kJosa = std::to_array<std::string_view>(
      {"은",   "는",   "이",     "가",   "을",   "를",   "의",   "에",   "에게", "한테",
       "와",   "과",   "랑",     "이랑", "도",   "만",   "야",   "아",   "님",   "님이",
       "님은", "님께", "님의",   "님도", "씨",   "씨가", "씨는", "씨의", "이가", "이는",
       "이의", "이도", "이한테", "이를", "이야", "부터", "까지", "께서"});
  return rest.empty() || std::ranges::find(kJosa, rest) != kJosa.end();
}

// Letters that Arabic and Hebrew write in front of a name: and, to, by, in, from, the.
bool IsClitic(char32_t c) {
  constexpr std::u32string_view kClitics = U"وبلفكהולבמשכ";
  return kClitics.find(c) != std::u32string_view::npos;
}

}  // namespace

// One text.
class NameSearch {
 public:
  NameSearch(const NameMatcher& matcher, std::string_view text, std::uint32_t channel,
             std::vector<Finding>& findings)
      : matcher_(matcher),
        index_(matcher.index_),
        text_(text),
        channel_(channel),
        findings_(findings) {}

  void Run() {
    WordScan words(text_);
    for (std::size_t at = words.FindWord(0); at < text_.size(); at = words.FindWord(at)) {
      const std::size_t end = words.FindEnd(at);
      at = words.MayHoldHigh(at, end) ? TakeAny(at) : TakeAscii(at, end);
    }
  }

 private:
  struct Match {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float score = 0;
    std::string_view rule;
  };

  // All of these give where the search goes on.
  std::size_t TakeAscii(std::size_t begin, std::size_t end) {
    if (end - begin > NameToken::kMaxSize) return end;
    if (end - begin == 1 && !MayBeInitial(begin)) return end;
    const std::uint64_t hash = HashAscii(text_, begin, end);
    const Entry* entry = index_.Find(hash);
    if (entry == nullptr) {
      const bool is_long = end - begin >= NameTypos::kMinLetters && MayBeDerived(begin, end);
      if (!is_long || LevelOfHash(hash) != WordLevel::kFree) return end;
    }
    NameToken token;
    NextToken(text_, begin, token);
    if (entry != nullptr) return Take(token, hash, *entry);
    FindDerived(token);
    return end;
  }

  // "I" is no initial without its dot.
  bool MayBeInitial(std::size_t begin) const {
    const char c = text_[begin];
    const bool dot = begin + 1 < text_.size() && text_[begin + 1] == '.';
    return (c >= 'A' && c <= 'Z' && (c != 'I' || dot));
  }

  // Among many people, only what stands as a name does: see FindMistyped.
  bool MayBeDerived(std::size_t begin, std::size_t end) const {
    if (!matcher_.is_crowd_ || IsCapitalAt(text_, begin) || text_[begin] == '_') return true;
    const char after = end < text_.size() ? text_[end] : '\n';
    const char before = begin > 0 ? text_[begin - 1] : '\n';
    return before == '@' || (after != ' ' && !IsWord(after)) || text_[end - 1] == '_';
  }

  std::size_t TakeAny(std::size_t begin) {
    NameToken token;
    if (!NextToken(text_, begin, token)) return text_.size();
    if (token.script == Script::kHan) FindDense(token);
    if (token.script == Script::kHangul) FindHangul(token);
    if (token.script != Script::kWord || token.size == 0) return token.end;
    const std::uint64_t hash = HashOf(token);
    if (const Entry* entry = index_.Find(hash)) return Take(token, hash, *entry);
    if (token.size >= NameTypos::kMinLetters && LevelOfHash(hash) == WordLevel::kFree) {
      FindDerived(token);
    }
    return token.end;
  }

  std::size_t Take(const NameToken& token, std::uint64_t hash, const Entry& entry) {
    if (entry.Is(kNameOpensPair)) {
      const std::size_t end = TakePairs(token, hash);
      if (end > 0) return end;
    }
    if (entry.Is(kNamePart | kNameHandle) && IsEvident(token, entry)) {
      Emit(token, entry, kNameScore, "roster_name");
    }
    return token.end;
  }

  // "Ann Lee", "Lee, Ann", "Ann María de Lee": as far as the pairs are one person's.
  std::size_t TakePairs(const NameToken& token, std::uint64_t hash) {
    NameToken last = token;
    std::uint64_t last_hash = hash;
    const Entry* whole = nullptr;
    for (int pairs = 0; pairs < kMaxPairs; ++pairs) {
      NameToken next;
      const Entry* pair = NextPair(last, last_hash, next);
      if (pair == nullptr || (whole != nullptr && pair->person != whole->person)) break;
      whole = pair;
      last = next;
      last_hash = HashOf(next);
    }
    if (whole == nullptr) return 0;
    if (NameContext(text_, token).IsInEmail() || NameContext(text_, last).IsInEmail()) return 0;
    std::uint32_t end = last.end;
    if (IsOneLetter(last) && end < text_.size() && text_[end] == '.') ++end;
    EmitAs(*whole,
           {.begin = BeginOf(token), .end = end, .score = kFullScore, .rule = "roster_full_name"});
    return end;
  }

  const Entry* NextPair(const NameToken& from, std::uint64_t hash, NameToken& next) {
    NameToken before = from;
    for (int skipped = 0; skipped < kMaxSkipped; ++skipped) {
      if (!NextToken(text_, before.end, next) || next.size == 0) return nullptr;
      const std::string_view gap = text_.substr(before.end, next.begin - before.end);
      const bool initial = IsOneLetter(before);
      const bool gap_fits = IsGap(gap, initial);
      if (!gap_fits && !IsTight(gap)) return nullptr;
      const std::uint64_t next_hash = HashOf(next);
      const Entry* pair = matcher_.pairs_.Find(PairHash(hash, next_hash));
      if (pair != nullptr && pair->Is(kNamePair)) {
        const bool is_name = pair->Is(kNamePart) && gap_fits && IsEvidentPair(from, next, *pair);
        const bool is_handle = pair->Is(kNameHandle) && skipped == 0 && IsTight(gap);
        if (is_name || is_handle) return pair;
      }
      if (!gap_fits) return nullptr;
      if (!IsOneLetter(next) && !IsParticle(next.view())) return nullptr;
      before = next;
    }
    return nullptr;
  }

  bool IsEvidentPair(const NameToken& first, const NameToken& second, const Entry& pair) const {
    const bool capitals = IsCapitalAt(text_, first.begin) && IsCapitalAt(text_, second.begin);
    if (pair.Is(kNameInitial)) {
      const bool second_is = IsOneLetter(second);
      const NameToken& initial = second_is ? second : first;
      if (!IsCapitalAt(text_, initial.begin)) return false;
      const bool dot = initial.end < text_.size() && text_[initial.end] == '.';
      const bool is_word = initial.view() == "i" || initial.view() == "a";
      return dot ? pair.level() == WordLevel::kFree || capitals
                 : capitals && (!is_word || (!second_is && initial.view() != "i"));
    }
    if (pair.level() == WordLevel::kFree) return true;
    return capitals || NameContext(text_, first).IsMention() ||
           text_.substr(first.end, second.begin - first.end) == ".";
  }

  bool IsEvident(const NameToken& token, const Entry& entry) const {
    const NameContext context(text_, token);
    if (context.IsInEmail()) return false;
    const WordLevel level = entry.level();
    if (context.IsInAddress()) return level == WordLevel::kFree && token.size >= kMinInAddress;
    if (level == WordLevel::kFree || context.IsMention()) return true;
    if (IsDecoratedHandle(context)) return true;
    if (!AnyTakesPart(entry) || context.IsGlued()) return false;
    return context.IsAddressed(level) || (level == WordLevel::kCommon && context.IsNamed());
  }

  bool IsDecoratedHandle(const NameContext& context) const {
    constexpr auto kSides =
        std::to_array<std::pair<bool, bool>>({{true, true}, {true, false}, {false, true}});
    return std::ranges::any_of(kSides, [&](const auto& sides) {
      const std::string handle = context.Decorated(sides.first, sides.second);
      return !handle.empty() && index_.Find(HashOf(handle)) != nullptr;
    });
  }

  bool AnyTakesPart(const Entry& entry) const {
    if ((entry.person & NameIndex::kMany) == 0) return matcher_.TakesPart(entry.person, channel_);
    const auto people = SharedBy(entry);
    return people.empty() || std::ranges::any_of(people, [this](std::uint32_t person) {
             return matcher_.TakesPart(person, channel_);
           });
  }

  void FindDerived(const NameToken& token) {
    const std::string_view word = token.view();
    if (word.front() == kFoldedUnderscore || word.back() == kFoldedUnderscore) {
      const std::size_t begin = std::min(word.find_first_not_of(kFoldedUnderscore), word.size());
      const std::string_view core =
          word.substr(begin, word.find_last_not_of(kFoldedUnderscore) + 1 - begin);
      return TakeDerived(token, core);
    }
    if (token.has_digit) return;
    if (!token.ascii) {
      const Decoded first = DecodeAt(word, 0);
      if (IsClitic(first.c)) TakeDerived(token, word.substr(first.size));
    }
    if (!matcher_.typos_.empty()) FindMistyped(token);
  }

  void TakeDerived(const NameToken& token, std::string_view folded) {
    if (folded.empty()) return;
    const Entry* entry = index_.Find(HashOf(folded));
    if (entry == nullptr || !entry->Is(kNamePart | kNameHandle)) return;
    if (entry->level() == WordLevel::kFree && IsEvident(token, *entry)) {
      Emit(token, *entry, kNameScore, "roster_name");
    }
  }

  void FindMistyped(const NameToken& token) {
    const NameContext context(text_, token);
    if (matcher_.is_crowd_ && !context.MayBeAddressed()) return;
    const LongName* name = matcher_.typos_.Find(token.view());
    if (name == nullptr || LevelOf(token.view()) != WordLevel::kFree) return;
    if (context.IsInEmail() || context.IsInAddress() || context.IsGlued()) return;
    if (matcher_.is_crowd_ && !context.IsMention() && !context.IsNamed() &&
        !context.IsAddressed(WordLevel::kCommon)) {
      return;
    }
    EmitPerson(name->person, {.begin = BeginOf(token),
                              .end = token.end,
                              .score = kTypoScore,
                              .rule = "roster_typing_error"});
  }

  // The longest name that begins at each place.
  void FindDense(const NameToken& token) {
    for (std::size_t at = token.begin; at < token.end;) {
      const std::size_t first = DecodeAt(text_, at).size;
      if (at + first >= token.end) return;
      const std::size_t second = DecodeAt(text_, at + first).size;
      const Entry* opening = index_.Find(HashOf(text_.substr(at, first + second)) ^ kDenseOpening);
      const bool opens = opening != nullptr && opening->Is(kNameDenseOpening);
      const std::size_t end = opens ? LongestDense(at, token.end, opening->person) : 0;
      at = end > 0 ? end : at + first;
    }
  }

  std::size_t LongestDense(std::size_t begin, std::size_t limit, std::uint32_t lengths) {
    std::array<std::size_t, kMaxDense + 1> ends = {};
    std::size_t at = begin;
    std::size_t count = 0;
    while (at < limit && count < kMaxDense) {
      at += DecodeAt(text_, at).size;
      ends[++count] = at;
    }
    for (std::size_t length = count; length >= 2; --length) {
      if ((lengths >> length & 1) == 0) continue;
      const Entry* entry = index_.Find(HashOf(text_.substr(begin, ends[length] - begin)));
      if (entry == nullptr || !entry->Is(kNameDense)) continue;
      const bool mention = begin > 0 && text_[begin - 1] == '@';
      if (entry->level() != WordLevel::kFree && !mention) continue;
      EmitAs(*entry, {.begin = static_cast<std::uint32_t>(begin - (mention ? 1 : 0)),
                      .end = static_cast<std::uint32_t>(ends[length]),
                      .score = kNameScore,
                      .rule = "roster_name"});
      return ends[length];
    }
    return 0;
  }

  void FindHangul(const NameToken& token) {
    constexpr std::size_t kSyllable = 3;  // bytes
    constexpr std::size_t kMaxName = 4;
    const std::string_view word = token.view();
    for (std::size_t length = std::min(kMaxName, word.size() / kSyllable); length >= 2; --length) {
      const std::size_t size = length * kSyllable;
      const Entry* entry = index_.Find(HashOf(word.substr(0, size)));
      if (entry == nullptr || !entry->Is(kNameHangul) || !IsJosa(word.substr(size))) continue;
      EmitAs(*entry, {.begin = BeginOf(token),
                      .end = token.begin + static_cast<std::uint32_t>(size),
                      .score = kNameScore,
                      .rule = "roster_name"});
      return;
    }
  }

  std::span<const std::uint32_t> SharedBy(const Entry& entry) const {
    return (entry.Is(kNamePair) ? matcher_.pairs_ : index_).Shared(entry);
  }

  std::uint32_t BeginOf(const NameToken& token) const {
    return NameContext(text_, token).IsMention() ? token.begin - 1 : token.begin;
  }

  void Emit(const NameToken& token, const Entry& entry, float score, std::string_view rule) {
    EmitAs(entry, {.begin = BeginOf(token), .end = token.end, .score = score, .rule = rule});
  }

  // People with the same name are told apart by who takes part, or not at all.
  void EmitAs(const Entry& entry, const Match& match) {
    if ((entry.person & NameIndex::kMany) == 0) return EmitPerson(entry.person, match);
    std::uint32_t only = NameIndex::kNobody;
    for (const std::uint32_t person : SharedBy(entry)) {
      if (!matcher_.TakesPart(person, channel_)) continue;
      if (only != NameIndex::kNobody) return EmitPerson(NameIndex::kNobody, match);
      only = person;
    }
    EmitPerson(only, match);
  }

  void EmitPerson(std::uint32_t person, const Match& match) {
    const bool known = person < matcher_.ids_.size() && !matcher_.ids_[person].empty();
    findings_.push_back({.entity = known ? "USER" : "PERSON",
                         .begin = match.begin,
                         .end = match.end,
                         .score = match.score,
                         .act = known ? Act::kPerson : Act::kRedact,
                         .person = known ? std::string_view(matcher_.ids_[person]) : "",
                         .rule = match.rule});
  }

  const NameMatcher& matcher_;
  const NameIndex& index_;
  std::string_view text_;
  std::uint32_t channel_;
  std::vector<Finding>& findings_;
};

void NameMatcher::Find(std::string_view text, std::uint32_t channel,
                       std::vector<Finding>& findings) const {
  NameSearch(*this, text, channel, findings).Run();
}

}  // namespace tacit::privacy
