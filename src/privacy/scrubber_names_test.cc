// The scrubber with a roster: names become the pseudonyms of their people.

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/scrubber.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

class ScrubberNames : public testing::Test {
 protected:
  std::string Clean(std::string_view text, std::vector<RawSpan> spans = {}) {
    RawMessage raw;
    raw.author.id = "U1";
    raw.text = text;
    raw.spans = spans;
    return std::string(scrubber_.Scrub(raw).fields().text);
  }
  std::string Placeholder(std::string_view id) {
    return "[[USER:" + std::string(scrubber_.Pseudonym(id).value()) + "]]";
  }

  Policy policy_ = MakePolicy({});
  ProjectKeys keys_ = DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1);
  std::vector<RawPerson> people_ = {
      {.id = "U1", .handle = "annika7", .real_name = "Annika Leewood"},
      {.id = "U2", .display = "Will", .real_name = "Will Karstenby"},
      {.id = "", .real_name = "Ghosty Unseen"},
      {.id = "U4", .real_name = "Rhys [[ Brackets ]]"}};
  Roster roster_{people_};
  Scrubber scrubber_{policy_, keys_, roster_, Platform::kSlack, {}};
};

TEST_F(ScrubberNames, BecomeThePseudonymsOfTheirPeople) {
  EXPECT_EQ(Clean("ask Annika or will"), "ask " + Placeholder("U1") + " or will");
  EXPECT_EQ(Clean("@annika7: see Leewood, Annika"),
            Placeholder("U1") + ": see " + Placeholder("U1"));
  EXPECT_EQ(Clean("will, can you"), Placeholder("U2") + ", can you");
  EXPECT_EQ(Clean("where is Ghosty Unseen"), "where is [[PERSON]]");
  EXPECT_EQ(Clean("An\u200Bnika e\u0301 ＡＮＮＩＫＡ"),
            Placeholder("U1") + " e\u0301 " + Placeholder("U1"));
}

TEST_F(ScrubberNames, AreListedAsMentions) {
  RawMessage raw;
  raw.text = "Annika and Will Karstenby";
  const auto& fields = scrubber_.Scrub(raw).fields();
  EXPECT_EQ(fields.mentions.size(), 2U);
}

TEST_F(ScrubberNames, StayInCodeAndAddresses) {
  EXPECT_EQ(Clean("x = annika()", {{.kind = RawSpanKind::kCode, .begin = 0, .end = 12}}),
            "x = annika()");
  EXPECT_EQ(Clean("mail annika@example.org"), "mail [[EMAIL]]");
  EXPECT_EQ(Clean("[[USER:u1_abcdefghijklmnopqrstuvwxyz]] [[EMAIL]]"),
            "[[USER:u1_abcdefghijklmnopqrstuvwxyz]] [[EMAIL]]");
}

// What holds for every text: bytes outside of findings stay, nothing is found twice, UTF-8 stays.
TEST_F(ScrubberNames, LeaveTheRestOfAnyTextAlone) {
  const std::vector<std::string> snippets = {"Annika",
                                             "annika",
                                             "Leewood",
                                             "Will",
                                             "will",
                                             "Leewod",
                                             "A.",
                                             "Ghosty",
                                             "Unseen",
                                             "@",
                                             ",",
                                             ":",
                                             " ",
                                             " ",
                                             " ",
                                             "\n",
                                             ".",
                                             "-",
                                             "_",
                                             "'s",
                                             "’",
                                             "[",
                                             "[[",
                                             "]]",
                                             "[[EMAIL]]",
                                             "/",
                                             "x",
                                             "\u200B",
                                             "\uFF20",
                                             "e\u0301",
                                             "Ольга",
                                             "小",
                                             "\U0001F680",
                                             "hey ",
                                             "thanks ",
                                             "Rhys",
                                             "annika@example.org",
                                             "https://example.org/annika",
                                             "annika7",
                                             "Karstenby"};
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same texts each time
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const std::size_t count = random() % 9;
    for (std::size_t j = 0; j < count; ++j) text += snippets[random() % snippets.size()];
    const auto explained = scrubber_.Explain(text);
    const std::string clean(explained.text);
    // Each part between two findings stands in the result, in order; a "[[" is escaped there.
    std::size_t at = 0;
    std::size_t found = 0;
    const auto expect_kept = [&](std::string_view part) {
      if (part.find('[') != std::string_view::npos) return;
      found = clean.find(part, found);
      ASSERT_NE(found, std::string::npos) << text;
      found += part.size();
    };
    for (const Finding& finding : explained.findings) {
      ASSERT_LE(at, finding.begin) << text;
      expect_kept(std::string_view(text).substr(at, finding.begin - at));
      at = finding.end;
    }
    expect_kept(std::string_view(text).substr(at));
    ASSERT_TRUE(IsValidUtf8(clean)) << text;
    if (explained.findings.empty() && text.find("[[") == std::string::npos) {
      ASSERT_EQ(clean, text);
    }
    ASSERT_EQ(std::string(scrubber_.Explain(clean).text), clean) << text;
  }
}

}  // namespace
}  // namespace tacit::privacy
