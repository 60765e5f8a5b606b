#include "privacy/tagger/tagger.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <vector>

namespace tacit::privacy {
namespace {

std::vector<std::string> Names(const std::string& text, int recall = kDefaultNameRecall) {
  static const auto model = Model::Parse(EmbeddedWeights());
  const Tagger tagger(*model, recall);
  std::vector<Finding> findings;
  tagger.Find(text, findings);
  std::vector<std::string> names;
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.entity, "PERSON");
    names.push_back(text.substr(finding.begin, finding.end - finding.begin));
  }
  return names;
}

using List = std::vector<std::string>;

struct Case {
  const char* text;
  List names;
};

// Invented people.
TEST(Tagger, FindsNamesOfPeople) {
  const std::vector<Case> cases = {
      {"My name is Ann Marie Lee-Smith.", {"Ann Marie Lee-Smith"}},
      {"hello, my name is Ewa Wróblewska", {"Ewa Wróblewska"}},
      {"Thanks Padraig!", {"Padraig"}},
      {"I met Jan van der Berg in Utrecht", {"Jan van der Berg"}},
      {"cc J. R. Smith", {"J. R. Smith"}},
      {"We asked Siobhan O'Brien's team", {"Siobhan O'Brien"}},
      {"I talked to Dr. Hernández yesterday", {"Hernández"}},
      {"Hi Ngozi, can you check the server?", {"Ngozi"}},
      {"Attendees: Takumi Ogawa, Priya Deshpande, Omar Khalil",
       {"Takumi Ogawa", "Priya Deshpande", "Omar Khalil"}},
      {"Меня зовут Сергей Ковалёв", {"Сергей Ковалёв"}},
      {"Tôi là Nguyễn Văn Minh", {"Nguyễn Văn Minh"}},
      {"my name is kevin", {"kevin"}},
      {"RT @ kevin_stone : see you at the gig", {"kevin_stone"}},
      {"so proud of #JaneSmith today", {"JaneSmith"}},
      {"@abc happy birthday #janesmith", {"janesmith"}},
      {"@abc I told kowalczik about it", {"kowalczik"}},
      {"王小明先生你好", {"王小明"}},
      {"大家好，我叫李娜", {"李娜"}},
      {"田中さん、ありがとう", {"田中"}},
  };
  for (const Case& test : cases) EXPECT_EQ(Names(test.text), test.names) << test.text;
}

TEST(Tagger, LeavesOtherCapitalsAlone) {
  for (const char* text : {"We moved from Jenkins to GitHub Actions",
                           "Docker and Kubernetes are fine",
                           "How do I use Jackson with Spring Boot?",
                           "Good Morning everyone",
                           "See you on Monday",
                           "See you @ 5 pm",
                           "Press File then Save As",
                           "NullPointerException in ArrayList.get()",
                           "BUY BTC NOW",
                           "The server is down again. Please restart it.",
                           "Das Update kommt am Freitag",
                           "Error: Connection refused",
                           "https://example.org/John/Smith",
                           "src/John/smith.cc",
                           "`John Smith` is a value",
                           "```\nJohn Smith\n```",
                           "[[PERSON]] and [[EMAIL]]",
                           "[[USER:u1_abcdefghijklmnopqrstuvwxyz]] said so",
                           "",
                           " ",
                           "I",
                           "A.",
                           "look at #TheWeather and #bignews",
                           "#NewYork is cold today",
                           "@abc I told everybody about it",
                           "{url:\"x\",apiKey:1}",
                           "userName and passWord are empty",
                           "老师好",
                           "皆さん、こんにちは",
                           "仕様を確認しました",
                           "今天价格上涨"}) {
    EXPECT_EQ(Names(text), List()) << text;
  }
}

TEST(Tagger, FindsMoreWithMoreRecall) {
  const std::string text =
      "Met Rocky there. Ballou turns up. Skylar is late. Liza thinks so. Hunter goes. Chara too.";
  const std::size_t low = Names(text, 1).size();
  const std::size_t middle = Names(text, kDefaultNameRecall).size();
  const std::size_t high = Names(text, 100).size();
  EXPECT_LE(low, middle);
  EXPECT_LE(middle, high);
  EXPECT_LT(low, high);
}

TEST(Tagger, FindingsAreInOrderAndApart) {
  const std::string text = "Ann Lee, Bob Stone and Carla Weiss (with Dan)";
  static const auto model = Model::Parse(EmbeddedWeights());
  std::vector<Finding> findings;
  Tagger(*model, 100).Find(text, findings);
  std::uint32_t at = 0;
  for (const Finding& finding : findings) {
    EXPECT_LE(at, finding.begin);
    EXPECT_LT(finding.begin, finding.end);
    at = finding.end;
  }
  EXPECT_LE(at, text.size());
}

// A fuzz target found a text that never ended: zeros behind its last word.
TEST(Tagger, EndsAtAnyByte) {
  for (int byte = 0; byte < 0x80; ++byte) {
    for (const std::size_t count : {1U, 2U, 9U}) {
      const std::string text = "z" + std::string(count, static_cast<char>(byte));
      EXPECT_LE(Names(text).size(), 1U) << byte;
    }
  }
}

TEST(Tagger, ReadsALargeTextInLinearTime) {
  constexpr std::size_t kSize = 1 << 17;
  for (const std::string unit :
       {"Ann ", "A.", "Ann-", "O'", "`", "[[", "Ann van ", "a.b", "#Ann", "@ ann ", "#annlee",
        "Ann\n", "é", "Ab'", "@", "x_", "Ann ```", "王"}) {
    std::string text;
    while (text.size() < kSize) text += unit;
    const std::clock_t begin = std::clock();  // of the processor: others may be at work, too
    Names(text);
    EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC) << unit;
  }
}

TEST(TaggerModel, RefusesBytesThatAreNoWeights) {
  const std::string weights(EmbeddedWeights());
  EXPECT_TRUE(Model::Parse(EmbeddedWeights()).has_value());
  EXPECT_FALSE(Model::Parse("").has_value());
  EXPECT_FALSE(Model::Parse(weights.substr(0, weights.size() - 1)).has_value());
  std::string other = weights;
  other[0] = 'x';
  EXPECT_FALSE(Model::Parse(other).has_value());
  other = weights;
  other[8] = 40;
  EXPECT_FALSE(Model::Parse(other).has_value());
  EXPECT_LE(weights.size(), 3U << 20);
}

TEST(TaggerVersion, SaysWeightsAndRecall) {
  EXPECT_EQ(TaggerVersion(0), "none");
  EXPECT_EQ(MakeTagger(0), nullptr);
  EXPECT_NE(MakeTagger(1), nullptr);
  EXPECT_NE(TaggerVersion(50), TaggerVersion(51));
}

}  // namespace
}  // namespace tacit::privacy
