#include "privacy/detectors/id_index.h"

#include <algorithm>
#include <bit>

#include "base/assert.h"
#include "privacy/detectors/byte_block.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::array<std::uint8_t, 256> kCodes = [] {
  std::array<std::uint8_t, 256> codes{};
  constexpr std::string_view kSeparators = " -./:+(";
  for (std::size_t c = 0; c < 128; ++c) {
    const char byte = static_cast<char>(c);
    if (IsDigit(byte)) codes[c] = IdShape::kDigit;
    if (IsLetter(byte)) codes[c] = IdShape::kLetter;
    const std::size_t separator = kSeparators.find(byte);
    if (separator != kSeparators.npos) codes[c] = static_cast<std::uint8_t>(3 + separator);
  }
  return codes;
}();

std::size_t Bucket(char first, char second, std::size_t buckets) {
  return (static_cast<unsigned char>(ToLower(first)) * 37U +
          static_cast<unsigned char>(ToLower(second))) %
         buckets;
}

std::size_t Prefix(char first, char second, char third, std::size_t bits) {
  const auto byte = [](char c) { return std::size_t{static_cast<unsigned char>(ToLower(c))}; };
  return (byte(first) * 1021 + byte(second) * 37 + byte(third)) % bits;
}

// The first byte of a letter of two bytes: Latin with accents, Greek, Cyrillic, Hebrew, Arabic.
bool LeadsLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 && byte <= 0xDF;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool EndsWithLetter(std::string_view text) {
  if (text.empty()) return false;
  if (!IsNonAscii(text.back())) return IsLetter(text.back());
  return text.size() >= 2 && LeadsLetter(text[text.size() - 2]);
}

// The word is not the middle of a longer one; a plural "s" may follow it. Scripts that write no
// blanks have no such borders.
bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool bordered = IsLetter(text[begin]) || LeadsLetter(text[begin]);
  if (bordered && EndsWithLetter(text.substr(0, begin))) return false;
  if (!IsLetter(text[end - 1])) return true;
  if (ToLower(At(text, end)) == 's') ++end;
  return !IsLetter(At(text, end)) && !LeadsLetter(At(text, end));
}

}  // namespace

std::uint8_t IdShape::CodeOf(char c) { return kCodes[static_cast<unsigned char>(c)]; }

IdFormIndex::IdFormIndex(std::span<const IdKind> kinds) {
  TACIT_ASSERT(kinds.size() <= kMaxIdKinds);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    ForEachPart(kinds[i].forms,
                [&](std::string_view form) { Add(form, static_cast<std::uint16_t>(i)); });
  }
}

void IdFormIndex::Add(std::string_view form, std::uint16_t kind) {
  IdForm entry{.kind = kind};
  if (form.ends_with('!')) entry.evidence = IdEvidence::kAnywhere;
  if (form.ends_with('~')) entry.evidence = IdEvidence::kAlone;
  if (entry.evidence != IdEvidence::kNeedsWord) form.remove_suffix(1);
  if (form[0] != '*' && form[0] != '+') return AddPattern(std::string(form), entry);
  std::size_t length = 0;
  for (const char c : form.substr(1)) length = length * 10 + static_cast<std::size_t>(c - '0');
  if (form[0] == '+') return AddPattern(std::string(length, '#'), entry);
  TACIT_ASSERT(length < kMaxRun);
  runs_[length].push_back(entry);
}

// '?' stands for two patterns.
void IdFormIndex::AddPattern(const std::string& pattern, const IdForm& form) {
  const std::size_t either = pattern.find('?');
  if (either != std::string::npos) {
    for (const char one : {'#', '@'}) {
      std::string narrow = pattern;
      narrow[either] = one;
      AddPattern(narrow, form);
    }
    return;
  }
  IdShape shape;
  for (const char c : pattern) {
    shape.Add(c == '#' ? IdShape::kDigit : c == '@' ? IdShape::kLetter : IdShape::CodeOf(c));
  }
  const std::uint64_t hash = shape.hash();
  filter_[hash % kFilterBits] = true;
  std::vector<Shape>& bucket = buckets_[hash / kFilterBits % kBuckets];
  auto found = std::ranges::find(bucket, hash, &Shape::hash);
  if (found == bucket.end()) found = bucket.insert(bucket.end(), Shape{.hash = hash, .forms = {}});
  found->forms.push_back({.pattern = pattern, .kind = form.kind, .evidence = form.evidence});
}

std::span<const IdForm> IdFormIndex::FindInBucket(std::uint64_t hash) const {
  for (const Shape& shape : buckets_[hash / kFilterBits % kBuckets]) {
    if (shape.hash == hash) return shape.forms;
  }
  return {};
}

IdWordIndex::IdWordIndex(std::span<const IdKind> kinds) {
  for (int topic = 1; topic < kIdTopicCount; ++topic) {
    IdKindSet set;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i].topic == static_cast<IdTopic>(topic)) set.set(i);
    }
    Add(IdTopicWords(static_cast<IdTopic>(topic)), set);
  }
  for (std::size_t i = 0; i < kinds.size(); ++i) Add(kinds[i].words, IdKindSet().set(i));
}

void IdWordIndex::Add(std::string_view words, const IdKindSet& kinds) {
  ForEachPart(words, [&](std::string_view word) {
    TACIT_ASSERT(word.size() >= 2);
    begins_with_mark_ = begins_with_mark_ || !(IsLetter(word[0]) || IsNonAscii(word[0]));
    if (word.size() > 2) {
      filter_.set(Prefix(word[0], word[1], word[2], kFilterBits));
    } else {
      for (int c = 0; c < 256; ++c) {
        filter_.set(Prefix(word[0], word[1], static_cast<char>(c), kFilterBits));
      }
    }
    std::vector<Word>& bucket = buckets_[Bucket(word[0], word[1], kBuckets)];
    auto found = std::ranges::find(bucket, word, &Word::word);
    if (found == bucket.end()) {
      found = bucket.insert(bucket.end(), Word{.word = std::string(word), .kinds = {}});
    }
    found->kinds |= kinds;
  });
}

IdKindSet IdWordIndex::Before(std::string_view text, std::size_t position) const {
  std::size_t from = position;
  // Nearly always the window is one line of ASCII.
  const std::size_t base = position - std::min(position, kWindow);
  const ByteBlock block = ByteBlock::Read(text, base);
  const std::uint64_t window = ByteBlock::First(position - base);
  if (((block.high | block.newlines | block.closing) & window) == 0) {
    return Scan(text, base, position);
  }
  for (std::size_t characters = 0; from > 0 && characters < kWindow; --from) {
    if (text[from - 1] == '\n' && privacy::Before(text, from - 1) != ':') break;
    if (!IsContinuation(text[from - 1])) ++characters;
  }
  const std::size_t placeholder = text.substr(from, position - from).rfind("]]");
  if (placeholder != std::string_view::npos) from += placeholder + 2;
  return Scan(text, from, position);
}

IdKindSet IdWordIndex::After(std::string_view text, std::size_t position) const {
  std::size_t to = position;
  for (std::size_t characters = 0; to < text.size() && characters < kWindow; ++to) {
    if (!IsContinuation(text[to])) ++characters;
  }
  const std::string_view after = text.substr(position, to - position);
  const std::size_t length = std::min({after.size(), after.find('\n'), after.find("[[")});
  return Scan(text, position, position + length);
}

IdKindSet IdWordIndex::Scan(std::string_view text, std::size_t from, std::size_t to) const {
  IdKindSet kinds;
  for (std::size_t base = from; base + 1 < to; base += ByteBlock::kSize) {
    const ByteBlock block = ByteBlock::Read(text, base);
    const std::uint64_t marks = begins_with_mark_ ? ~(block.letters | block.high) : 0;
    std::uint64_t begins = (block.Begins(base > 0 && IsLetter(text[base - 1])) | marks) &
                           ByteBlock::First(to - 1 - base);
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t i = base + static_cast<std::size_t>(std::countr_zero(begins));
      if (!filter_[Prefix(text[i], text[i + 1], At(text, i + 2), kFilterBits)]) continue;
      for (const Word& word : buckets_[Bucket(text[i], text[i + 1], kBuckets)]) {
        const std::size_t end = i + word.word.size();
        if (end > to || !StartsWithFolded(text.substr(i), word.word)) continue;
        if (StandsAlone(text, i, end)) kinds |= word.kinds;
      }
    }
  }
  return kinds;
}

}  // namespace tacit::privacy
