#include "privacy/tagger/token.h"

#include <unicode/uchar.h>

#include <array>

#include "privacy/tagger/lexicon.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// FNV-1a, for what is no word.
constexpr std::uint32_t kHashSeed = 0x811C9DC5U;
constexpr std::uint32_t Mix(std::uint32_t hash, char32_t c) {
  return (hash ^ static_cast<std::uint32_t>(c)) * 0x01000193U;
}

constexpr bool IsAsciiUpper(char32_t c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLower(char32_t c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiLetter(char32_t c) { return IsAsciiUpper(c) || IsAsciiLower(c); }
constexpr bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

bool IsLetter(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c);
  if (IsIdeographic(c)) return false;
  const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
  return (category & (U_GC_L_MASK | U_GC_M_MASK)) != 0 && c != 0xFE0F && c != 0x20E3;
}

bool IsUpper(char32_t c) {
  return c < 0x80 ? IsAsciiUpper(c) : u_isupper(static_cast<UChar32>(c)) != 0;
}

char32_t Lower(char32_t c) {
  if (c < 0x80) return IsAsciiUpper(c) ? c + ('a' - 'A') : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens)
      : text_(text), lexicon_(lexicon), tokens_(tokens) {}

  void Run() {
    while (at_ < text_.size()) Step();
  }
  std::uint16_t HashtagFlags() {
    TakeHandle();
    return PartFlags(0, at_);
  }

 private:
  struct Char {
    char32_t c = 0;
    std::size_t size = 1;
  };

  Char At(std::size_t at) const {
    if (at >= text_.size()) return {};
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {.c = byte};
    const Decoded next = DecodeAt(text_, at);
    return {.c = next.c, .size = next.size};
  }

  char ByteAt(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void Step();
  void Word();
  void TakeLetters();
  std::size_t InnerSign(std::size_t at) const;
  bool IsContraction(std::size_t at) const;
  bool TakeCode(std::size_t begin);
  bool IsBehindLooseAt(std::size_t begin) const;
  void Handle(TokenKind kind);
  void TakeHandle();
  std::uint16_t PartFlags(std::size_t begin, std::size_t end) const;
  bool IsSurname(std::size_t begin, std::size_t end) const;
  void UpTo(std::size_t end, TokenKind kind);
  bool Placeholder();
  bool Code();
  Shape ShapeOf() const;
  Token& Add(std::size_t begin, TokenKind kind, std::uint32_t hash);

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  // Of the word in work.
  WordHasher hash_;
  std::uint32_t letters_ = 0;
  std::uint32_t uppers_ = 0;
  bool first_upper_ = false;
  std::uint32_t inner_uppers_ = 0;  // capitals that neither begin the word nor follow a sign
};

Token& Tokeniser::Add(std::size_t begin, TokenKind kind, std::uint32_t hash) {
  tokens_.push_back({.begin = static_cast<std::uint32_t>(begin),
                     .end = static_cast<std::uint32_t>(at_),
                     .hash = hash,
                     .kind = kind});
  return tokens_.back();
}

void Tokeniser::Step() {
  const Char next = At(at_);
  const std::size_t begin = at_;
  switch (next.c) {
    case ' ':
    case '\t':
    case '\r':
    case 0xA0:
      at_ += next.size;
      return;
    case '\n':
      while (ByteAt(at_) == '\n' || ByteAt(at_) == '\r') ++at_;
      Add(begin, TokenKind::kNewline, Mix(kHashSeed, '\n'));
      return;
    case '@':
      return Handle(TokenKind::kMention);
    case '#':
      return Handle(TokenKind::kHashtag);
    case '[':
      if (Placeholder()) return;
      break;
    case '`':
      if (Code()) return;
      break;
    default:
      break;
  }
  if (IsLetter(next.c) || IsDigit(next.c)) return Word();
  if (IsIdeographic(next.c)) {
    std::uint32_t hash = kHashSeed;
    for (Char c = next; IsIdeographic(c.c); c = At(at_)) {
      hash = Mix(hash, c.c);
      at_ += c.size;
    }
    Add(begin, TokenKind::kIdeographic, hash);
    return;
  }
  at_ += next.size;
  if (next.c < 0x80) {
    const bool runs = next.c != '[' && next.c != '`';
    while (runs && at_ < text_.size() && ByteAt(at_) == static_cast<char>(next.c)) ++at_;
  }
  Add(begin, next.c < 0x80 ? TokenKind::kPunctuation : TokenKind::kSymbol,
      Mix(kHashSeed, next.c == 0x2019 ? U'\'' : next.c));
}

// "[[" to "]]"; without an end, the two brackets.
bool Tokeniser::Placeholder() {
  constexpr std::size_t kLongest = 100;
  if (!text_.substr(at_).starts_with("[[")) return false;
  const std::size_t close = text_.substr(at_, kLongest).find("]]");
  const std::string_view body = text_.substr(at_, close == std::string_view::npos ? 2 : close);
  UpTo(at_ + body.size() + (close == std::string_view::npos ? 0 : 2), TokenKind::kPlaceholder);
  tokens_.back().hash = WordHash(body.substr(0, body.find(':')));
  return true;
}

// What stands between backticks is code.
bool Tokeniser::Code() {
  const bool block = text_.substr(at_).starts_with("```");
  const std::size_t begin = at_ + (block ? 3 : 1);
  constexpr std::size_t kLongestInline = 300;
  const std::size_t close =
      block ? text_.find("```", begin) : text_.substr(0, begin + kLongestInline).find('`', begin);
  if (!block && close == std::string_view::npos) return false;
  UpTo(close == std::string_view::npos ? text_.size() : close + (block ? 3 : 1),
       TokenKind::kPlaceholder);
  return true;
}

// Whether "@ " stands before `begin`, and no letter before that.
bool Tokeniser::IsBehindLooseAt(std::size_t begin) const {
  return begin >= 2 && text_[begin - 1] == ' ' && text_[begin - 2] == '@' &&
         (begin == 2 || !IsAsciiLetter(static_cast<unsigned char>(text_[begin - 3])));
}

void Tokeniser::UpTo(std::size_t end, TokenKind kind) {
  const std::size_t begin = at_;
  at_ = end;
  Add(begin, kind, Mix(kHashSeed, static_cast<char32_t>(kind)));
}

void Tokeniser::TakeHandle() {
  for (Char c = At(at_); IsLetter(c.c) || IsDigit(c.c) || c.c == '_'; c = At(at_)) at_ += c.size;
}

void Tokeniser::Handle(TokenKind kind) {
  const std::size_t begin = at_++;
  TakeHandle();
  if (at_ == begin + 1) kind = TokenKind::kPunctuation;
  Token& token = Add(begin, kind, Mix(kHashSeed, static_cast<char32_t>(kind)));
  if (kind == TokenKind::kHashtag) token.flags = PartFlags(begin + 1, at_);
}

// What is known of the parts of "AnnLee" and "annlee"; of both the whole is said to be a name.
std::uint16_t Tokeniser::PartFlags(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 32;
  std::uint16_t flags = 0;
  std::uint16_t before = 0;
  WordHasher whole;
  WordHasher part;
  std::size_t size = 0;
  std::size_t count = 0;
  const auto end_part = [&] {
    const std::uint16_t own = size >= kShortest ? lexicon_.Find(part.Value()) : 0;
    const bool surname = own == 0 || (own & kSurname) != 0;
    if ((before & kGivenName) != 0 && size >= kShortest && surname) flags |= kWholeName;
    flags |= own;
    before = own;
    part = WordHasher();
    size = 0;
  };
  for (std::size_t at = begin; at < end; ++count) {
    const Char c = At(at);
    if (IsUpper(c.c) && size > 0) end_part();
    whole.Add(Lower(c.c));
    part.Add(Lower(c.c));
    ++size;
    at += c.size;
    // "annlee" begins with a given name.
    if (size == count + 1 && size >= kShortest && size < kLongest && at < end) {
      const std::uint16_t head = lexicon_.Find(part.Value());
      if ((head & (kGivenName | kCommonWord | kPlace)) == kGivenName) flags |= kSeenAsName;
      if ((head & kGivenName) != 0 && IsSurname(at, end)) flags |= kWholeName;
    }
  }
  end_part();
  return static_cast<std::uint16_t>(flags | lexicon_.Find(whole.Value()));
}

bool Tokeniser::IsSurname(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 32;
  if (end < begin + kShortest || end > begin + kLongest) return false;
  WordHasher hash;
  while (begin < end) {
    const Char c = At(begin);
    hash.Add(Lower(c.c));
    begin += c.size;
  }
  return (lexicon_.Find(hash.Value()) & kSurname) != 0;
}

// Whether "'s", "'ll" … and the word's end stand at `at`, which is an apostrophe of `size` bytes.
bool Tokeniser::IsContraction(std::size_t at) const {
  std::array<char, 3> tail{};
  std::size_t size = 0;
  at += At(at).size;
  for (; size < tail.size() && IsAsciiLetter(At(at + size).c); ++size) {
    tail[size] = static_cast<char>(Lower(At(at + size).c));
  }
  const std::string_view word(tail.data(), size);
  return word == "s" || word == "t" || word == "m" || word == "d" || word == "ll" || word == "re" ||
         word == "ve";
}

// The size of an apostrophe or a hyphen that belongs to the word; 0: it does not.
std::size_t Tokeniser::InnerSign(std::size_t at) const {
  const Char sign = At(at);
  const Char after = At(at + sign.size);
  if (sign.c == '\'' || sign.c == 0x2019) {
    return IsLetter(after.c) && !IsContraction(at) ? sign.size : 0;
  }
  if (sign.c == '-') return first_upper_ && IsUpper(after.c) ? sign.size : 0;
  return 0;
}

void Tokeniser::TakeLetters() {
  bool start = true;
  hash_ = WordHasher();
  letters_ = uppers_ = inner_uppers_ = 0;
  first_upper_ = IsUpper(At(at_).c);
  while (true) {
    const Char c = At(at_);
    if (IsLetter(c.c)) {
      const bool upper = IsUpper(c.c);
      hash_.Add(Lower(c.c));
      ++letters_;
      uppers_ += static_cast<std::uint32_t>(upper);
      inner_uppers_ += static_cast<std::uint32_t>(upper && !start);
      start = false;
      at_ += c.size;
      continue;
    }
    const std::size_t sign = letters_ > 0 ? InnerSign(at_) : 0;
    if (sign == 0) return;
    hash_.Add(c.c == 0x2019 ? U'\'' : c.c);
    start = true;
    at_ += sign;
  }
}

Shape Tokeniser::ShapeOf() const {
  if (uppers_ == 0) return Shape::kLower;
  if (letters_ == 1) return Shape::kInitial;
  if (uppers_ == letters_) return Shape::kUpper;
  return first_upper_ && inner_uppers_ == 0 ? Shape::kCapital : Shape::kMixed;
}

// Whether what stands here, after a word or number, makes it code, a path, a file name, a domain or
// a URL: takes it all then.
bool Tokeniser::TakeCode(std::size_t begin) {
  const Char next = At(at_);
  const Char after = At(at_ + next.size);
  const bool plain = IsDigit(next.c) || next.c == '_' || IsLetter(next.c);
  const bool joined = (next.c == '.' && (IsAsciiLower(after.c) || IsDigit(after.c))) ||
                      (next.c == ':' && (after.c == '/' || after.c == ':')) ||
                      (next.c == '/' && IsAsciiLower(after.c)) ||
                      (next.c == '@' && IsAsciiLetter(after.c)) || next.c == '\\' ||
                      (next.c == '(' && after.c == ')');
  if (!plain && !joined) return false;
  const bool url = next.c == ':' && after.c == '/';
  while (at_ < text_.size()) {
    const Char c = At(at_);
    if (c.c <= ' ' || c.c == '"' || c.c == '<' || c.c == '>' || c.c == ',' || c.c == '`' ||
        c.c >= 0x2000 || text_.substr(at_).starts_with("[[")) {
      break;
    }
    if (plain && !IsLetter(c.c) && !IsDigit(c.c) && c.c != '_') break;
    at_ += c.size;
  }
  const TokenKind kind = url                               ? TokenKind::kUrl
                         : plain && IsBehindLooseAt(begin) ? TokenKind::kHandle
                                                           : TokenKind::kCode;
  Add(begin, kind, Mix(kHashSeed, static_cast<char32_t>(kind)));
  return true;
}

void Tokeniser::Word() {
  const std::size_t begin = at_;
  if (IsDigit(At(at_).c)) {
    while (IsDigit(At(at_).c)) ++at_;
    if (TakeCode(begin)) return;
    Add(begin, TokenKind::kNumber, Mix(kHashSeed, static_cast<char32_t>(TokenKind::kNumber)));
    return;
  }
  TakeLetters();
  if (TakeCode(begin)) return;
  const Shape shape = ShapeOf();
  // The dot of an initial: "J. R. Smith".
  if (shape == Shape::kInitial && ByteAt(at_) == '.') ++at_;
  const bool handle = IsBehindLooseAt(begin);
  Token& token = Add(begin, handle ? TokenKind::kHandle : TokenKind::kWord, hash_.Value());
  token.shape = shape;
  token.flags = lexicon_.Find(token.hash);
  const Char sign = At(at_);
  if ((sign.c == '\'' || sign.c == 0x2019) && IsContraction(at_)) {
    const std::size_t suffix = at_;
    at_ += sign.size;
    std::uint32_t hash = Mix(kHashSeed, '\'');
    for (; IsAsciiLetter(At(at_).c); ++at_) hash = Mix(hash, Lower(At(at_).c));
    Add(suffix, TokenKind::kSuffix, hash);
  }
}

}  // namespace

void Tokenise(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens) {
  tokens.clear();
  Tokeniser(text, lexicon, tokens).Run();
}

std::uint16_t HashtagFlags(std::string_view text, const Lexicon& lexicon) {
  std::vector<Token> none;
  return Tokeniser(text, lexicon, none).HashtagFlags();
}

std::uint32_t WordHash(std::string_view word) {
  WordHasher hash;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded next = DecodeAt(word, at);
    hash.Add(Lower(next.c));
    at += next.size;
  }
  return hash.Value();
}

}  // namespace tacit::privacy
