#pragma once

// What `tacit login` says: words and JSON lines.

#include <string>
#include <string_view>

#include "sources/sign_in.h"

namespace tacit::cli {

inline constexpr std::string_view kApiExplanation =
    "Telegram wants to know which program calls, by an api_id. tacit has none: make your own.\n"
    "  1. Open https://my.telegram.org and sign in with your number.\n"
    "  2. Choose \"API development tools\" and make an application; any name will do.\n"
    "  3. Copy api_id and api_hash from that page.\n"
    "Keep them to yourself: your account answers for what is done with them. Telegram watches\n"
    "accounts that use clients of others; its terms are at https://core.telegram.org/api/terms.";
inline constexpr std::string_view kQrExplanation =
    "On a phone that is signed in: Settings, Devices, Link Desktop Device; then scan the code.\n"
    "It is renewed by itself. Ctrl-C stops.";

inline constexpr std::string_view kSlackAppExplanation =
    "Slack is read with an app of your own, which only your workspace has and which can do "
    "nothing\n"
    "but read public channels. Your workspace may want an administrator to approve it.\n"
    "  1. Open https://api.slack.com/apps?new_app=1, choose \"From a manifest\" and your "
    "workspace,\n"
    "     and put in, as YAML:\n";
inline constexpr std::string_view kSlackTokenExplanation =
    "  2. Choose \"Install to Workspace\".\n"
    "  3. Under \"OAuth & Permissions\" copy the User OAuth Token (xoxp-…).\n"
    "Slack's terms let an internal app keep what its own organisation says; not what others say "
    "in\n"
    "shared channels, which tacit refuses: https://slack.com/terms-of-service/api.";

// The word of a step in JSON: "email_code".
std::string_view NameOf(sources::SignInStep step);
// What to ask for in a step that waits for input.
std::string QuestionOf(const sources::SignInState& state);
bool IsHidden(sources::SignInStep step);  // does not show while it is typed

// {"version":1,"step":"code","notice":…,"error":…} and a line feed; empty fields are left out.
std::string StepLine(std::string_view step, const sources::SignInState& state,
                     std::string_view error);

}  // namespace tacit::cli
