#include "privacy/guard/guard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

using Classes = std::vector<std::string_view>;

Classes Scan(std::string_view text) {
  static const std::unique_ptr<Guard> guard = MakeGuard();
  Classes classes;
  guard->Scan(text, classes);
  return classes;
}

struct Engine {
  Policy policy = MakePolicy({.phone_regions = {"US"}});
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "guard", 1);
  Roster roster;
  std::unique_ptr<Scrubber> scrubber;

  std::string Clean(std::string_view raw) {
    if (!scrubber) {
      scrubber = std::make_unique<Scrubber>(policy, keys, roster, Platform::kSlack,
                                            std::span<const RawChannel>());
    }
    return scrubber->ScrubText(raw).value();
  }
};

struct Planted {
  std::string_view name;
  std::string text;
};

// One text a class, invented; built at run time where a scanner of the repository would object.
std::vector<Planted> PlantedTexts() {
  return {
      {"EMAIL", "write to jane.roe@harbor-mail.com please"},
      {"PHONE", "call +49 30 901820 77 or later"},
      {"PHONE", "call +1 415 867 2398 today"},
      {"IBAN", "pay to DE89 3704 0044 0532 0130 00 by friday"},
      {"CARD", "card 4539 1488 0343 6467 was declined"},
      {"SSN", "my SSN is 536-22-8714 as I said"},
      {"IP", "login from 84.17.52.133 at noon"},
      {"AWS_KEY",
       "key AKI"
       "AQ3EGRB7TXZ5LMN2P in the log"},
      {"TELEGRAM_TOKEN",
       "bot 5813904427:AA"
       "HkQ7ZpW2xVb9Ld4Rt6Yu8Io0Pa1Sd3Fg5 is live"},
      {"TELEGRAM_INVITE", "join https://t.me/+Ab3dEf6hIj9kLmN0 now"},
      {"TELEGRAM_ID", "see tg://user?id=123456789"},
      {"SLACK_TOKEN",
       "xox"
       "b-123456789012-1234567890123-Vb8kQzR2mXw7TnLp4GsYc9Hd"},
      {"JWT",
       "token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI4ODQ0IiwibmFtZSI6Ik5vIn0."
       "c2lnbmF0dXJlLW9mLW5vYm9keS1hdC1hbGw end"},
      {"URL_PASSWORD", "postgres://app:Tr0ub4dor@db.harbor.io/main"},
      {"BITCOIN", "send to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT"},
      {"BITCOIN_BECH32", "send to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"},
      {"ETHEREUM", "send to 0x52908400098527886e0f7030069857d2e4169ee7"},
      {"PRIVATE_KEY_HEX",
       "private key: 4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"},
      {"STRIPE_KEY",
       "sk_"
       "live_4eC39HqLyjWDarjtT1zdp7dcQw9xZa"},
      {"GITLAB_TOKEN",
       "glp"
       "at-Zx9Yw8Vu7Ts6Rq5Po4Nm"},
  };
}

TEST(Guard, KnowsEachClassOfThePlantedTexts) {
  for (const Planted& planted : PlantedTexts()) {
    const Classes classes = Scan(planted.text);
    EXPECT_NE(std::ranges::find(classes, planted.name), classes.end()) << planted.name;
  }
}

// Agreement: whatever the guard sees in raw texts the engine has replaced.
TEST(Guard, FindsNothingInWhatTheEngineCleaned) {
  Engine engine;
  for (const Planted& planted : PlantedTexts()) {
    const Classes classes = Scan(engine.Clean(planted.text));
    EXPECT_TRUE(classes.empty()) << planted.name << ": " << classes.front();
  }
}

TEST(Guard, FindsNothingInTheCleanedFuzzCorpus) {
  Engine engine;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TACIT_FUZZ_CORPUS)) {
    std::stringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const Classes classes = Scan(engine.Clean(text.str()));
    EXPECT_TRUE(classes.empty()) << entry.path().filename() << ": " << classes.front();
    ++files;
  }
  EXPECT_GE(files, 5U);
}

// The guard is no echo of the engine: without a detector it names that detector's class.
TEST(Guard, NamesTheClassOfADetectorThatIsMissing) {
  struct Case {
    std::string_view detector;
    std::string_view name;
  };
  for (const Case& c : {Case{"email", "EMAIL"}, Case{"ip", "IP"},
                        Case{"telegram_link", "TELEGRAM_INVITE"}, Case{"wallet_evm", "ETHEREUM"}}) {
    Engine engine;
    std::erase_if(engine.policy.detectors,
                  [&](const auto& detector) { return detector->name() == c.detector; });
    for (const Planted& planted : PlantedTexts()) {
      if (planted.name != c.name) continue;
      EXPECT_EQ(Scan(engine.Clean(planted.text)), Classes{c.name}) << c.detector;
    }
  }
}

TEST(Guard, DoesNotReportWhatTheSettingsKeep) {
  const std::vector<Actions::Choice> choices = {{.name = "EMAIL", .action = Action::kKeep},
                                                {.name = "WALLET.*", .action = Action::kKeep},
                                                {.name = "PHONE", .action = Action::kToken},
                                                {.name = "CARD", .action = Action::kKeep}};
  const auto guard = MakeGuard(Actions(choices, {}));
  constexpr std::array<std::string_view, 4> kKept = {"EMAIL", "BITCOIN", "BITCOIN_BECH32",
                                                     "ETHEREUM"};
  for (const Planted& planted : PlantedTexts()) {
    Classes classes;
    guard->Scan(planted.text, classes);
    EXPECT_EQ(std::ranges::find(classes, planted.name) == classes.end(),
              std::ranges::find(kKept, planted.name) != kKept.end())
        << planted.name;
  }
}

TEST(Guard, LeavesWhatStandsForItself) {
  for (const char* text :
       {"", "plain text", "write to ann@example.com", "git@github.com:acme/tool.git",
        "listen on 127.0.0.1:8080 or 192.168.1.20, docs use 203.0.113.7", "version 1.2.3.4 is out",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "id 123e4567-e89b-12d3-a456-426614174000", "2024-01-02 10:20:30", "4111 1111 1111 1112",
        "[[EMAIL]] [[USER:u1_abcdefghijklmnopqrstuvwxyz]] [[PHONE]] [[IP]]",
        "https://user:[[SECRET]]@host.com", "0x0000000000000000000000000000000000000000"}) {
    EXPECT_TRUE(Scan(text).empty()) << text << ": " << Scan(text).front();
  }
}

}  // namespace
}  // namespace tacit::privacy
