#include "sources/slack/client/scopes.h"

#include <gtest/gtest.h>

#include <array>

namespace tacit::sources::slack {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + ";";
  return text;
}

struct Case {
  std::string_view granted;
  std::string_view missing;
  std::string_view forbidden;
};

TEST(SlackScopes, AreNeitherTooFewNorTooMany) {
  for (const Case& c : std::to_array<Case>({
           {"identify,channels:history,channels:read,users:read", "", ""},
           {"channels:history, channels:read ,users:read,reactions:read,team:read", "", ""},
           {"channels:read", "channels:history;users:read;", ""},
           {"", "channels:history;channels:read;users:read;", ""},
           {"channels:history,channels:read,users:read,groups:history", "", "groups:history;"},
           {"channels:history,channels:read,users:read,chat:write,users:read.email", "",
            "chat:write;users:read.email;"},
           {"channels:history,channels:read,users:read,scope:of.tomorrow", "",
            "scope:of.tomorrow;"},
           {"channels:historyx,channels:read,users:read", "channels:history;",
            "channels:historyx;"},
       })) {
    const ScopeCheck check = CheckScopes(c.granted);
    EXPECT_EQ(Joined(check.missing), c.missing) << c.granted;
    EXPECT_EQ(Joined(check.forbidden), c.forbidden) << c.granted;
  }
}

TEST(SlackScopes, TheManifestAsksForUserScopesOnly) {
  const std::string manifest = AppManifest();
  EXPECT_NE(manifest.find("    user:\n      - channels:history\n"), std::string::npos);
  EXPECT_EQ(manifest.find("bot"), std::string::npos);
  EXPECT_EQ(manifest.find("write"), std::string::npos);
}

}  // namespace
}  // namespace tacit::sources::slack
