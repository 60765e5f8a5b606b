// The scrubber with the real detectors. What each finds is their own tests' matter; here: that what
// holds for every text holds with them.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/scrubber.h"
#include "privacy/tagger/tagger.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// Invented: example domains, 555 numbers, test card and account numbers, keys of one letter.
const std::vector<std::string>& Snippets() {
  static const std::vector<std::string> snippets = {
      "bob.b@example.com",
      "bob [at] example [dot] com",
      "bob dot b",
      "@carol_c",
      "t.me/carol_c",
      "t.me/+AbCdEfGhIjKlMnOp",
      "https://bob:pw@example.org/x?token=abcdef123456",
      "+1 (415) 555-0100",
      "+49 151 00000000",
      "4111 1111 1111 1111",
      "DE89370400440532013000",
      "192.0.2.17",
      "127.0.0.1",
      "2001:db8::17",
      "00:00:5E:00:53:01",
      "/home/carol/x",
      "C:\\Users\\carol\\x",
      "0x52908400098527886E0F7030069857D2E4169EE7",
      "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
      "vitalik.eth",
      "AKIAIOSFODNN7EXAMPLE",
      "password: hunter2hunter2",
      "api_key=",
      "token=",
      "37.7749, -122.4194",
      "-----BEGIN PRIVATE KEY-----",
      "abandon abandon abandon abandon abandon abandon abandon abandon ",
      "abandon abandon abandon about ",
      "12 Example Street, Springfield",
      "carol#1234",
      "[",
      "[[",
      "]]",
      "[[EMAIL]]",
      "[[USER:u1_abcdefghijklmnopqrstuvwxyz]]",
      "\\",
      ":",
      "=",
      "/",
      ".",
      "@",
      "-",
      " ",
      " ",
      "\n",
      "1",
      "a",
      "x",
      "word",
      "\u200B",
      "\uFF20",
      "\u0661",
      "e\u0301",
      "Привет",
      "Ask Jonas Weber ",
      "Thanks Mary-Jane O'Brien",
      "Nguyễn Văn Minh ",
      "tiếng Việt",
      "\U0001F680",
      "$BTC",
      "#tag",
      "(",
      ")",
      "'",
      "\"",
      "<",
      ">",
      "0x",
      "://",
      "https://",
      "eyJhbGciOi",
  };
  return snippets;
}

class PolicyTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    policy = new Policy(
        MakePolicy({.phone_regions = {"US", "DE"}, .names = MakeTagger(kDefaultNameRecall)}));
  }
  static void TearDownTestSuite() {
    delete policy;
    policy = nullptr;
  }
  void ExpectHolds(const std::string& raw) {
    const Scrubber::Explained explained = scrubber.Explain(raw);
    std::uint32_t at = 0;
    for (const Finding& finding : explained.findings) {
      ASSERT_LE(at, finding.begin) << raw;
      ASSERT_LT(finding.begin, finding.end) << raw;
      ASSERT_LE(finding.end, raw.size()) << raw;
      at = finding.end;
    }
    const std::string once(explained.text);
    ASSERT_TRUE(IsValidUtf8(once)) << raw;
    ASSERT_EQ(scrubber.ScrubText(once).value(), once) << raw;
  }

  static Policy*
      policy;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): slow to make
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  Roster roster;
  std::vector<RawChannel> channels;
  Scrubber scrubber{*policy, keys, roster, Platform::kTelegram, channels};
};

Policy* PolicyTest::policy = nullptr;

TEST_F(PolicyTest, CleaningTwiceIsCleaningOnce) {
  std::mt19937 random(20261121);
  for (int i = 0; i < 150; ++i) {
    std::string raw;
    for (std::size_t j = random() % 10; j > 0; --j) raw += Snippets()[random() % Snippets().size()];
    ASSERT_NO_FATAL_FAILURE(ExpectHolds(raw));
  }
}

TEST_F(PolicyTest, HoldsForEveryPairOfASnippetAndItsNeighbour) {
  for (const std::string& snippet : Snippets()) {
    for (const char* neighbour : {"[[", "]]", "[[EMAIL]]", "@", "\\", ":"}) {
      ASSERT_NO_FATAL_FAILURE(ExpectHolds(snippet + neighbour));
      ASSERT_NO_FATAL_FAILURE(ExpectHolds(neighbour + snippet));
    }
  }
}

TEST_F(PolicyTest, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"Good morning, the build is green again", "version 1.2.3 is out: see the notes",
        "127.0.0.1:8080 works", "Привет, как дела?", "commit 3f2b8c1 at 12:30 on 2026-11-21"}) {
    EXPECT_EQ(scrubber.ScrubText(text).value(), text);
  }
}

}  // namespace
}  // namespace tacit::privacy
