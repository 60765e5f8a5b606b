// What holds for every text.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "privacy/fake_detectors.h"
#include "privacy/placeholder.h"
#include "privacy/scrubber.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

const std::vector<std::string>& Snippets() {
  static const std::vector<std::string> snippets = {
      "bob@example.com",
      "@ann",
      "@",
      "+1 (415) 555-0100",
      "5550100123",
      "0xABCDEFABCDEFABCDEF",
      "AKIAABCDEFGHIJKLMNOPQ",
      "key=value",
      "=",
      "k=",
      "/path",
      "/",
      "[",
      "[[",
      "]]",
      "]",
      "[[[",
      "\\",
      "\\[",
      "[[EMAIL]]",
      "[[PHONE",
      "[[USER:u1_abcdefghijklmnopqrstuvwxyz]]",
      "EMAIL",
      "USER:",
      "u1_abcdefghijklmnopqrstuvwxyz",
      ":",
      " ",
      " ",
      "\n",
      "a",
      "1",
      "12",
      ".",
      "-",
      "word",
      "\u200B",
      "\uFEFF",
      "\u00AD",
      "\uFF3B",
      "\uFF20",
      "\uFF11",
      "e\u0301",
      "\u0301",
      "Привет",
      "tiếng Việt",
      "\u4F60\u597D",
      "\U0001F680",
      "\u2764\uFE0F",
      "\uFE0F",
      "\u0661",
      "#tag",
      "$BTC",
      "https://t.me/news/1",
      "\u00A0",
      "\u2014",
  };
  return snippets;
}

std::string RandomText(std::mt19937& random, std::size_t max) {
  std::string text;
  for (std::size_t i = random() % max; i > 0; --i) text += Snippets()[random() % Snippets().size()];
  return text;
}

// The clean text as the findings say that it must be, made from the raw text alone.
void ExpectRebuilds(std::string_view raw, const Scrubber::Explained& explained) {
  std::vector<Range> placeholders;
  FindPlaceholders(raw, placeholders);
  std::string rebuilt;
  const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool pair = i > 0 && raw[i] == '[' && raw[i - 1] == '[';
      if (pair && !Overlaps(placeholders, i, i + 1)) rebuilt += '\\';
      rebuilt += raw[i];
    }
  };
  std::uint32_t at = 0;
  for (const Finding& finding : explained.findings) {
    ASSERT_LE(at, finding.begin);
    ASSERT_LT(finding.begin, finding.end);
    ASSERT_LE(finding.end, raw.size());
    keep(at, finding.begin);
    const std::size_t length = PlaceholderLength(explained.text, rebuilt.size());
    ASSERT_GT(length, 0U);
    const std::string_view placeholder = explained.text.substr(rebuilt.size(), length);
    ASSERT_TRUE(placeholder.substr(2).starts_with(finding.entity));
    rebuilt += placeholder;
    at = finding.end;
  }
  keep(at, static_cast<std::uint32_t>(raw.size()));
  ASSERT_EQ(rebuilt, explained.text);
}

class ScrubberPropertyTest : public testing::Test {
 protected:
  void ExpectHolds(const std::string& raw) {
    const Scrubber::Explained explained = scrubber.Explain(raw);
    ASSERT_TRUE(IsValidUtf8(explained.text)) << raw;
    ASSERT_NO_FATAL_FAILURE(ExpectRebuilds(raw, explained)) << raw;
    const std::string once(explained.text);
    ASSERT_EQ(scrubber.ScrubText(once).value(), once) << raw;
    ASSERT_EQ(scrubber.Scrub({.text = raw}).fields().text, once) << raw;
  }

  Policy policy = FakePolicy();
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  std::vector<RawPerson> people = {{.id = "42", .handle = "ann"}};
  Roster roster{people};
  std::vector<RawChannel> channels;
  Scrubber scrubber{policy, keys, roster, Platform::kTelegram, channels};
};

TEST_F(ScrubberPropertyTest, CleaningTwiceIsCleaningOnce) {
  std::mt19937 random(20261121);
  for (int i = 0; i < 500; ++i) ExpectHolds(RandomText(random, 12));
  for (int i = 0; i < 15; ++i) ExpectHolds(RandomText(random, 150));
}

TEST_F(ScrubberPropertyTest, HoldsForAnyBytes) {
  std::mt19937 random(4);
  for (int i = 0; i < 700; ++i) {
    std::string raw = RandomText(random, 10);
    for (int edits = 0; edits < 4 && !raw.empty(); ++edits) {
      raw[random() % raw.size()] = static_cast<char>(random());
    }
    const std::string once = scrubber.ScrubText(raw).value();
    ASSERT_TRUE(IsValidUtf8(once));
    ASSERT_EQ(scrubber.ScrubText(once).value(), once);
    for (const Finding& finding : scrubber.Explain(raw).findings) {
      ASSERT_LT(finding.begin, finding.end);
      ASSERT_LE(finding.end, raw.size());
    }
  }
}

TEST_F(ScrubberPropertyTest, SpansOfAnyKindAndPlaceLeaveNoTraceOfTheirText) {
  std::mt19937 random(5);
  for (int i = 0; i < 800; ++i) {
    const std::string raw = RandomText(random, 10);
    std::vector<RawSpan> spans;
    for (std::uint32_t at = 0; at < raw.size();) {
      const auto begin = static_cast<std::uint32_t>(at + random() % 8);
      const auto end = static_cast<std::uint32_t>(begin + random() % 12);
      spans.push_back({static_cast<RawSpanKind>(random() % 11), begin, end, "7"});
      at = end + 1;
    }
    const std::string clean(scrubber.Scrub({.text = raw, .spans = spans}).fields().text);
    ASSERT_TRUE(IsValidUtf8(clean)) << raw;
    // The second time there is no markup, so that more may be found, but nothing is torn.
    ASSERT_TRUE(IsValidUtf8(scrubber.ScrubText(clean).value())) << raw;
  }
}

TEST_F(ScrubberPropertyTest, StaysFastOnTextsMadeToBeSlow) {
  for (const char* part :
       {"[", "[[", "1-", "@", "a@b.c ", "#a ", "$AB ", "\u0301", "[[EMAIL]]", "\u200B1"}) {
    std::string raw;
    while (raw.size() < 2000) raw += part;
    ExpectHolds(raw);
  }
}

}  // namespace
}  // namespace tacit::privacy
