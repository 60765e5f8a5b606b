// E-mail addresses: RFC 5321 (mailbox: dot-atom, quoted string, address literal), RFC 6531 (letters
// of all scripts), RFC 5890 (xn-- labels); and the spelled forms that people use against
// harvesters: "ann (at) example (dot) com", "ann at example dot com".

#include <algorithm>
#include <optional>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxLocal = 96;  // RFC 5321: 64 octets; more for addresses in other scripts
constexpr std::size_t kMaxDomain = 253;
constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kNone = std::string_view::npos;

// Last labels that are kinds of files or units, and no top-level domains: "icon@2x.png",
// "getty@tty1.service".
constexpr std::string_view kFileTypes[] = {
    "png",   "jpg",   "jpeg",   "gif",   "svg",   "webp",   "ico",  "pdf",  "txt",     "json",
    "yaml",  "yml",   "toml",   "xml",   "html",  "htm",    "css",  "scss", "less",    "js",
    "ts",    "jsx",   "tsx",    "mjs",   "cjs",   "cpp",    "hpp",  "exe",  "dll",     "conf",
    "cfg",   "ini",   "log",    "lock",  "bak",   "tar",    "tgz",  "gz",   "service", "socket",
    "timer", "mount", "target", "slice", "scope", "device", "swap", "class"};

// Top-level domains that a spelled address may end in: a word after " dot " is mostly no domain.
constexpr std::string_view kSpokenDomains[] = {
    "com", "net", "org", "edu",  "gov",     "mil",   "int", "info", "io", "co", "ai", "dev",
    "app", "me",  "xyz", "tech", "cloud",   "email", "eu",  "uk",   "de", "fr", "es", "it",
    "nl",  "be",  "ch",  "at",   "pl",      "cz",    "se",  "no",   "dk", "fi", "pt", "gr",
    "ie",  "ru",  "ua",  "by",   "tr",      "il",    "in",  "cn",   "jp", "kr", "tw", "hk",
    "sg",  "vn",  "th",  "id",   "my",      "ph",    "au",  "nz",   "ca", "us", "mx", "br",
    "ar",  "cl",  "za",  "ng",   "ke",      "eg",    "ro",  "hu",   "bg", "rs", "hr", "ee",
    "lt",  "lv",  "is",  "edu",  "example", "test"};

// Words before " at " and " dot " that are prose, not mailboxes and hosts.
constexpr std::string_view kProseLocals[] = {
    "a",       "an",     "the",       "meet", "met",   "me",     "us",    "it",     "them",
    "him",     "her",    "you",       "be",   "is",    "was",    "are",   "were",   "look",
    "looking", "site",   "website",   "see",  "find",  "live",   "lives", "work",   "works",
    "working", "hosted", "available", "here", "there", "arrive", "start", "starts", "online",
    "blog",    "page",   "visit",     "read", "shop",  "buy",    "found", "and",    "or",
    "not",     "only",   "also",      "back", "down",  "up",     "out"};
constexpr std::string_view kProseHosts[] = {
    "a",    "an",   "the",  "noon", "night", "least", "all", "once", "first", "last",
    "home", "this", "that", "my",   "our",   "your",  "any", "some", "one",   "every"};
// "dot com bubble" and its kin.
constexpr std::string_view kProseTails[] = {
    "bubble",  "boom",     "crash",  "era",   "bust",        "burst", "company", "companies",
    "startup", "startups", "stocks", "years", "millionaire", "age",   "craze"};

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool IsDomainByte(char c) { return IsAlnum(c) || c == '-' || IsNonAscii(c); }

std::size_t SkipSpaces(std::string_view text, std::size_t i) {
  for (int n = 0; n < 2 && At(text, i) == ' '; ++n) ++i;
  return i;
}
std::size_t SkipSpacesBack(std::string_view text, std::size_t i) {
  for (int n = 0; n < 2 && Before(text, i) == ' '; ++n) --i;
  return i;
}

// The end of "(dot)", "[dot]", "{dot}", "(.)" with the blanks around it, or kNone.
std::size_t BracketedDotEnd(std::string_view text, std::size_t i) {
  i = SkipSpaces(text, i);
  const char open = At(text, i);
  if (open != '(' && open != '[' && open != '{') return kNone;
  const char close = open == '(' ? ')' : static_cast<char>(open + 2);
  ++i;
  if (At(text, i) == '.') {
    ++i;
  } else if (StartsWithFolded(text.substr(i), "dot")) {
    i += 3;
  } else {
    return kNone;
  }
  return At(text, i) == close ? SkipSpaces(text, i + 1) : kNone;
}

// The end of a label that begins at i. Han, kana and Hangul after ASCII are the next sentence, not
// the label: people write no blank there.
std::size_t LabelEnd(std::string_view text, std::size_t i) {
  const std::size_t begin = i;
  while (i < text.size() && i - begin < kMaxLabel && IsDomainByte(text[i])) {
    if (!IsNonAscii(text[i])) {
      ++i;
      continue;
    }
    const CodePoint code = CodePointAt(text, i);
    const bool glued = i > begin && IsAlnum(text[i - 1]) && IsUnspaced(code.value);
    if (!IsLetterCode(code.value) || glued) break;
    i += code.size;
  }
  while (i > begin && text[i - 1] == '-') --i;
  return text.substr(begin, 1) == "-" ? begin : i;
}

bool IsTopLevel(std::string_view label) {
  if (StartsWithFolded(label, "xn--")) return label.size() > 6;
  if (label.size() < 2) return false;
  const bool ascii = std::ranges::all_of(label, IsLetter);
  if (!ascii) return label.size() >= 4 && std::ranges::all_of(label, IsNonAscii);
  if (label.size() > 24 || IsOneOf(label, kFileTypes)) return false;
  // "findViewById" after "this@Activity." is a method.
  if (label.size() <= 6) return true;
  for (std::size_t i = 1; i < label.size(); ++i) {
    if (IsUpper(label[i]) && IsLower(label[i - 1])) return false;
  }
  return true;
}

// "4.17.21-beta.next" after "lodash@" is a version.
bool IsVersion(std::string_view domain) {
  const std::size_t digits = ToLower(domain.front()) == 'v' ? 1 : 0;
  std::size_t i = digits;
  while (i < domain.size() && IsDigit(domain[i])) ++i;
  return i > digits && At(domain, i) == '.' && (IsDigit(At(domain, i + 1)) || digits == 1);
}

// RFC 5321 address literal: "[192.0.2.1]", "[IPv6:2001:db8::1]".
std::size_t LiteralEnd(std::string_view text, std::size_t i) {
  if (At(text, i) != '[') return kNone;
  std::size_t end = i + 1;
  if (StartsWithFolded(text.substr(end), "ipv6:")) end += 5;
  const std::size_t begin = end;
  while (end < text.size() && end - begin < 45 &&
         (IsHexDigit(text[end]) || text[end] == '.' || text[end] == ':')) {
    ++end;
  }
  return end - begin >= 7 && At(text, end) == ']' ? end + 1 : kNone;
}

struct Domain {
  std::size_t end = kNone;
  bool spelled = false;  // a " dot " without brackets was read
};

// Where the next label begins, after the separator at `i`; kNone: the domain ends here.
std::size_t NextLabel(std::string_view text, std::size_t i, bool& spoken) {
  spoken = false;
  if (At(text, i) == '.') return i + 1;
  // "example . com"
  spoken = text.substr(i, 3) == " . ";
  if (spoken) return i + 3;
  const std::size_t bracketed = BracketedDotEnd(text, i);
  if (bracketed != kNone) return bracketed;
  spoken = StartsWithFolded(text.substr(i), " dot ");
  return spoken ? i + 5 : kNone;
}

// The longest domain at `begin` whose last label can be a top-level domain.
Domain DomainAt(std::string_view text, std::size_t begin) {
  Domain best;
  if (const std::size_t literal = LiteralEnd(text, begin); literal != kNone)
    return {literal, false};
  bool spelled = false;
  bool spoken = false;
  std::size_t label = begin;
  for (bool first = true; label != kNone && label - begin < kMaxDomain; first = false) {
    const std::size_t end = LabelEnd(text, label);
    if (end == label) break;
    const std::string_view word = text.substr(label, end - label);
    if (!first && IsTopLevel(word) && (!spoken || IsOneOf(word, kSpokenDomains))) {
      best = {end, spelled || spoken};
    }
    spelled = spelled || spoken;
    label = NextLabel(text, end, spoken);
  }
  if (best.end != kNone && IsVersion(text.substr(begin, best.end - begin))) return {};
  return best;
}

bool IsLocalByte(char c) {
  constexpr std::string_view kAtext = "!#$%&'*+-=^_~.";
  return IsAlnum(c) || IsNonAscii(c) || kAtext.find(c) != kNone;
}

// "key=ann" and "a=1&b=ann" are query strings; "bounce+ann=example.com" is one mailbox (VERP).
std::size_t AfterAssignment(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view local = text.substr(begin, end - begin);
  const std::size_t equals = local.rfind('=');
  if (equals == kNone || local.substr(0, equals).find_first_of("+-") != kNone) return begin;
  return begin + equals + 1;
}

// The local part that ends at `end`. A quoted string, or the longest run of mailbox characters
// without the punctuation before it.
Range LocalBefore(std::string_view text, std::size_t end) {
  const std::size_t limit = end > kMaxLocal ? end - kMaxLocal : 0;
  if (Before(text, end) == '"' && end >= 3) {
    std::size_t open = end - 2;
    while (open > limit && text[open] != '\n' && (text[open] != '"' || text[open - 1] == '\\')) {
      --open;
    }
    const bool fine = text[open] == '"' && end - open > 2 && !IsWordByte(Before(text, open)) &&
                      text.substr(open, end - open).find("[[") == kNone;
    return fine ? Range{open, end} : Range{end, end};
  }
  std::size_t begin = end;
  while (begin > limit && IsLocalByte(text[begin - 1])) {
    if (!IsNonAscii(text[begin - 1])) {
      --begin;
      continue;
    }
    const CodePoint code = CodePointBefore(text, begin);
    const bool glued = begin < end && IsAlnum(text[begin]) && IsUnspaced(code.value);
    if (!IsLetterCode(code.value) || glued) break;
    begin -= code.size;
  }
  begin = AfterAssignment(text, begin, end);
  while (begin < end && !IsWordByte(text[begin]) && text[begin] != '+') ++begin;
  return {begin, end};
}

// git, Mercurial and Subversion over ssh: "git@host:path" names a service, not a person.
bool IsServiceUser(std::string_view local) {
  constexpr std::string_view kUsers[] = {"git", "hg", "svn", "aur"};
  return IsOneOf(local, kUsers);
}

// "https://ann:pw@host": what is before the '@' signs in, and is no mailbox.
bool IsOfUrl(std::string_view text, std::size_t local) {
  constexpr std::size_t kLongestUserinfo = 128;
  std::size_t i = local;
  while (i > 0 && local - i < kLongestUserinfo && text[i - 1] != '/' && !IsBlank(text[i - 1])) {
    if (text[i - 1] == '?' || text[i - 1] == '=' || text[i - 1] == '&') return false;
    --i;
  }
  const std::string_view before = text.substr(0, i);
  return before.ends_with("://") && !EndsWithFolded(before, "mailto://");
}

bool IsPlausibleLocal(std::string_view text, Range local) {
  const std::string_view name = text.substr(local.begin, local.end - local.begin);
  if (name.empty() || name.back() == '.' || IsServiceUser(name)) return false;
  const bool variable = Before(text, local.begin) == '$' && std::ranges::none_of(name, IsLower);
  return !variable && std::ranges::any_of(name, IsWordByte);
}

// Extends a spelled local part over "john dot " and "john (dot) ".
Range WithSpelledDots(std::string_view text, Range local) {
  for (int dots = 0; dots < 3; ++dots) {
    std::size_t i = SkipSpacesBack(text, local.begin);
    const std::string_view before = text.substr(0, i);
    const bool bracketed = EndsWithFolded(before, "(dot)") || EndsWithFolded(before, "[dot]");
    if (bracketed) {
      i = SkipSpacesBack(text, i - 5);
    } else if (i < local.begin && EndsWithFolded(before, " dot")) {
      i -= 4;
    } else {
      break;
    }
    const Range part = LocalBefore(text, i);
    if (part.begin == part.end) break;
    local.begin = part.begin;
  }
  return local;
}

class EmailDetector final : public Detector {
 public:
  std::string_view name() const override { return "email"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kAt, Trigger::kBracketAt, Trigger::kSpelledDot, Trigger::kInnerDot);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kAt) {
      MatchAt(text, hit.begin, findings);
    } else if (hit.trigger == Trigger::kBracketAt) {
      MatchBracket(text, hit.begin, findings);
    } else if (hit.trigger == Trigger::kInnerDot) {
      MatchSaid(text, hit.begin, findings);
    } else {
      MatchSpoken(text, hit.begin, findings);
    }
  }

 private:
  static void Add(Range found, std::string_view rule, std::vector<Finding>& findings) {
    findings.push_back({.entity = "EMAIL",
                        .begin = static_cast<std::uint32_t>(found.begin),
                        .end = static_cast<std::uint32_t>(found.end),
                        .score = 0.9F,
                        .rule = rule});
  }

  static void MatchAt(std::string_view text, std::size_t at, std::vector<Finding>& findings) {
    const char open = Before(text, at);
    const char close = At(text, at + 1);
    const bool bracketed = (open == '(' && close == ')') || (open == '{' && close == '}') ||
                           (open == '[' && close == ']' && Before(text, at - 1) != '[') ||
                           (open == '<' && close == '>');
    if (bracketed) return MatchSpelledAt(text, {at - 1, at + 2}, findings);
    const Range local = LocalBefore(text, at);
    if (!IsPlausibleLocal(text, local)) return MatchSpaced(text, at, findings);
    if (Before(text, local.begin) == ':' && IsOfUrl(text, local.begin)) return;
    const Domain domain = DomainAt(text, at + 1);
    // "w@v.transpose()" is a call.
    if (domain.end == kNone || (!domain.spelled && At(text, domain.end) == '(')) return;
    Add({local.begin, domain.end}, domain.spelled ? "spelled_dot" : "mailbox", findings);
  }

  // "ann.smith @ example.com": only where the local part does not look like a word of a sentence.
  static void MatchSpaced(std::string_view text, std::size_t at, std::vector<Finding>& findings) {
    if (Before(text, at) != ' ' || At(text, at + 1) != ' ') return;
    const Range local = LocalBefore(text, at - 1);
    const std::string_view name = text.substr(local.begin, local.end - local.begin);
    const bool mailbox = name.find_first_of("._0123456789") != kNone &&
                         std::ranges::any_of(name, IsLetter) && IsPlausibleLocal(text, local);
    const Domain domain = DomainAt(text, at + 2);
    // A word alone is a mailbox only where the dot stands apart as well.
    const bool word = domain.spelled && name.size() > 2 && IsPlausibleLocal(text, local) &&
                      !IsOneOf(name, kProseLocals);
    if (!mailbox && !word) return;
    if (domain.end != kNone) Add({local.begin, domain.end}, "spaced", findings);
  }

  static void MatchBracket(std::string_view text, std::size_t open,
                           std::vector<Finding>& findings) {
    const char close = text[open] == '(' ? ')' : static_cast<char>(text[open] + 2);
    const bool at = StartsWithFolded(text.substr(open + 1), "at") && At(text, open + 3) == close;
    if (at && Before(text, open) != '[') MatchSpelledAt(text, {open, open + 4}, findings);
  }

  // `at` is the spelled '@' with its brackets.
  static void MatchSpelledAt(std::string_view text, Range at, std::vector<Finding>& findings) {
    const Range local = WithSpelledDots(text, LocalBefore(text, SkipSpacesBack(text, at.begin)));
    if (!IsPlausibleLocal(text, local)) return;
    const Domain domain = DomainAt(text, SkipSpaces(text, at.end));
    if (domain.end != kNone) Add({local.begin, domain.end}, "spelled_at", findings);
  }

  // "my mail is ann at example.com", from the first dot of the domain.
  static void MatchSaid(std::string_view text, std::size_t dot, std::vector<Finding>& findings) {
    std::size_t host = dot;
    while (host > 0 && dot - host < kMaxLabel && (IsAlnum(text[host - 1]) || text[host - 1] == '-'))
      --host;
    if (host < 5 || text[host - 1] != ' ' || !EndsWithFolded(text.substr(0, host), " at ")) return;
    constexpr std::string_view kMailWords[] = {"mail",  "email",    "e-mail",  "gmail",  "mailbox",
                                               "reach", "write to", "contact", "correo", "почта"};
    const Range local = WithSpelledDots(text, LocalBefore(text, host - 4));
    const std::string_view word = text.substr(local.begin, local.end - local.begin);
    if (!IsPlausibleLocal(text, local) || IsOneOf(word, kProseLocals)) return;
    constexpr std::size_t kNear = 24;
    const bool said = HasWordBefore(text, local.begin, kNear, kMailWords) ||
                      word.find_first_of("._0123456789") != kNone;
    if (!said || IsOneOf(word, kMailWords)) return;
    const Domain domain = DomainAt(text, host);
    if (domain.end == kNone || At(text, domain.end) == '/' || At(text, domain.end) == '(') return;
    const std::string_view name = text.substr(host, domain.end - host);
    if (!IsOneOf(name.substr(name.rfind('.') + 1), kSpokenDomains)) return;
    Add({local.begin, domain.end}, "said", findings);
  }

  // "ann at example dot com", from the first " dot ".
  static void MatchSpoken(std::string_view text, std::size_t dot, std::vector<Finding>& findings) {
    const std::size_t host_end = dot - 1;
    std::size_t host = host_end;
    while (host > 0 && host_end - host < kMaxDomain &&
           (IsDomainByte(text[host - 1]) || text[host - 1] == '.')) {
      --host;
    }
    if (host == host_end || !EndsWithFolded(text.substr(0, host), " at ")) return;
    Range local = LocalBefore(text, host - 4);
    if (!IsPlausibleLocal(text, local)) return;
    const Domain domain = DomainAt(text, host);
    if (domain.end == kNone || !domain.spelled) return;
    const std::string_view word = text.substr(local.begin, local.end - local.begin);
    const std::string_view next = LettersAt(text, SkipSpaces(text, domain.end));
    const bool prose = IsOneOf(word, kProseLocals) || IsOneOf(next, kProseTails) ||
                       IsOneOf(text.substr(host, host_end - host), kProseHosts);
    if (prose) return;
    local = WithSpelledDots(text, local);
    Add({local.begin, domain.end}, "spoken", findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeEmailDetector() { return std::make_unique<EmailDetector>(); }

}  // namespace tacit::privacy
