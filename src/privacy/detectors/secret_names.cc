#include "privacy/detectors/secret_names.h"

#include <algorithm>
#include <array>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kLongest = 64;

struct Ending {
  std::string_view word;  // lower case, without '_', '-', '.' and blanks
  NameKind kind = NameKind::kNone;
  bool alone = false;  // must be a word of its own: "pass", but not "compass"
};

// What names end in. Words for "password" in the languages that chats are in.
constexpr Ending kEndings[] = {
    {"password", NameKind::kPassword},    {"passwd", NameKind::kPassword},
    {"passwort", NameKind::kPassword},    {"kennwort", NameKind::kPassword},
    {"passphrase", NameKind::kPassword},  {"passcode", NameKind::kPassword},
    {"pass", NameKind::kPassword, true},  {"pwd", NameKind::kPassword, true},
    {"pw", NameKind::kPassword, true},    {"psw", NameKind::kPassword, true},
    {"pswd", NameKind::kPassword},        {"psswd", NameKind::kPassword},
    {"pasword", NameKind::kPassword},     {"passwrd", NameKind::kPassword},
    {"pssword", NameKind::kPassword},     {"psword", NameKind::kPassword},
    {"passw", NameKind::kPassword, true}, {"passworsd", NameKind::kPassword},
    {"passowrd", NameKind::kPassword},    {"userpwd", NameKind::kPassword},
    {"passe", NameKind::kPassword, true}, {"mdp", NameKind::kPassword, true},
    {"contraseña", NameKind::kPassword},  {"contrasena", NameKind::kPassword},
    {"contrasenya", NameKind::kPassword}, {"clave", NameKind::kPassword, true},
    {"senha", NameKind::kPassword, true}, {"parola", NameKind::kPassword, true},
    {"wachtwoord", NameKind::kPassword},  {"hasło", NameKind::kPassword},
    {"haslo", NameKind::kPassword, true}, {"heslo", NameKind::kPassword, true},
    {"lösenord", NameKind::kPassword},    {"passord", NameKind::kPassword},
    {"salasana", NameKind::kPassword},    {"şifre", NameKind::kPassword},
    {"sifre", NameKind::kPassword, true}, {"jelszó", NameKind::kPassword},
    {"пароль", NameKind::kPassword},      {"Пароль", NameKind::kPassword},
    {"ПАРОЛЬ", NameKind::kPassword},      {"пасс", NameKind::kPassword},
    {"khẩu", NameKind::kPassword},        {"matkhau", NameKind::kPassword},
    {"sandi", NameKind::kPassword, true}, {"密码", NameKind::kPassword},
    {"密碼", NameKind::kPassword},        {"口令", NameKind::kPassword},
    {"パスワード", NameKind::kPassword},  {"비밀번호", NameKind::kPassword},
    {"비번", NameKind::kPassword},        {"암호", NameKind::kPassword},
    {"รหัสผ่าน", NameKind::kPassword},      {"סיסמה", NameKind::kPassword},
    {"المرور", NameKind::kPassword},      {"κωδικός", NameKind::kPassword},
    {"secret", NameKind::kSecret},        {"token", NameKind::kSecret},
    {"токен", NameKind::kSecret},         {"секрет", NameKind::kSecret},
    {"credential", NameKind::kSecret},    {"credentials", NameKind::kSecret},
    {"creds", NameKind::kSecret, true},   {"auth", NameKind::kSecret, true},
    {"jwt", NameKind::kSecret, true},     {"bearer", NameKind::kSecret, true},
    {"sessionid", NameKind::kSecret},     {"sid", NameKind::kSecret, true},
    {"sessid", NameKind::kSecret},        {"session", NameKind::kSecret, true},
    {"webhooksecret", NameKind::kSecret}, {"apihash", NameKind::kKey},
    {"apikey", NameKind::kKey},           {"accesskey", NameKind::kKey},
    {"secretkey", NameKind::kKey},        {"privatekey", NameKind::kKey},
    {"authkey", NameKind::kKey},          {"encryptionkey", NameKind::kKey},
    {"signingkey", NameKind::kKey},       {"licensekey", NameKind::kKey},
    {"masterkey", NameKind::kKey},        {"sharedkey", NameKind::kKey},
    {"accountkey", NameKind::kKey},       {"storagekey", NameKind::kKey},
    {"consumerkey", NameKind::kKey},      {"appkey", NameKind::kKey},
    {"clientkey", NameKind::kKey},        {"serverkey", NameKind::kKey},
    {"servicekey", NameKind::kKey},       {"sessionkey", NameKind::kKey},
    {"servicerolekey", NameKind::kKey},   {"pkey", NameKind::kKey, true},
    {"accesskeyid", NameKind::kKey},      {"accessid", NameKind::kKey},
    {"clientid", NameKind::kKey},         {"secretid", NameKind::kKey},
    {"sharedaccesskey", NameKind::kKey},  {"key", NameKind::kWeak, true},
    {"login", NameKind::kWeak, true},     {"nonce", NameKind::kWeak, true},
    {"apitoken", NameKind::kSecret},      {"pin", NameKind::kPin, true},
    {"pincode", NameKind::kPin},          {"otp", NameKind::kPin, true},
    {"2fa", NameKind::kPin, true},        {"verificationcode", NameKind::kPin},
    {"securitycode", NameKind::kPin},     {"smscode", NameKind::kPin},
    {"logincode", NameKind::kPin},        {"authcode", NameKind::kPin},
    {"confirmationcode", NameKind::kPin}, {"authorization", NameKind::kHeader},
};

// Names that end like a secret's and hold none.
constexpr std::string_view kHarmless[] = {"csrftoken",
                                          "xsrftoken",
                                          "csrfmiddlewaretoken",
                                          "pagetoken",
                                          "nextpagetoken",
                                          "nexttoken",
                                          "continuationtoken",
                                          "synctoken",
                                          "publickey",
                                          "primarykey",
                                          "foreignkey",
                                          "hotkey",
                                          "cachekey",
                                          "partitionkey",
                                          "sortkey",
                                          "storageaccountkeyname",
                                          "requesttoken",
                                          "verificationtoken",
                                          "subtoken",
                                          "antiforgerytoken",
                                          "eostoken",
                                          "bostoken",
                                          "padtoken",
                                          "unktoken",
                                          "stoptoken"};

bool IsNameByte(char c) {
  return IsAlnum(c) || c == '_' || c == '-' || c == '.' || c == '$' || IsNonAscii(c);
}

std::size_t NameBegin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && IsNameByte(text[begin - 1]) && end - begin < kLongest) --begin;
  return begin;
}

// "api key", "mot de passe", "the password is": the word before belongs to the name.
std::size_t WithWordBefore(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kNeedsMore[] = {"key",  "code", "id",  "phrase",
                                             "hash", "is",   "was", "are"};
  if (!IsOneOf(text.substr(begin, end - begin), kNeedsMore)) return begin;
  if (begin < 2 || text[begin - 1] != ' ' || !IsNameByte(text[begin - 2])) return begin;
  return NameBegin(text, begin - 1);
}

class Squeezed {
 public:
  explicit Squeezed(std::string_view name) {
    for (const char c : name) {
      if (c == '_' || c == '-' || c == '.' || c == ' ' || c == '$') {
        separated_ = true;
        continue;
      }
      if (size_ == kLongest) break;
      // A word begins after a mark, and with a capital after a small letter or a digit.
      const bool capital = IsUpper(c) && size_ > 0 && !IsUpper(last_);
      starts_[size_] = separated_ || capital || size_ == 0;
      bytes_[size_++] = ToLower(c);
      separated_ = false;
      last_ = c;
    }
  }
  void DropTrailingDigits() {
    while (size_ > 0 && IsDigit(bytes_[size_ - 1])) --size_;
  }
  void Drop(std::string_view ending) {
    if (view().ends_with(ending)) size_ -= ending.size();
  }
  std::string_view view() const { return {bytes_.data(), size_}; }
  bool WordStartsAt(std::size_t position) const { return starts_[position]; }

 private:
  std::array<char, kLongest> bytes_{};
  std::array<bool, kLongest> starts_{};
  std::size_t size_ = 0;
  bool separated_ = false;
  char last_ = '\0';
};

// "secret_api_v2_key": a key by what stands before it.
bool NamesSecret(std::string_view folded) {
  for (const std::string_view part : {"secret", "private", "api", "access", "auth"}) {
    if (folded.find(part) != std::string_view::npos) return true;
  }
  return false;
}

// Most names are refused by their last byte.
constexpr std::array<bool, 256> LastBytes() {
  std::array<bool, 256> last{};
  for (const Ending& ending : kEndings) {
    last[static_cast<unsigned char>(ending.word.back())] = true;
    last[static_cast<unsigned char>(ToUpper(ending.word.back()))] = true;
  }
  for (const char c : {'s', 'e', 'S', 'E'}) last[static_cast<unsigned char>(c)] = true;  // is, are
  for (char c = '0'; c <= '9'; ++c) last[static_cast<unsigned char>(c)] = true;
  return last;
}

bool MayEndName(std::string_view text, std::size_t end) {
  static constexpr std::array<bool, 256> kLast = LastBytes();
  return end > 0 && kLast[static_cast<unsigned char>(text[end - 1])];
}

}  // namespace

NameKind KindOfNameBefore(std::string_view text, std::size_t end) {
  if (!MayEndName(text, end)) return NameKind::kNone;
  std::size_t begin = NameBegin(text, end);
  if (begin == end) return NameKind::kNone;
  begin = WithWordBefore(text, begin, end);
  while (begin < end && (text[begin] & 0xC0) == 0x80) ++begin;  // cut inside a character
  std::string_view name = text.substr(begin, end - begin);
  for (const std::string_view verb : {" is", " was", " are"}) {
    if (EndsWithFolded(name, verb)) name.remove_suffix(verb.size());
  }
  Squeezed squeezed(name);
  if (!squeezed.view().ends_with("2fa")) squeezed.DropTrailingDigits();
  const std::string_view folded = squeezed.view();
  if (folded.size() < 2) return NameKind::kNone;
  for (const std::string_view harmless : kHarmless) {
    if (folded.ends_with(harmless)) return NameKind::kNone;
  }
  for (const Ending& ending : kEndings) {
    // Endings with letters beyond ASCII are compared as they are written.
    if (name.ends_with(ending.word)) {
      if (IsNonAscii(ending.word.front()) || IsNonAscii(ending.word.back())) return ending.kind;
    }
    if (!folded.ends_with(ending.word)) continue;
    const bool word = squeezed.WordStartsAt(folded.size() - ending.word.size());
    const bool secret_key = ending.word == "key" && folded.find("secret") != std::string_view::npos;
    if (ending.alone && !word && !secret_key) continue;
    return ending.word == "key" && NamesSecret(folded) ? NameKind::kKey : ending.kind;
  }
  return NameKind::kNone;
}

}  // namespace tacit::privacy
