#include "privacy/normalise.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/assert.h"
#include "privacy/ascii.h"
#include "privacy/lookalikes.h"
#include "privacy/normalise_scan.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// How many combining characters are normalised together with their base. ICU's canonical ordering
// is an insertion sort, so a text of nothing but marks must be cut into pieces (as UAX 15's
// stream-safe form does at 30).
constexpr std::size_t kMaxJoin = 32;
constexpr std::size_t kMaxBaseBytes = 128;

const icu::Normalizer2& Nfkc() {
  static const icu::Normalizer2* const nfkc_instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
    TACIT_ASSERT(U_SUCCESS(error));
    return nfkc;
  }();
  return *nfkc_instance;
}

bool JoinsToLast(char32_t c) { return Nfkc().hasBoundaryBefore(static_cast<UChar32>(c)) == 0; }

std::uint32_t Offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

// What a plain character stands in for; 0: it goes.
char StandIn(std::string_view text, std::size_t at, CharKind kind) {
  if (kind != CharKind::kPlain) return 0;
  const char like = LookalikeAt(text, at);
  if (like != 0) return like;
  return EmojiInNumber(text, at) == ' ' ? ' ' : '\0';
}

// The scan sees a lookalike only beside an ASCII letter: back to the first of its word.
std::size_t StandInsBefore(std::string_view text, std::size_t first) {
  for (std::size_t at = first; at > 0;) {
    --at;
    while (at > 0 && IsContinuation(text[at])) --at;
    if (IsAscii(text[at]) || !NeedsNormalising(text, at)) break;
    first = at;
  }
  return first;
}

}  // namespace

std::string_view Normaliser::Normalise(std::string_view text) {
  std::size_t first = FirstToNormalise(text);
  changed_ = first < text.size();
  if (!changed_) return text;
  first = StandInsBefore(text, first);
  out_.clear();
  map_.Clear();
  Copy(text, 0, first);
  for (std::size_t at = first; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && (IsAscii(text[plain]) || !NeedsNormalising(text, plain))) {
      plain += IsAscii(text[plain]) ? 1 : DecodeAt(text, plain).size;
    }
    Copy(text, at, plain);
    at = plain;
    if (at == text.size()) break;
    const Decoded next = DecodeAt(text, at);
    const CharKind kind = KindOf(next.c);
    if (kind == CharKind::kCompose) {
      at = Compose(text, at);
      continue;
    }
    const char ascii = kind == CharKind::kReplace ? AsciiOf(next.c) : StandIn(text, at, kind);
    if (ascii != 0) {
      map_.Add({.begin = Offset(out_.size()),
                .end = Offset(out_.size() + 1),
                .from_begin = Offset(at),
                .from_end = Offset(at + next.size)});
      out_ += ascii;
    }
    at += next.size;
  }
  return out_;
}

void Normaliser::Copy(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == end) return;
  map_.Add({.begin = Offset(out_.size()),
            .end = Offset(out_.size() + (end - begin)),
            .from_begin = Offset(begin),
            .from_end = Offset(end),
            .same = true});
  out_ += text.substr(begin, end - begin);
}

// Normalises the character at `at` together with what it joins to on either side; gives where the
// next one begins.
std::size_t Normaliser::Compose(std::string_view text, std::size_t at) {
  Decoded next = DecodeAt(text, at);
  points_.clear();
  const std::uint32_t from_begin =
      JoinsToLast(next.c) && !out_.empty() ? TakeBase(points_) : Offset(at);
  points_ += next.c;
  at += next.size;
  std::size_t from_end = at;
  for (std::size_t joined = 0; joined < kMaxJoin && at < text.size(); at += next.size) {
    next = DecodeAt(text, at);
    if (KindOf(next.c) == CharKind::kRemove) continue;
    if (!JoinsToLast(next.c)) break;
    points_ += next.c;
    from_end = at + next.size;
    ++joined;
  }
  const std::size_t begin = out_.size();
  AppendNormalised(points_);
  if (out_.size() > begin) {
    const std::string_view now = std::string_view(out_).substr(begin);
    map_.Add({.begin = Offset(begin),
              .end = Offset(out_.size()),
              .from_begin = from_begin,
              .from_end = Offset(from_end),
              .same = now == text.substr(from_begin, from_end - from_begin)});
  }
  return from_end;
}

// Takes the last base character and its marks off the result; gives where they came from.
std::uint32_t Normaliser::TakeBase(std::u32string& points) {
  std::size_t begin = out_.size();
  for (std::size_t taken = 0; taken < kMaxJoin && begin > 0; ++taken) {
    std::size_t character = begin - 1;
    while (character > 0 && IsContinuation(out_[character])) --character;
    const OffsetMap::Piece& piece = map_.At(Offset(character));
    if (!piece.same) {
      if (piece.end - piece.begin > kMaxBaseBytes) break;
      character = piece.begin;
    }
    begin = character;
    if (!JoinsToLast(DecodeAt(out_, begin).c)) break;
  }
  for (std::size_t at = begin; at < out_.size();) {
    const Decoded next = DecodeAt(out_, at);
    points += next.c;
    at += next.size;
  }
  const std::uint32_t from = map_.Cut(Offset(begin));
  out_.resize(begin);
  return from;
}

void Normaliser::AppendNormalised(const std::u32string& points) {
  icu::UnicodeString source;
  for (const char32_t c : points) source.append(static_cast<UChar32>(c));
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString normal = Nfkc().normalize(source, error);
  TACIT_ASSERT(U_SUCCESS(error));
  for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
    const auto c = static_cast<char32_t>(normal.char32At(at));
    if (KindOf(c) == CharKind::kRemove) continue;
    const char ascii = AsciiOf(c);
    if (ascii != 0) {
      out_ += ascii;
    } else {
      AppendUtf8(c, out_);
    }
  }
}

}  // namespace tacit::privacy
