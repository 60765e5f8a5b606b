#include "cli/sign_in_text.h"

#include <fmt/format.h>

#include "cli/json_writer.h"

namespace tacit::cli {

using sources::SignInState;
using sources::SignInStep;

std::string_view NameOf(SignInStep step) {
  switch (step) {
    case SignInStep::kPhone:
      return "phone";
    case SignInStep::kQr:
      return "qr";
    case SignInStep::kEmail:
      return "email";
    case SignInStep::kEmailCode:
      return "email_code";
    case SignInStep::kCode:
      return "code";
    case SignInStep::kPassword:
      return "password";
    case SignInStep::kToken:
      return "token";
    case SignInStep::kReady:
      return "ready";
    case SignInStep::kRefused:
      return "refused";
    case SignInStep::kClosed:
      return "closed";
  }
  return "";
}

std::string QuestionOf(const SignInState& state) {
  const std::string length =
      state.code_length > 0 ? fmt::format(" of {} characters", state.code_length) : "";
  switch (state.step) {
    case SignInStep::kPhone:
      return "Your number with + and the country's code; empty for a QR code: ";
    case SignInStep::kEmail:
      return "E-mail address: ";
    case SignInStep::kCode:
      if (state.resend_after_s > 0) {
        return fmt::format("Code{} (does not show; empty for another one, after {} s): ", length,
                           state.resend_after_s);
      }
      return fmt::format("Code{} (does not show): ", length);
    case SignInStep::kEmailCode:
      return fmt::format("Code{} (does not show): ", length);
    case SignInStep::kPassword:
      return "Password of the two-step verification (does not show): ";
    case SignInStep::kToken:
      return "User OAuth Token, xoxp-… (does not show): ";
    default:
      return "";
  }
}

bool IsHidden(SignInStep step) {
  return step == SignInStep::kCode || step == SignInStep::kEmailCode ||
         step == SignInStep::kPassword || step == SignInStep::kToken;
}

std::string StepLine(std::string_view step, const SignInState& state, std::string_view error) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("step").Text(step);
  if (!state.notice.empty()) json.Key("notice").Text(state.notice);
  if (!state.link.empty()) json.Key("link").Text(state.link);
  if (state.code_length > 0) json.Key("code_length").Int(state.code_length);
  if (state.resend_after_s > 0) json.Key("resend_after_s").Int(state.resend_after_s);
  if (!error.empty()) json.Key("error").Text(error);
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace tacit::cli
