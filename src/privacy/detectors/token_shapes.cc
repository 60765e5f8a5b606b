#include "privacy/detectors/token_shapes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/pieces.h"
#include "privacy/detectors/service_keys.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool IsUrlByte(char c) { return IsAlnum(c) || c == '_' || c == '-'; }
bool IsBase64Byte(char c) { return IsAlnum(c) || c == '+' || c == '/'; }

std::string_view Of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

template <typename Belongs>
Span Widen(std::string_view text, Span span, std::size_t limit, Belongs belongs) {
  const std::size_t first = span.begin > limit ? span.begin - limit : 0;
  while (span.begin > first && belongs(text[span.begin - 1])) --span.begin;
  const std::size_t last = std::min(text.size(), span.end + limit);
  while (span.end < last && belongs(text[span.end])) ++span.end;
  return span;
}

int SextetOf(char c) {
  if (IsUpper(c)) return c - 'A';
  if (IsLower(c)) return c - 'a' + 26;
  if (IsDigit(c)) return c - '0' + 52;
  if (c == '-' || c == '+') return 62;
  return c == '_' || c == '/' ? 63 : -1;
}

// Both alphabets, without padding; what cannot be read ends it.
std::string DecodeBase64(std::string_view text) {
  constexpr std::size_t kEnough = 2048;
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text.substr(0, kEnough)) {
    const int value = SextetOf(c);
    if (value < 0) break;
    bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return bytes;
}

// RFC 7519, RFC 7516: base64url parts between dots, the first a JSON object that names an
// algorithm, a type or an encryption.
Span FindJwt(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  std::size_t at = word.find("ey");
  while (at != kNone && at > 0 && IsAlnum(word[at - 1])) at = word.find("ey", at + 1);
  if (at == kNone || word.size() - at < 12) return {};
  const std::string header = DecodeBase64(word.substr(at));
  if (header.front() != '{' || header.find('"') == std::string::npos) return {};
  const bool named = header.find("\"alg\"") != std::string::npos ||
                     header.find("\"typ\"") != std::string::npos ||
                     header.find("\"enc\"") != std::string::npos;
  Span token{run.begin + at, run.end};
  int parts = 1;
  while (parts < 5 && At(text, token.end) == '.') {
    std::size_t end = token.end + 1;
    while (end < text.size() && IsUrlByte(text[end])) ++end;
    const bool empty = end == token.end + 1;
    // "header.body." has no signature; "header..iv.text.tag" no encrypted key.
    if (empty && parts != 2 && At(text, end) != '.') break;
    if (parts == 1 && !named && !text.substr(token.end + 1).starts_with("ey")) return {};
    token.end = end;
    ++parts;
    if (empty && parts == 3) break;
  }
  if (parts == 1 && (!named || Before(text, token.begin) == '.')) return {};
  return token;
}

// Keys that Microsoft's services issue since 2023 hold "JQQJ99" before their signature (Microsoft
// Learn, "Azure secrets: identifiable keys").
// Earlier ones hold the service's four letters at a fixed place before the checksum.
Span FindAzureKey(std::string_view text, Span run) {
  constexpr std::string_view kMarks[] = {"+ASt", "ACDb", "+ABa", "AzCa", "AzSe", "AzFu",
                                         "+ACR", "+ASb", "+AEh", "+ARm", "AIoT", "APIM"};
  constexpr std::size_t kPlaces[] = {33, 42, 44, 76};
  const Span word = Widen(text, run, 100, [](char c) { return IsBase64Byte(c) || c == '='; });
  const std::string_view token = Of(text, word);
  if (token.size() < 44 || token.size() > 100) return {};
  if (token.size() >= 76 && token.find("JQQJ99") != kNone) return word;
  if (token.size() > 88 || !MixesCaseAndDigits(token)) return {};
  const bool marked = std::ranges::any_of(kPlaces, [&](std::size_t place) {
    if (token.size() < place + 8 || token.size() > place + 14) return false;
    const std::string_view mark = token.substr(place, 4);
    return std::ranges::find(kMarks, mark) != std::end(kMarks);
  });
  return marked ? word : Span{};
}

// Mailchimp API documentation: 32 hexadecimal digits, "-us", the data centre's number.
Span FindMailchimp(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  const std::size_t dash = word.find("-us");
  if (dash == kNone || dash < 32 || word.size() - dash > 5 || word.size() - dash < 4) return {};
  if (!std::ranges::all_of(word.substr(dash + 3), IsDigit)) return {};
  return IsHex(word.substr(dash - 32, 32)) ? Span{run.begin + dash - 32, run.end} : Span{};
}

// Mailgun API documentation: 32, 8 and 8 hexadecimal digits.
Span FindMailgun(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  if (word.size() != 50 || word[32] != '-' || word[41] != '-') return {};
  const bool hex = IsHex(word.substr(0, 32)) && IsHex(word.substr(33, 8)) && IsHex(word.substr(42));
  return hex ? run : Span{};
}

// New Relic documentation, "License keys": 40 characters, the last of them "NRAL".
Span FindNewRelic(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  return word.size() == 40 && word.ends_with("NRAL") ? run : Span{};
}

// Discord documentation, "Authentication": the base64 of the bot's id (digits), a time, a MAC.
Span FindDiscordBot(std::string_view text, Span run) {
  const std::string_view id = Of(text, run);
  if (id.size() < 22 || id.size() > 28 || At(text, run.end) != '.') return {};
  const std::string digits = DecodeBase64(id);
  if (digits.size() < 16 || !std::ranges::all_of(digits, IsDigit)) return {};
  std::size_t dot = run.end + 1;
  while (dot < text.size() && IsUrlByte(text[dot])) ++dot;
  if (dot - run.end < 6 || dot - run.end > 9 || At(text, dot) != '.') return {};
  std::size_t end = dot + 1;
  while (end < text.size() && IsUrlByte(text[end])) ++end;
  return end - dot > 24 ? Span{run.begin, end} : Span{};
}

// Google Identity documentation: <project number>-<32 characters>.apps.googleusercontent.com.
Span FindGoogleClient(std::string_view text, Span run) {
  constexpr std::string_view kHost = ".apps.googleusercontent.com";
  if (!text.substr(run.end).starts_with(kHost)) return {};
  const std::string_view word = Of(text, run);
  const std::size_t dash = word.find('-');
  return dash != kNone && word.size() - dash == 33 ? Span{run.begin, run.end + kHost.size()}
                                                   : Span{};
}

// HCP Terraform documentation: 14 characters, ".atlasv1.", 60 to 70 characters.
Span FindTerraform(std::string_view text, Span run) {
  constexpr std::string_view kMark = ".atlasv1.";
  constexpr std::size_t kIdSize = 14;
  if (run.begin < kMark.size() + kIdSize) return {};
  if (text.substr(run.begin - kMark.size(), kMark.size()) != kMark) return {};
  return run.end - run.begin >= 40 ? Span{run.begin - kMark.size() - kIdSize, run.end} : Span{};
}

// Meta documentation, "App access tokens": <app id>|<27 characters>.
Span FindFacebookApp(std::string_view text, Span run) {
  if (run.end - run.begin != 27 || Before(text, run.begin) != '|') return {};
  Span token{run.begin - 1, run.end};
  while (token.begin > 0 && IsDigit(text[token.begin - 1]) && run.begin - token.begin < 20) {
    --token.begin;
  }
  return run.begin - token.begin >= 14 ? token : Span{};
}

// Atlassian documentation, "Personal access tokens" (Jira, Confluence): 44 characters of base64, of
// "<digits>:<random>".
Span FindJiraToken(std::string_view text, Span run) {
  if (run.end - run.begin > 44 || run.end - run.begin < 20) return {};
  constexpr std::size_t kSize = 44;
  Span word = run;
  while (word.end < text.size() && IsBase64Byte(text[word.end]) && word.end - word.begin <= kSize) {
    ++word.end;
  }
  if (word.end - word.begin != kSize) return {};
  const std::string bytes = DecodeBase64(Of(text, word).substr(0, 20));
  const std::size_t colon = bytes.find(':');
  if (colon == std::string::npos || colon < 9 || colon > 13) return {};
  return std::ranges::all_of(std::string_view(bytes).substr(0, colon), IsDigit) ? word : Span{};
}

// Dropbox documentation: long-lived tokens have 64 characters, ten 'A' after the first eleven.
Span FindDropbox(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  return word.size() == 64 && word.substr(11, 10) == "AAAAAAAAAA" ? run : Span{};
}

// Sourcegraph documentation: "sgp_", an instance, 40 hexadecimal digits; the old ones are the
// digits alone, of both cases where a commit's id has one.
Span FindSourcegraph(std::string_view text, Span run) {
  constexpr std::string_view kName[] = {"sourcegraph", "src"};
  const std::string_view word = Of(text, run);
  if (word.size() < 40 || !IsHex(word.substr(word.size() - 40))) return {};
  const std::string_view front = word.substr(0, word.size() - 40);
  if (front == "sgp_" || front == "sgp_local_") return run;
  if (front.size() == 21 && front.starts_with("sgp_") && IsHex(front.substr(4, 16))) return run;
  if (!front.empty() || !MixesCaseAndDigits(word)) return {};
  return HasWordBefore(text, run.begin, 40, kName) ? run : Span{};
}

// AWS documentation, "Manage access keys": 40 characters of base64, named as AWS's nearby.
Span FindAwsSecret(std::string_view text, Span run) {
  constexpr std::string_view kNames[] = {"aws", "amazon", "akia", "secretaccesskey", "s3", "iam"};
  const Span word = Widen(text, run, 41, IsBase64Byte);
  const std::string_view token = Of(text, word);
  if (token.size() != 40 || !MixesCaseAndDigits(token) || IsHex(token)) return {};
  if (Before(text, word.begin) == '.' || IsUrlByte(At(text, word.end))) return {};
  return HasWordBefore(text, word.begin, 80, kNames) ? word : Span{};
}

// Asana documentation, "Personal access token": 1/<user>:<32 digits>, 2/<user>/<app>:<32 digits>.
Span FindAsana(std::string_view text, Span run) {
  constexpr std::size_t kMostDigits = 40;
  if (run.end - run.begin != 32 || Before(text, run.begin) != ':' || !IsHex(Of(text, run))) {
    return {};
  }
  std::size_t begin = run.begin - 1;
  while (begin > 0 && (IsDigit(text[begin - 1]) || text[begin - 1] == '/') &&
         run.begin - begin < kMostDigits) {
    --begin;
  }
  const std::string_view front = text.substr(begin, run.begin - begin);
  const bool known = front.starts_with("1/") || front.starts_with("2/") || front.starts_with("0/");
  return known && front.size() >= 14 ? Span{begin, run.end} : Span{};
}

// Braintree documentation, "Access tokens": access_token$production$<16>$<32 digits>.
Span FindBraintree(std::string_view text, Span run) {
  constexpr std::size_t kMerchant = 18;
  if (run.end - run.begin != 32 || Before(text, run.begin) != '$' || !IsHex(Of(text, run))) {
    return {};
  }
  if (run.begin < kMerchant) return {};
  const std::string_view before = text.substr(0, run.begin - kMerchant + 1);
  for (const std::string_view front : {"access_token$production$", "access_token$sandbox$"}) {
    if (before.ends_with(front)) return {before.size() - front.size(), run.end};
  }
  return {};
}

// RapidAPI documentation: 50 characters with "msh", "p1" and "jsn" at fixed places.
Span FindRapidApi(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  if (word.size() != 50) return {};
  const bool marked =
      word.substr(10, 3) == "msh" && word.substr(28, 2) == "p1" && word.substr(36, 3) == "jsn";
  return marked ? run : Span{};
}

// Ghost documentation, "Admin API": an id of 24 hexadecimal digits, ':', a secret of 64.
Span FindGhostAdmin(std::string_view text, Span run) {
  constexpr std::size_t kId = 24;
  if (run.end - run.begin != 64 || Before(text, run.begin) != ':' || run.begin < kId + 1) return {};
  const std::size_t begin = run.begin - 1 - kId;
  if (!IsHex(Of(text, run)) || !IsHex(text.substr(begin, kId))) return {};
  return IsAlnum(Before(text, begin)) ? Span{} : Span{begin, run.end};
}

// MySQL documentation, "Password hashing": '*' and 40 hexadecimal digits in upper case.
Span FindMysqlHash(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  if (word.size() != 40 || Before(text, run.begin) != '*' || !IsHex(word)) return {};
  return std::ranges::none_of(word, IsLower) ? Span{run.begin - 1, run.end} : Span{};
}

// Salesforce documentation, "Session ID": the organisation's id, '!', the session.
Span FindSalesforceSession(std::string_view text, Span run) {
  constexpr std::size_t kShortestSession = 60;
  constexpr std::size_t kLongestSession = 160;
  if (Before(text, run.begin) != '!') return {};
  std::size_t begin = run.begin - 1;
  while (begin > 0 && IsAlnum(text[begin - 1]) && run.begin - begin < 20) --begin;
  if (!text.substr(begin).starts_with("00D")) return {};
  const Span word =
      Widen(text, run, kLongestSession, [](char c) { return IsUrlByte(c) || c == '.'; });
  return word.end - run.begin >= kShortestSession ? Span{begin, word.end} : Span{};
}

// WeChat documentation: "wx" and 16 hexadecimal digits in lower case.
Span FindWechat(std::string_view text, Span run) {
  const std::string_view word = Of(text, run);
  if (word.size() != 18 || !word.starts_with("wx") || !IsHex(word.substr(2))) return {};
  return std::ranges::none_of(word, IsUpper) && std::ranges::any_of(word, IsDigit) ? run : Span{};
}

// my.telegram.org, "API development tools": api_hash is 32 hexadecimal digits.
Span FindTelegramHash(std::string_view text, Span run) {
  constexpr std::string_view kNames[] = {"api_hash", "apihash", "api hash", "api-hash"};
  const std::string_view word = Of(text, run);
  if (word.size() != 32 || !IsHex(word)) return {};
  return HasWordBefore(text, run.begin, 24, kNames) ? run : Span{};
}

// RFC 6750 ("Bearer") and RFC 7617 ("Basic": base64 of name:password) outside of a header's line.
Span FindBearer(std::string_view text, Span run) {
  const std::string_view before = text.substr(0, run.begin);
  if (!EndsWithFolded(before, "bearer ")) return {};
  Span token = Widen(text, run, 2048, [](char c) {
    return IsUrlByte(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  });
  token.begin = run.begin;
  while (At(text, token.end - 1) == '.') --token.end;
  const std::string_view value = Of(text, token);
  return std::ranges::any_of(value, IsDigit) ? token : Span{};
}

Span FindBasic(std::string_view text, Span run) {
  if (!EndsWithFolded(text.substr(0, run.begin), "basic ")) return {};
  Span token = Widen(text, run, 1024, [](char c) { return IsBase64Byte(c) || c == '='; });
  token.begin = run.begin;
  return DecodeBase64(Of(text, token)).find(':') != std::string::npos ? token : Span{};
}

}  // namespace

Span FindEntraSecret(std::string_view text, Span run) {
  const auto belongs = [](char c) { return IsUrlByte(c) || c == '~' || c == '.'; };
  Span word = Widen(text, run, 48, belongs);
  const std::string_view token = Of(text, word);
  if (token.size() < 37) return {};
  const std::size_t mark = token.find("Q~");
  if (mark == kNone || mark < 4 || !IsDigit(token[mark - 1])) return {};
  const std::size_t body = token.size() - mark - 2;
  if (body < 31 || body > 35) return {};
  word.begin += mark - 4;
  while (Before(text, word.end) == '.' && word.end - word.begin > 40) --word.end;
  return word;
}

namespace {

constexpr TokenShape kShapes[] = {
    {"SECRET.JWT", "jwt", 0.95F, FindJwt},
    {"SECRET.AZURE", "entra_secret", 0.95F, FindEntraSecret},
    {"SECRET.AZURE", "identifiable_key", 0.9F, FindAzureKey},
    {"SECRET.MAILCHIMP", "mailchimp", 0.95F, FindMailchimp},
    {"SECRET.MAILGUN", "mailgun", 0.9F, FindMailgun},
    {"SECRET.NEWRELIC", "license_key", 0.9F, FindNewRelic},
    {"SECRET.DISCORD", "discord_bot", 0.95F, FindDiscordBot},
    {"SECRET.GOOGLE", "client_id", 0.7F, FindGoogleClient},
    {"SECRET.TERRAFORM", "atlasv1", 0.95F, FindTerraform},
    {"SECRET.FACEBOOK", "app_token", 0.8F, FindFacebookApp},
    {"SECRET.ATLASSIAN", "jira_token", 0.9F, FindJiraToken},
    {"SECRET.DROPBOX", "long_lived", 0.9F, FindDropbox},
    {"SECRET.SOURCEGRAPH", "sourcegraph", 0.8F, FindSourcegraph},
    {"SECRET.AWS", "aws_secret", 0.7F, FindAwsSecret},
    {"SECRET", "bearer", 0.8F, FindBearer},
    {"SECRET.BASIC_AUTH", "basic", 0.9F, FindBasic},
    {"SECRET.ASANA", "asana", 0.95F, FindAsana},
    {"SECRET.BRAINTREE", "braintree", 0.95F, FindBraintree},
    {"SECRET.RAPIDAPI", "rapidapi", 0.95F, FindRapidApi},
    {"SECRET.GHOST", "admin_key", 0.9F, FindGhostAdmin},
    {"SECRET.PASSWORD", "mysql_hash", 0.8F, FindMysqlHash},
    {"SECRET.SALESFORCE", "session", 0.95F, FindSalesforceSession},
    {"SECRET", "service_key", 0.7F, FindServiceKey},
    {"SECRET.WECHAT", "app_id", 0.6F, FindWechat},
    {"SECRET.TELEGRAM", "api_hash", 0.8F, FindTelegramHash},
};

}  // namespace

std::span<const TokenShape> TokenShapes() { return kShapes; }

}  // namespace tacit::privacy
