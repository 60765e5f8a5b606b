#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit::sources::slack {

// What a token may and may not be allowed to do. It must read public channels, their history and
// the names of people; everything else that it could do, or read, is refused.
struct ScopeCheck {
  std::vector<std::string> missing;
  std::vector<std::string> forbidden;
};

// `granted`: the header X-OAuth-Scopes, "a,b,c".
ScopeCheck CheckScopes(std::string_view granted);

// kInvalidArgument: scopes are missing or too many, and which.
Result<void> CheckGranted(std::string_view granted);

// What the app asks for, in the manifest: "channels:history", …
std::vector<std::string_view> WantedScopes();

// https://docs.slack.dev/reference/app-manifest: an app that reads with its maker's account. YAML.
std::string AppManifest();

}  // namespace tacit::sources::slack
