// Values of settings with a telling name: "password: …", "API_KEY=…", "\"token\": \"…\"",
// "<pw>…</pw>", "Authorization: Bearer …" (RFC 9110 section 11.6.2, RFC 7617, RFC 6750), and what
// curl's -u takes (curl's manual). Only the value is the finding.

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/assigned_value.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/secret_names.h"
#include "privacy/detectors/secret_values.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
using Value = AssignedValue;

// The sign around the hit: ":", "=", ":=", "::=", "?=", "=>", "==", "!==". The first of its
// characters speaks for it.
struct Sign {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool compares = false;
};

bool ReadSign(std::string_view text, std::size_t hit, Sign& sign) {
  sign = {hit, hit + 1};
  if (hit > 0 && IsSign(text[hit - 1])) return false;
  if (hit > 0 && (text[hit - 1] == '!' || text[hit - 1] == '?')) --sign.begin;
  while (sign.end < text.size() && sign.end - sign.begin < 4 &&
         (IsSign(text[sign.end]) || text[sign.end] == '>')) {
    ++sign.end;
  }
  const std::string_view all = text.substr(sign.begin, sign.end - sign.begin);
  sign.compares = all.find("==") != kNone || all.starts_with("!=");
  return true;
}

// What may stand between a name and the sign: blanks, the name's closing quote or bracket, "**".
std::size_t NameEnd(std::string_view text, std::size_t sign) {
  constexpr std::string_view kClosers = "\"'`)]*\\";
  std::size_t end = sign;
  for (int i = 0; i < 3 && end > 0 && text[end - 1] == ' '; ++i) --end;
  for (int i = 0; i < 4 && end > 0 && kClosers.find(text[end - 1]) != kNone; ++i) --end;
  return end;
}

// "password: str = …": the type is not the name.
std::size_t WithoutType(std::string_view text, std::size_t end) {
  constexpr std::string_view kTypes[] = {"str", "string", "text", "any", "secretstr"};
  const std::string_view type = LettersBefore(text, end);
  if (type.empty() || !IsOneOf(type, kTypes)) return end;
  std::size_t begin = end - type.size();
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  return Before(text, begin) == ':' ? begin - 1 : end;
}

// "Password: the one from yesterday": words go on after the first one.
bool IsProse(std::string_view text, const Value& value) {
  if (!IsPlainWord(Of(text, value))) return false;
  int words = 1;
  std::size_t i = value.end;
  while (words < 3 && At(text, i) == ' ') {
    const std::size_t begin = i + 1;
    std::size_t end = begin;
    while (end < text.size() &&
           (IsLetter(text[end]) || IsNonAscii(text[end]) || text[end] == '\'')) {
      ++end;
    }
    if (end == begin) break;
    ++words;
    i = end;
  }
  return words >= 3;
}

// An identifier without digits where code would have a variable: "password = newPassword".
bool IsVariableName(std::string_view value) {
  const bool identifier =
      std::ranges::all_of(value, [](char c) { return IsLetter(c) || c == '_'; });
  if (!identifier) return false;
  bool camel = false;
  for (std::size_t i = 1; i < value.size(); ++i) {
    camel = camel || (IsUpper(value[i]) && IsLower(value[i - 1]));
  }
  return camel || value.find('_') != kNone;
}

bool IsPassword(std::string_view text, const Value& value, char sign) {
  const std::string_view word = Of(text, value);
  if (word.size() < 4 || word.size() > 200 || IsPlaceholder(word)) return false;
  if (value.quoted) {
    return std::ranges::count(word, ' ') < 2 && !IsCode(word) && word.find("${") == kNone;
  }
  if (IsCode(word)) return false;
  if (value.spaced && sign == '=' && IsVariableName(word)) return false;
  if (sign == ':' && IsProse(text, value)) return false;
  return At(text, value.end) != '(';
}

bool IsKey(std::string_view text, const Value& value, std::size_t shortest) {
  std::string_view word = Of(text, value);
  if (word.size() < shortest || word.find(' ') != kNone) return false;
  if (IsPlaceholder(word) || IsCode(word) || At(text, value.end) == '(') return false;
  // Slack's tokens have a rule of their own.
  if (word.starts_with("xox")) return false;
  return IsRandom(word);
}

// Long, of letters and digits without a word; no digest and no UUID.
bool IsCertainKey(std::string_view text, const Value& value) {
  constexpr std::size_t kShortest = 24;
  const std::string_view word = Of(text, value);
  if (!IsKey(text, value, kShortest) || IsUuid(word)) return false;
  const bool hex = std::ranges::all_of(word, [](char c) { return IsHexDigit(c) || c == '-'; });
  const auto digits = std::ranges::count_if(word, IsDigit);
  if (hex || digits < 3 || word.find_first_of(".:") != kNone) return false;
  // A path has words between its slashes.
  return word.find('/') == kNone || (word.find('+') != kNone && digits * 16 > std::ssize(word));
}

bool IsPin(std::string_view word) {
  return word.size() >= 4 && word.size() <= 8 && std::ranges::all_of(word, IsDigit);
}

void Add(const Value& value, std::string_view entity, float score, std::string_view rule,
         std::vector<Finding>& findings) {
  findings.push_back({.entity = entity,
                      .begin = static_cast<std::uint32_t>(value.begin),
                      .end = static_cast<std::uint32_t>(value.end),
                      .score = score,
                      .rule = rule});
}

// "Basic <base64>", "Bearer <token>", "Token <key>", or a key alone.
void MatchHeader(std::string_view text, std::size_t after, std::vector<Finding>& findings) {
  constexpr std::string_view kSchemes[] = {"basic", "bearer",    "token",  "apikey", "key",
                                           "ntlm",  "negotiate", "digest", "oauth",  "jwt"};
  std::size_t i = after;
  while (At(text, i) == ' ' || IsQuote(At(text, i))) ++i;
  std::size_t end = i;
  while (IsLetter(At(text, end)) || At(text, end) == '-') ++end;
  const std::string_view scheme = text.substr(i, end - i);
  const bool named =
      At(text, end) == ' ' && (IsOneOf(scheme, kSchemes) || EndsWithFolded(scheme, "-token") ||
                               EndsWithFolded(scheme, "-key"));
  Value value;
  ReadBare(text, named ? end + 1 : i, value);
  const std::string_view word = Of(text, value);
  const bool basic = EqualsFolded(scheme, "basic");
  if (word.size() < 8 || IsPlaceholder(word)) return;
  if (!basic && !IsRandom(word) && std::ranges::none_of(word, IsDigit)) return;
  Add(value, basic ? "SECRET.BASIC_AUTH" : "SECRET", 0.85F, "authorization", findings);
}

// Bundler's configuration: BUNDLE_GEMS__EXAMPLE__COM=user:password (bundle-config manual).
bool MatchBundler(std::string_view text, std::size_t name_end, const Sign& sign,
                  std::vector<Finding>& findings) {
  const std::size_t from = name_end > 64 ? name_end - 64 : 0;
  const std::string_view before = text.substr(from, name_end - from);
  const std::size_t at = before.rfind("BUNDLE_");
  if (at == kNone || before.find("__", at) == kNone) return false;
  if (std::ranges::any_of(before.substr(at), [](char c) { return !IsUpper(c) && c != '_'; })) {
    return false;
  }
  Value value;
  if (!ReadValue(text, sign.end, value) || IsPlaceholder(Of(text, value))) return true;
  if (Of(text, value).find(':') != kNone && !IsCode(Of(text, value))) {
    Add(value, "SECRET", 0.8F, "bundler", findings);
  }
  return true;
}

// curl -u user:password, --user "user:password".
void MatchCurlUser(std::string_view text, std::size_t colon, std::vector<Finding>& findings) {
  constexpr std::size_t kLongestUser = 64;
  constexpr std::size_t kLongestCommand = 200;
  std::size_t begin = colon;
  while (begin > 0 && !IsBlank(text[begin - 1]) && !IsQuote(text[begin - 1]) &&
         text[begin - 1] != '=' && colon - begin < kLongestUser) {
    --begin;
  }
  std::size_t option = begin;
  const bool quoted = IsQuote(Before(text, option));
  if (quoted) --option;
  while (option > 0 && (text[option - 1] == ' ' || text[option - 1] == '=')) --option;
  const std::string_view before = text.substr(0, option);
  // libcurl's options CURLOPT_USERPWD and CURLOPT_PROXYUSERPWD.
  const bool library = before.ends_with("USERPWD,");
  if (!library && !before.ends_with("-u") && !before.ends_with("--user") &&
      !before.ends_with("--proxy-user")) {
    return;
  }
  const std::size_t from = option > kLongestCommand ? option - kLongestCommand : 0;
  if (!library && text.substr(from, option - from).find("curl") == kNone) return;
  Value value{.begin = begin, .end = 0};
  if (quoted) {
    if (!ReadQuoted(text, begin - 1, value)) return;
  } else {
    value.end = colon + 1;
    char quote = '\0';  // user:'password'
    while (value.end < text.size() && (quote != '\0' || !IsBlank(text[value.end]))) {
      const char c = text[value.end];
      if (c == '\n' || (c == '[' && At(text, value.end + 1) == '[')) break;
      if (IsQuote(c)) quote = quote == '\0' ? c : '\0';
      ++value.end;
    }
  }
  const std::string_view user = text.substr(begin, colon - begin);
  const std::string_view password = text.substr(colon + 1, value.end - colon - 1);
  if (password.empty() || user == password || IsPlaceholder(password)) return;
  if (!user.empty() && (user[0] == '<' || user[0] == '{' || user[0] == '$')) return;
  Add(value, "SECRET.BASIC_AUTH", 0.85F, "curl_user", findings);
}

void MatchNamed(std::string_view text, NameKind kind, const Value& value, char sign,
                std::vector<Finding>& findings) {
  constexpr std::size_t kShortestSecret = 8;
  constexpr std::size_t kShortestKey = 12;
  switch (kind) {
    case NameKind::kPassword:
      if (!IsPassword(text, value, sign)) return;
      return Add(value, "SECRET.PASSWORD", IsPlainWord(Of(text, value)) ? 0.55F : 0.8F, "password",
                 findings);
    case NameKind::kSecret:
      if (!IsKey(text, value, kShortestSecret)) return;
      return Add(value, "SECRET", 0.7F, "secret", findings);
    case NameKind::kKey:
      if (!IsKey(text, value, kShortestKey)) return;
      return Add(value, "SECRET", 0.7F, "key", findings);
    case NameKind::kWeak:
      if (!IsCertainKey(text, value)) return;
      return Add(value, "SECRET", 0.6F, "random", findings);
    case NameKind::kPin:
      if (!IsPin(Of(text, value))) return;
      return Add(value, "SECRET", 0.7F, "pin", findings);
    case NameKind::kHeader:
    case NameKind::kNone:
      return;
  }
}

// What a setting falls back on: os.environ.get("PASSWORD") or "…", getenv('PW') ?: '…',
// process.env.PW || "…", ${PW:-…}. Looks at the rest of the line.
bool ReadFallback(std::string_view text, const Value& value, Value& fallback) {
  constexpr std::size_t kNear = 96;
  const std::string_view code = Of(text, value);
  if (value.quoted || code.empty() || !(IsCode(code) || code.front() == '$')) return false;
  std::string_view rest = text.substr(value.begin, kNear);
  rest = rest.substr(0, rest.find('\n'));
  for (const std::string_view sign : {" or ", "|| ", "?? ", "?: ", "getenv(", "env.get(", "env("}) {
    const std::size_t at = rest.find(sign);
    if (at == kNone) continue;
    std::size_t open = at + sign.size();
    if (sign.back() == '(') open = rest.find(',', open);
    if (open == kNone) continue;
    while (open < rest.size() && (rest[open] == ' ' || rest[open] == ',')) ++open;
    if (open >= rest.size() || !IsQuote(rest[open])) continue;
    return ReadQuoted(text, value.begin + open, fallback);
  }
  return false;
}

void MatchSign(std::string_view text, std::size_t hit, std::vector<Finding>& findings) {
  Sign sign;
  if (!ReadSign(text, hit, sign) || text.substr(sign.end).starts_with("//")) return;
  const std::size_t end = WithoutType(text, NameEnd(text, sign.begin));
  if (end == 0) return;
  const NameKind kind = KindOfNameBefore(text, end);
  if (kind == NameKind::kNone) {
    MatchBundler(text, end, sign, findings);
    return;
  }
  if (kind == NameKind::kHeader) return MatchHeader(text, sign.end, findings);
  Value value;
  if (!ReadValue(text, sign.end, value) || (sign.compares && !value.quoted)) return;
  if (Value fallback; ReadFallback(text, value, fallback)) value = fallback;
  MatchNamed(text, kind, value, text[hit], findings);
}

// <password>…</password>: the hit is the closing tag's slash.
void MatchElement(std::string_view text, std::size_t slash, std::vector<Finding>& findings) {
  constexpr std::size_t kLongestValue = 256;
  if (slash < 2 || text[slash - 1] != '<' || !IsLetter(At(text, slash + 1))) return;
  std::size_t name_end = slash + 1;
  while (IsAlnum(At(text, name_end)) || At(text, name_end) == '_' || At(text, name_end) == '-') {
    ++name_end;
  }
  if (At(text, name_end) != '>') return;
  const NameKind kind = KindOfNameBefore(text.substr(slash + 1), name_end - slash - 1);
  if (kind == NameKind::kNone) return;
  Value value{.begin = slash - 1, .end = slash - 1, .quoted = true};
  while (value.begin > 0 && text[value.begin - 1] != '>' && text[value.begin - 1] != '[' &&
         slash - value.begin < kLongestValue) {
    --value.begin;
  }
  if (Before(text, value.begin) != '>' || value.begin == value.end) return;
  MatchNamed(text, kind, value, ':', findings);
}

class AssignmentDetector final : public Detector {
 public:
  std::string_view name() const override { return "assignment"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kColon, Trigger::kEquals, Trigger::kSlash);
  }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kSlash) return MatchElement(text, hit.begin, findings);
    if (hit.begin == 0) return;
    MatchSign(text, hit.begin, findings);
    if (hit.trigger == Trigger::kColon) MatchCurlUser(text, hit.begin, findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeAssignmentDetector() {
  return std::make_unique<AssignmentDetector>();
}

}  // namespace tacit::privacy
