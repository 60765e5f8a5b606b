#include "sources/slack/client/scopes.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/text.h"

namespace tacit::sources::slack {
namespace {

constexpr auto kNeeded =
    std::to_array<std::string_view>({"channels:history", "channels:read", "users:read"});
// Harmless, and of use to other tools with the same app. "identify" comes with every user token.
constexpr auto kAllowed =
    std::to_array<std::string_view>({"identify", "reactions:read", "team:read"});

bool Has(std::span<const std::string_view> scopes, std::string_view scope) {
  return std::ranges::find(scopes, scope) != scopes.end();
}

std::string Listed(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

}  // namespace

ScopeCheck CheckScopes(std::string_view granted) {
  ScopeCheck check;
  std::vector<std::string_view> scopes;
  while (!granted.empty()) {
    const std::size_t comma = std::min(granted.find(','), granted.size());
    const std::string_view scope = Trim(granted.substr(0, comma));
    if (!scope.empty()) scopes.push_back(scope);
    granted.remove_prefix(std::min(comma + 1, granted.size()));
  }
  for (const std::string_view scope : kNeeded) {
    if (!Has(scopes, scope)) check.missing.emplace_back(scope);
  }
  for (const std::string_view scope : scopes) {
    if (!Has(kNeeded, scope) && !Has(kAllowed, scope)) check.forbidden.emplace_back(scope);
  }
  return check;
}

Result<void> CheckGranted(std::string_view granted) {
  const ScopeCheck check = CheckScopes(granted);
  if (!check.forbidden.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                "the token may do more than tacit should: " + Listed(check.forbidden) +
                    "; take these scopes from the app, install it again and give the new token");
  }
  if (!check.missing.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                "the token lacks " + Listed(check.missing) +
                    ": add these user scopes to the app and install it again");
  }
  return {};
}

std::vector<std::string_view> WantedScopes() { return {kNeeded.begin(), kNeeded.end()}; }

std::string AppManifest() {
  std::string manifest =
      "display_information:\n"
      "  name: tacit\n"
      "  description: Reads public project channels for our own team; posts nothing.\n"
      "oauth_config:\n"
      "  scopes:\n"
      "    user:\n";
  for (const std::string_view scope : kNeeded) {
    manifest.append("      - ").append(scope).append("\n");
  }
  manifest +=
      "settings:\n"
      "  org_deploy_enabled: false\n"
      "  socket_mode_enabled: false\n"
      "  token_rotation_enabled: false\n";
  return manifest;
}

}  // namespace tacit::sources::slack
