#include "privacy/detectors/explain.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "privacy/detectors/all.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

// Invented; a line for each form that a detector knows. A detector that is added adds its own.
constexpr std::string_view kTexts[] = {
    "mail bob.b@example.com",
    "mail bob [at] example [dot] com",
    "mail bob @ example.com",
    "mail bob at example dot com",
    "call +1 (415) 555-0100 or +49 30 123456",
    "call 0049 30 1234567 or (415) 555-0132",
    "phone: 030 1234567",
    "my number 5551234567",
    "tel:+14155550100 and https://wa.me/14155550100",
    "at 12 Example Street, Springfield",
    "PO Box 1234",
    "geo:37.7749,-122.4194 and 37.774912, -122.419412",
    "https://maps.google.com/?q=37.774912,-122.419412",
    "from 203.0.114.9 and 2a00:1450:4001:81b::200e",
    "mac 3c:22:fb:12:34:56 and 3c22.fb12.3456",
    "imei 490154203237518",
    "/home/carol/x and C:\\Users\\carol\\x",
    "card 4111 1111 1111 1111 or 4111111111111111",
    "DE89370400440532013000",
    "BIC DEUTDEFF500, routing 021000021, sort code 20-00-00, account 12345678",
    "@carol_c and t.me/carol_c and t.me/+AbCdEfGhIjKlMnOp and t.me/c/1234567/8",
    "tg://resolve?domain=carol_c and https://t.me/joinchat/AbCdEfGhIjKlMnOp",
    "<@U012AB3CD> and <!subteam^S012AB3CD> and U012AB3CD",
    "https://github.com/carol-c and https://acme.slack.com/team/U012AB3CD",
    "join discord.gg/aBcD12 with u/carol_c or carol.bsky.social, insta: carol_c",
    "see my blog: https://carol.example and mail: my email is carol at example.com",
    "https://mastodon.social/@carol and @carol@mastodon.social and carol#1234",
    "0x52908400098527886E0F7030069857D2E4169EE7 and 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 and vitalik.eth",
    "tx 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
    "AKIAIOSFODNN7EXAMPLE and 123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc",
    "password: hunter2hunter2",
    "the password is hunter2hunter2",
    "api_key=q8Zk2LmV7tXw9RbY4nPd and Authorization: Bearer q8Zk2LmV7tXw9RbY4nPd",
    "curl -u carol:q8Zk2LmV7tXw https://example.com",
    "https://bob:pw12345@example.org/x?email=carol&token=abcdef123456",
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----",
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
};

TEST(Explain, EveryRuleThatFindsSomethingHasASentence) {
  const Policy policy = MakePolicy({.phone_regions = {"US", "DE"}});
  const ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  const Roster roster;
  Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
  std::set<std::string> missing;
  std::set<std::string> seen;
  for (const std::string_view text : kTexts) {
    for (const Finding& finding : scrubber.Explain(text).findings) {
      const std::string name = std::string(finding.entity) + " " + std::string(finding.rule);
      seen.insert(name);
      if (!IsExplained(finding.entity, finding.rule)) missing.insert(name);
    }
  }
  std::string list;
  for (const std::string& name : missing) list += name + "; ";
  EXPECT_TRUE(missing.empty()) << "no line in explain.cc: " << list;
  EXPECT_GE(seen.size(), 45U) << "the texts above no longer reach the detectors";
}

TEST(Explain, SaysWhatWasCheckedAndFallsBackToTheClass) {
  EXPECT_EQ(Explain("CARD", "run").validator, "Luhn checksum, issuer's range, length");
  EXPECT_EQ(Explain("SECRET.AWS", "table").why, Explain("SECRET.X", "table").why);
  EXPECT_EQ(Explain("SECRET.NEW", "new").why, "the form of a secret");
  EXPECT_FALSE(Explain("NEW", "new").why.empty());
  EXPECT_FALSE(IsExplained("SECRET.NEW", "new"));
  EXPECT_FALSE(IsExplained("EMAIL", ""));
}

}  // namespace
}  // namespace tacit::privacy
