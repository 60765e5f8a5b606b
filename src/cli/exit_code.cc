#include "cli/exit_code.h"

#include <array>

#include "cli/json_writer.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

struct CodeInfo {
  ErrorCode code;
  int exit_code;
  std::string_view name;
  std::string_view advice;  // what to do, where the code alone says it
};

constexpr std::array<CodeInfo, 12> kCodes = {{
    {ErrorCode::kInvalidArgument, kExitUsage, "invalid_argument", ""},
    {ErrorCode::kNotFound, kExitError, "not_found", ""},
    {ErrorCode::kBadInput, kExitError, "bad_input", ""},
    {ErrorCode::kUnavailable, kExitError, "unavailable", ""},
    {ErrorCode::kDenied, kExitSignIn, "denied", ""},
    {ErrorCode::kRetryLater, kExitRetryLater, "retry_later", ""},
    {ErrorCode::kRefused, kExitRefused, "refused", ""},
    {ErrorCode::kCorrupt, kExitIntegrity, "corrupt",
     "what tacit stored does not match its own record; run `tacit doctor` and keep a copy of the "
     "home"},
    {ErrorCode::kLeak, kExitIntegrity, "leak",
     "this is a defect of a rule: report the class (never the text), and import without --strict "
     "only if you accept the rest"},
    {ErrorCode::kLimit, kExitLimit, "limit", ""},
    {ErrorCode::kLocked, kExitLocked, "locked",
     "another tacit process is using it; run the command again when that one has ended"},
    {ErrorCode::kInterrupted, kExitInterrupted, "interrupted", ""},
}};

const CodeInfo& InfoOf(ErrorCode code) {
  for (const CodeInfo& info : kCodes) {
    if (info.code == code) return info;
  }
  return kCodes[3];
}

}  // namespace

int ExitCodeOf(ErrorCode code) { return InfoOf(code).exit_code; }

std::string_view NameOf(ErrorCode code) { return InfoOf(code).name; }

std::string ErrorForPeople(const Error& error) {
  std::string text = "tacit: " + EscapeForTerminal(error.detail, Newlines::kKeep) + "\n";
  if (error.retry_after_s > 0) {
    text += "       try again in " + std::to_string(error.retry_after_s) + " s\n";
  }
  const std::string_view advice = InfoOf(error.code).advice;
  if (!advice.empty()) text += "       " + std::string(advice) + "\n";
  return text;
}

std::string ErrorAsJson(const Error& error) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("error").BeginObject();
  json.Key("code").Text(NameOf(error.code)).Key("message").Text(error.detail);
  json.Key("exit").Int(ExitCodeOf(error.code));
  if (error.retry_after_s > 0) json.Key("retry_after_s").Int(error.retry_after_s);
  json.EndObject().EndObject();
  return json.Take() + "\n";
}

}  // namespace tacit::cli
