#include "privacy/detectors/secret_values.h"

#include <algorithm>
#include <array>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/token_table.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kStandIns[] = {"none",          "null",       "nil",
                                          "true",          "false",      "undefined",
                                          "required",      "optional",   "example",
                                          "string",        "str",        "text",
                                          "char",          "integer",    "bool",
                                          "boolean",       "varchar",    "password",
                                          "passwd",        "passphrase", "passcode",
                                          "secret",        "token",      "value",
                                          "empty",         "default",    "changeme",
                                          "change_me",     "hidden",     "redacted",
                                          "removed",       "masked",     "unknown",
                                          "todo",          "n/a",        "credentials",
                                          "apikey",        "api_key",    "key",
                                          "bytes",         "object",     "any",
                                          "incorrect",     "invalid",    "wrong",
                                          "missing",       "expired",    "changed",
                                          "forgotten",     "blank",      "correct",
                                          "updated",       "protected",  "hashed",
                                          "encrypted",     "plaintext",  "field",
                                          "input",         "prompt",     "reset",
                                          "disabled",      "enabled",    "random",
                                          "generated",     "auto",       "username",
                                          "user",          "email",      "login",
                                          "yourpassword",  "bearer",     "basic",
                                          "header",        "cookie",     "session",
                                          "environment",   "this",       "self",
                                          "same",          "none.",      "pending",
                                          "failed",        "success",    "succeeded",
                                          "accepted",      "rejected",   "not",
                                          "with",          "must",       "should",
                                          "cannot",        "when",       "what",
                                          "which",         "where",      "there",
                                          "here",          "then",       "authentication",
                                          "authorization", "login.",     "number",
                                          "uuid",          "option",     "const",
                                          "public",        "private",    "readonly",
                                          "function",      "async",      "await",
                                          "return",        "new",        "final",
                                          "static"};

constexpr std::string_view kStandInParts[] = {
    "placeholder", "redacted",   "your_",   "your-",    "yourpass",    "yoursecret", "yourtoken",
    "yourapi",     "yourkey",    "my_pass", "<your",    "_here",       "-here",      "keyhere",
    "tokenhere",   "insert_",    "enter_",  "replace_", "change_me",   "changeme",   "...",
    "…",           "•••",        "***",     "xxxx",     "process.env", "os.environ", "getenv",
    "getpass",     "secretname", "todo_"};

// "$VAR", "${VAR}", "%VAR%", "{{x}}", "{x}", "<x>", "[x]", "#{x}", "@x@", ":x".
bool IsVariable(std::string_view value) {
  const char first = value[0];
  const char second = At(value, 1);
  switch (first) {
    case '$':
      return IsUpper(second) || second == '{' || second == '(' || second == '_' ||
             std::ranges::all_of(value.substr(1), [](char c) { return IsLower(c) || c == '_'; });
    case '%':
      return second == '(' || second == '{' || value.back() == '%';
    case '{':
    case '<':
    case '[':
    case '(':
      return true;
    case '#':
      return second == '{';
    case '@':
      return second == '@' || value.back() == '@';
    default:
      return false;
  }
}

struct Counts {
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t words = 0;  // "HTTPServerName2" has three
  std::size_t others = 0;
  std::size_t distinct = 0;
  bool lower = false;
  bool upper = false;
};

Counts CountOf(std::string_view value) {
  Counts counts;
  std::array<bool, 256> seen{};
  char last = '\0';
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    auto& known = seen[static_cast<unsigned char>(c)];
    if (!known) ++counts.distinct;
    known = true;
    if (IsDigit(c)) {
      ++counts.digits;
    } else if (IsLetter(c)) {
      ++counts.letters;
      const bool capital = IsUpper(c) && (IsLower(last) || IsLower(At(value, i + 1)));
      if (!IsLetter(last) || capital) ++counts.words;
      counts.lower = counts.lower || IsLower(c);
      counts.upper = counts.upper || IsUpper(c);
    } else {
      ++counts.others;
    }
    last = c;
  }
  return counts;
}

// "cert.p12", "app.keytab", "dev.example.com:5215", "1.2.3-rc1": words and dots.
bool IsFileOrHost(std::string_view value) {
  const std::size_t dot = value.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view last = value.substr(dot + 1);
  const std::size_t size = std::min(last.find(':'), last.size());
  if (size < 2 || size > 6 || !IsLower(last[0])) return false;
  return std::ranges::all_of(last.substr(0, size), [](char c) { return IsLower(c) || IsDigit(c); });
}

}  // namespace

bool IsUuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? value[i] != '-' : !IsHexDigit(value[i])) return false;
  }
  return true;
}

bool IsPlaceholder(std::string_view value) {
  if (value.empty() || IsFiller(value) || IsVariable(value)) return true;
  if (IsOneOf(value, kStandIns)) return true;
  constexpr std::size_t kFront = 96;  // bounds the work for a value that does not end
  std::array<char, kFront> bytes{};
  const std::size_t size = std::min(value.size(), kFront);
  std::ranges::transform(value.substr(0, size), bytes.begin(), ToLower);
  const std::string_view folded(bytes.data(), size);
  return std::ranges::any_of(kStandInParts, [&](std::string_view part) {
    return folded.find(part) != std::string_view::npos;
  });
}

bool IsCode(std::string_view value) {
  if (value.find("://") != std::string_view::npos || value.find("()") != std::string_view::npos) {
    return true;
  }
  if (value.starts_with("./") || value.starts_with("~/") || value.starts_with("../")) return true;
  const std::size_t open = std::min(value.find('('), value.find('['));
  if (open != std::string_view::npos && open > 0 &&
      std::ranges::all_of(value.substr(0, open),
                          [](char c) { return IsAlnum(c) || c == '_' || c == '.'; })) {
    return true;
  }
  // Members of members: parts between dots that begin with a letter and hold hardly a digit.
  const std::size_t dot = value.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == value.size()) return false;
  const bool names = std::ranges::all_of(
      value, [](char c) { return IsAlnum(c) || c == '_' || c == '.' || c == '-' || c == ':'; });
  const Counts counts = CountOf(value);
  const bool wordy = counts.words > 0 && counts.letters * 2 >= counts.words * 7;
  return names && (IsFileOrHost(value) || (wordy && counts.digits * 3 <= counts.letters)) &&
         IsLetter(value[0]);
}

bool IsRandom(std::string_view value) {
  if (IsUuid(value)) return true;
  const Counts counts = CountOf(value);
  if (counts.distinct < 6 || counts.letters == 0) return false;
  if (counts.others * 3 > value.size()) return false;
  if (counts.digits == 0) {
    // Short words in it are the mark of mixed case: "KiASRCRiGFLPDiId".
    return value.size() >= 16 && counts.lower && counts.upper &&
           counts.letters * 10 < counts.words * 32;
  }
  if (counts.digits * 5 >= counts.letters) return true;
  if (counts.letters * 10 < counts.words * 34) return true;
  return value.size() >= 20 && counts.digits >= 3 && counts.others == 0;
}

bool IsPlainWord(std::string_view value) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (!IsLower(c) && !IsNonAscii(c) && !(i == 0 && IsUpper(c)) && c != '\'' && c != '-') {
      return false;
    }
  }
  return !value.empty();
}

}  // namespace tacit::privacy
