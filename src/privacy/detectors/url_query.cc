// Values of a URL's parameters that are personal or secret by their name (RFC 3986 section 3.4; the
// names are those of OAuth 2.0, of signed URLs of the clouds and of common web frameworks).

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/detectors/byte_set.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/secret_values.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongestValue = 4096;
constexpr std::size_t kLongestName = 40;

constexpr std::string_view kSecretNames[] = {"token",
                                             "access_token",
                                             "accesstoken",
                                             "id_token",
                                             "refresh_token",
                                             "auth_token",
                                             "authtoken",
                                             "api_token",
                                             "apitoken",
                                             "key",
                                             "api_key",
                                             "apikey",
                                             "api-key",
                                             "x-api-key",
                                             "access_key",
                                             "accesskey",
                                             "secret",
                                             "client_secret",
                                             "sig",
                                             "signature",
                                             "x-amz-signature",
                                             "x-amz-credential",
                                             "x-amz-security-token",
                                             "x-goog-signature",
                                             "x-goog-credential",
                                             "awsaccesskeyid",
                                             "password",
                                             "passwd",
                                             "pwd",
                                             "pass",
                                             "auth",
                                             "authorization",
                                             "credential",
                                             "credentials",
                                             "jwt",
                                             "session",
                                             "session_id",
                                             "sessionid",
                                             "sid",
                                             "phpsessid",
                                             "jsessionid",
                                             "otp",
                                             "pin",
                                             "hash",
                                             "login_hint",
                                             "invite_token",
                                             "reset_token",
                                             "magic",
                                             "ticket",
                                             "nonce",
                                             "assertion",
                                             "samlresponse",
                                             "private_token",
                                             "invite",
                                             "invitation",
                                             "oauth_token",
                                             "oauth_verifier",
                                             "code_verifier",
                                             "t"};
constexpr std::string_view kEmailNames[] = {"email",     "e-mail",     "mail", "email_address",
                                            "useremail", "user_email", "to"};
constexpr std::string_view kPhoneNames[] = {"phone",       "tel",    "mobile",  "phone_number",
                                            "phonenumber", "msisdn", "whatsapp"};
constexpr std::string_view kUserNames[] = {
    "user",      "username",   "user_name", "userid",    "user_id",  "uid",
    "name",      "first_name", "last_name", "firstname", "lastname", "fullname",
    "full_name", "login",      "nick",      "nickname",  "account"};

bool IsQueryEnd(char c) {
  static constexpr ByteSet kEnd(" \t\r\n\"'`<>|&#;)]}\\");
  return kEnd(c);
}

std::string_view QuerySince(std::string_view text, std::size_t name) {
  constexpr std::size_t kNear = 512;
  static constexpr ByteSet kParts(" \t\n\r\"'<>");
  std::size_t from = name;
  while (from > 0 && name - from < kNear && !kParts(text[from - 1])) --from;
  return text.substr(from, name - from);
}

// The parameters "code" and "t" are secrets only in some company: OAuth's state, Slack's token.
bool IsSecret(std::string_view text, std::string_view name, std::size_t begin,
              std::string_view value) {
  if (EqualsFolded(name, "code")) {
    const std::string_view rest = text.substr(begin, kLongestValue);
    const std::string_view after = rest.substr(0, rest.find_first_of(" \n"));
    return after.find("&state=") != std::string_view::npos ||
           QuerySince(text, begin).find("state=") != std::string_view::npos;
  }
  if (EqualsFolded(name, "t")) return value.starts_with("xox");
  if (!IsOneOf(name, kSecretNames)) return false;
  if (EqualsFolded(name, "key") || EqualsFolded(name, "hash") || EqualsFolded(name, "to")) {
    return value.size() >= 16 && IsRandom(value);
  }
  return value.size() >= 4;
}

std::string_view EntityOf(std::string_view text, std::string_view name, std::size_t begin,
                          std::string_view value) {
  if (IsSecret(text, name, begin, value)) return "SECRET";
  if (IsOneOf(name, kEmailNames)) {
    const bool address =
        value.find('@') != std::string_view::npos || value.find("%40") != std::string_view::npos;
    return address ? "EMAIL" : std::string_view{};
  }
  if (IsOneOf(name, kPhoneNames)) {
    return std::ranges::count_if(value, IsDigit) >= 6 ? "PHONE" : std::string_view{};
  }
  return value.size() >= 2 && IsOneOf(name, kUserNames) ? "USER" : std::string_view{};
}

class UrlQueryDetector final : public Detector {
 public:
  std::string_view name() const override { return "url_query"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kEquals); }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    std::uint32_t from = hit.begin;
    while (from > 0 && hit.begin - from < kLongestName &&
           (IsAlnum(text[from - 1]) || text[from - 1] == '_' || text[from - 1] == '-')) {
      --from;
    }
    const char before = Before(text, from);
    const bool escaped = text.substr(0, from).ends_with("&amp;");
    if (from == hit.begin || (before != '?' && before != '&' && before != '#' && !escaped)) return;
    if (QuerySince(text, from).find("://") == std::string_view::npos) return;
    const std::uint32_t begin = hit.begin + 1;
    std::uint32_t end = begin;
    while (end < text.size() && end - begin < kLongestValue && !IsQueryEnd(text[end])) {
      if (text[end] == '[') break;
      ++end;
    }
    while (end > begin && (text[end - 1] == '.' || text[end - 1] == ',')) --end;
    while (end > begin && end < text.size() && (text[end] & 0xC0) == 0x80) --end;
    const std::string_view value = text.substr(begin, end - begin);
    if (value.empty() || IsVariable(value)) return;
    const std::string_view entity =
        EntityOf(text, text.substr(from, hit.begin - from), begin, value);
    if (entity.empty()) return;
    findings.push_back(
        {.entity = entity, .begin = begin, .end = end, .score = 0.75F, .rule = "parameter"});
  }

 private:
  static bool IsVariable(std::string_view value) {
    constexpr std::string_view kFirst = "{$<[(*";
    return kFirst.find(value[0]) != std::string_view::npos || value.starts_with("%7B") ||
           value.starts_with("YOUR") || value.starts_with("...");
  }
};

}  // namespace

std::unique_ptr<Detector> MakeUrlQueryDetector() { return std::make_unique<UrlQueryDetector>(); }

}  // namespace tacit::privacy
