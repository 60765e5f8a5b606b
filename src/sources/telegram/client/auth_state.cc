#include "sources/telegram/client/auth_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

namespace tacit::sources::telegram {
namespace {

constexpr std::string_view kPrefix = "authorizationState";
constexpr std::string_view kCodePrefix = "authenticationCodeType";

struct CodeWay {
  std::string_view type;
  std::string_view words;
};

constexpr CodeWay kCodeWays[] = {
    {"TelegramMessage", "the code was sent to the Telegram app on your other devices"},
    {"Sms", "the code was sent by SMS"},
    {"SmsWord", "a word was sent by SMS; it begins with"},
    {"SmsPhrase", "a phrase was sent by SMS; it begins with"},
    {"Call", "Telegram calls you and says the code"},
    {"FlashCall", "Telegram calls you: the code is the calling number; it begins with"},
    {"MissedCall",
     "Telegram calls you and hangs up: the code is the end of the calling number, which begins "
     "with"},
    {"Fragment", "the code is at fragment.com"},
    {"FirebaseAndroid", "the code was sent by SMS"},
    {"FirebaseIos", "the code was sent by SMS"},
};

std::string_view WithoutPrefix(std::string_view text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  return text;
}

int SmallInt(const Json& value) {
  return static_cast<int>(
      std::clamp<std::int64_t>(value.IntOr(0), 0, std::numeric_limits<int>::max()));
}

std::string CodeNotice(const Json& type) {
  const std::string_view name = WithoutPrefix(type.type(), kCodePrefix);
  const auto* const way = std::ranges::find(kCodeWays, name, &CodeWay::type);
  if (way == std::ranges::end(kCodeWays)) return "Telegram sent a code in a way new to tacit";
  std::string notice(way->words);
  for (const char* key : {"first_letter", "first_word", "pattern", "phone_number_prefix"}) {
    if (const std::string_view start = type[key].Text(); !start.empty()) {
      notice += fmt::format(" \"{}\"", start);
    }
  }
  return notice;
}

SignInState CodeState(const Json& info) {
  SignInState state{.step = SignInStep::kCode, .notice = CodeNotice(info["type"])};
  state.code_length = SmallInt(info["type"]["length"]);
  // Telegram names how the next code would come only when there would be one.
  if (info["next_type"].present()) state.resend_after_s = std::max(1, SmallInt(info["timeout"]));
  return state;
}

SignInState PasswordState(const Json& state) {
  SignInState shown{.step = SignInStep::kPassword};
  if (const std::string_view hint = state["password_hint"].Text(); !hint.empty()) {
    shown.notice = fmt::format("your hint for the password: {}", hint);
  }
  return shown;
}

SignInState EmailCodeState(const Json& info) {
  SignInState shown{.step = SignInStep::kEmailCode,
                    .notice = "the code was sent to your e-mail address"};
  if (const std::string_view pattern = info["email_address_pattern"].Text(); !pattern.empty()) {
    shown.notice += fmt::format(" {}", pattern);
  }
  shown.code_length = SmallInt(info["length"]);
  return shown;
}

AuthState Asking(SignInState shown) {
  return {.step = AuthStep::kAsking, .shown = std::move(shown)};
}

AuthState Refused(std::string notice) {
  return Asking({.step = SignInStep::kRefused, .notice = std::move(notice)});
}

}  // namespace

AuthState AuthStateOf(const Json& state) {
  const std::string_view name = WithoutPrefix(state.type(), kPrefix);
  if (name == "WaitTdlibParameters") return {};
  if (name == "WaitPhoneNumber") return Asking({.step = SignInStep::kPhone});
  if (name == "WaitOtherDeviceConfirmation") {
    return Asking({.step = SignInStep::kQr, .link = std::string(state["link"].Text())});
  }
  if (name == "WaitEmailAddress") {
    return Asking({.step = SignInStep::kEmail,
                   .notice = "Telegram asks for an e-mail address for its codes"});
  }
  if (name == "WaitEmailCode") return Asking(EmailCodeState(state["code_info"]));
  if (name == "WaitCode") return Asking(CodeState(state["code_info"]));
  if (name == "WaitPassword") return Asking(PasswordState(state));
  if (name == "WaitRegistration") {
    return Refused("there is no Telegram account with this number; tacit never makes one");
  }
  if (name == "WaitPremiumPurchase") {
    return Refused(
        "Telegram lets this number in by SMS only against payment: sign in with an official app "
        "first, then here with the QR code");
  }
  if (name == "Ready") {
    return {.step = AuthStep::kReady, .shown = {.step = SignInStep::kReady}};
  }
  if (name == "LoggingOut" || name == "Closing") {
    return {.step = AuthStep::kEnding, .shown = {.step = SignInStep::kClosed}};
  }
  if (name == "Closed") {
    return {.step = AuthStep::kClosed, .shown = {.step = SignInStep::kClosed}};
  }
  return Refused("Telegram asks for a step of signing in that tacit does not know: update tacit");
}

}  // namespace tacit::sources::telegram
