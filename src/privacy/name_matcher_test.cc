#include "privacy/name_matcher.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tacit::privacy {
namespace {

// Invented people; the id is what a table's expectation names.
const std::vector<RawPerson>& People() {
  static const std::vector<RawPerson> people = {
      {.id = "ann", .handle = "ann_lee7", .display = "Annika", .real_name = "Annika Leewood"},
      {.id = "will", .handle = "willk", .display = "Will", .real_name = "Will Karsten"},
      {.id = "may", .handle = "maydove", .first_name = "May", .last_name = "Dovecote"},
      {.id = "muller", .handle = "", .real_name = "Jürgen Müllner"},
      {.id = "olga", .handle = "", .real_name = "Ольга Берёзкина"},
      {.id = "sergei", .handle = "", .real_name = "Сергей Ветровский"},
      {.id = "wang", .handle = "", .real_name = "王小鹏"},
      {.id = "yamada", .handle = "", .real_name = "高畑 健太郎"},
      {.id = "kim", .handle = "", .real_name = "김도현"},
      {.id = "nguyen", .handle = "", .real_name = "Nguyễn Văn Khiêm"},
      {.id = "ahmet", .handle = "", .real_name = "İlkay Şengül"},
      {.id = "layla", .handle = "", .real_name = "ليلى الحداد"},
      {.id = "look", .handle = "look"},
      {.id = "not", .handle = "not"},
      {.id = "toad", .handle = "toad`"},
      {.id = "dot", .handle = "kev.marlow"},
      {.id = "", .handle = "", .real_name = "Ghosty Unseen"},
      {.id = "sam1", .handle = "", .real_name = "Samira Holt"},
      {.id = "sam2", .handle = "", .real_name = "Samira Vance"},
      {.id = "team", .handle = "", .display = "Support Team"},
      {.id = "pl", .handle = "", .real_name = "Grażyna Wolańska"},
      {.id = "jl", .handle = "", .real_name = "Jean-Noël O'Tierney"},
  };
  return people;
}

const NameMatcher& Matcher() {
  static const NameMatcher matcher(People());
  return matcher;
}

// The text with <id> in the place of each finding, <?> where nobody is told.
std::string Marked(const NameMatcher& matcher, std::string_view text,
                   std::uint32_t channel = kNoChannel) {
  std::vector<Finding> findings;
  matcher.Find(text, channel, findings);
  std::string marked;
  std::size_t at = 0;
  for (const Finding& finding : findings) {
    EXPECT_LE(at, finding.begin) << text;
    EXPECT_LT(finding.begin, finding.end) << text;
    EXPECT_EQ(finding.act == Act::kPerson, finding.entity == "USER") << text;
    marked += text.substr(at, finding.begin - at);
    marked += '<';
    marked += finding.person.empty() ? "?" : finding.person;
    marked += '>';
    at = finding.end;
  }
  return marked.append(text.substr(at));
}

using Cases = std::vector<std::pair<std::string_view, std::string_view>>;

void ExpectMarked(const Cases& cases) {
  for (const auto& [text, expected] : cases) EXPECT_EQ(Marked(Matcher(), text), expected);
}

TEST(NameMatcher, FindsEachFormOfAName) {
  ExpectMarked({
      {"ask annika about it", "ask <ann> about it"},
      {"ANNIKA!", "<ann>!"},
      {"Annika Leewood said so", "<ann> said so"},
      {"Leewood, Annika", "<ann>"},
      {"A. Leewood wrote", "<ann> wrote"},
      {"cc Annika L.", "cc <ann>"},
      {"Annika's laptop, Annika’s desk, Annikas bike", "<ann>'s laptop, <ann>’s desk, <ann> bike"},
      {"annikaleewood and annika_leewood", "<ann> and <ann>"},
      {"annika.leewood wrote", "<ann> wrote"},
      {"ping ann_lee7", "ping <ann>"},
      {"ping @ann_lee7 now", "ping <ann> now"},
      {"Annika\nLeewood", "<ann>"},
      {"(Annika) \"Annika\" *Annika*", "(<ann>) \"<ann>\" *<ann>*"},
      {"kev.marlow: done", "<dot>: done"},
      {"Jean-Noël is here, jean-noel too", "<jl> is here, <jl> too"},
      {"Ghosty Unseen left", "<?> left"},
  });
}

TEST(NameMatcher, FindsOneTypingErrorInALongName) {
  ExpectMarked({
      {"where is Leewod?", "where is <ann>?"},
      {"where is Leewoood?", "where is <ann>?"},
      {"where is Leewoid?", "where is <ann>?"},
      {"where is Lewedood?", "where is Lewedood?"},
      {"where is Leewodo?", "where is <ann>?"},
      {"where is eLewood?", "where is <ann>?"},
      {"hardwood", "hardwood"},
  });
}

TEST(NameMatcher, FindsNamesOfManyScripts) {
  ExpectMarked({
      {"Jurgen Mullner, Juergen Muellner", "<muller>, <muller>"},
      {"МЮЛЛЕР Ольга", "МЮЛЛЕР <olga>"},
      {"Берёзкина и Березкина", "<olga> и <olga>"},
      {"спроси у Ольги Берёзкиной", "спроси у <olga> <olga>"},
      {"передай Сергею Ветровскому", "передай <sergei> <sergei>"},
      {"我问过王小鹏了", "我问过<wang>了"},
      {"小鹏说可以", "<wang>说可以"},
      {"高畑さんと健太郎", "<yamada>さんと<yamada>"},
      {"高畑健太郎です", "<yamada>です"},
      {"김도현이 말했어, 도현아!", "<kim>이 말했어, <kim>아!"},
      {"hỏi Nguyễn Văn Khiêm nhé", "hỏi <nguyen> nhé"},
      {"hoi Khiem nhe", "hoi <nguyen> nhe"},
      {"ilkay ŞENGÜL'ün", "<ahmet>'ün"},
      {"قالت ليلى نعم", "قالت <layla> نعم"},
      {"do Grażyny Wolańskiej", "do <pl> <pl>"},
  });
}

TEST(NameMatcher, CommonWordsNeedMoreThanTheirLetters) {
  ExpectMarked({
      {"will you look at this", "will you look at this"},
      {"Will you come? Look at this. Not now.", "Will you come? Look at this. Not now."},
      {"I asked Will about it", "I asked <will> about it"},
      {"will, can you check", "<will>, can you check"},
      {"will: can you check", "<will>: can you check"},
      {"thanks will!", "thanks <will>!"},
      {"thanks will do", "thanks will do"},
      {"hey Will can you", "hey <will> can you"},
      {"@will can you", "<will> can you"},
      {"can you check, Will?", "can you check, <will>?"},
      {"Will's branch", "<will>'s branch"},
      {"will karsten wrote", "<will> wrote"},
      {"Will said no", "<will> said no"},
      {"Free Will Foundation", "Free Will Foundation"},
      {"in May we release", "in May we release"},
      {"May Dovecote left in May", "<may> left in May"},
      {"nor: a word", "nor: a word"},
      {"@not hello", "<not> hello"},
      {"look, this is it", "<look>, this is it"},
      {"toad`: hi", "<toad>`: hi"},
      {"a toad sat there", "a toad sat there"},
      {"ask Support about it; our Team too", "ask Support about it; our Team too"},
      {"the Support Team", "the <team>"},
      {"foo.will = look(1); will.py --will", "foo.will = look(1); will.py --will"},
  });
}

TEST(NameMatcher, LeavesOtherWordsAlone) {
  for (const std::string_view text :
       {"annikals", "levee wood", "https://example.org/will/look", "mail annika@example.org",
        "x@annika.org", "王小明", "小", "도현대백화점", "",
        "[[USER:u1_abcdefghijklmnopqrstuvwxyz]]", "[[EMAIL]]", "A lee shore", "I. L.", "K. W."}) {
    EXPECT_EQ(Marked(Matcher(), text), text);
  }
}

TEST(NameMatcher, FindsLongNamesInAddressesOnly) {
  ExpectMarked({{"https://example.org/annika/x", "https://example.org/<ann>/x"},
                {"https://example.org/will", "https://example.org/will"},
                {"/home/annika/file", "/home/<ann>/file"}});
}

TEST(NameMatcher, TellsPeopleOfOneNameApartByTheChannel) {
  std::vector<RawPerson> people = People();
  EXPECT_EQ(Marked(Matcher(), "Samira and Samira Vance"), "<?> and <sam2>");
  for (RawPerson& person : people) {
    if (person.id == "sam1") person.channels = {0, 2};
    if (person.id == "sam2") person.channels = {1, 2};
    if (person.id == "will") person.channels = {1};
  }
  const NameMatcher matcher(people);
  EXPECT_EQ(Marked(matcher, "Samira", 0), "<sam1>");
  EXPECT_EQ(Marked(matcher, "Samira", 1), "<sam2>");
  EXPECT_EQ(Marked(matcher, "Samira", 2), "<?>");
  EXPECT_EQ(Marked(matcher, "Samira", 3), "<?>");
  EXPECT_EQ(Marked(matcher, "ask Will", 1), "ask <will>");
  EXPECT_EQ(Marked(matcher, "ask Will", 0), "ask Will");
}

TEST(NameMatcher, KnowsThatOnePersonHasTwoNames) {
  const NameMatcher matcher(std::vector<RawPerson>{
      {.id = "1", .display = "Annika Leewood", .channels = std::vector<std::uint32_t>{0}},
      {.id = "1", .display = "Annika Newname", .channels = std::vector<std::uint32_t>{1}}});
  EXPECT_EQ(Marked(matcher, "Annika, Leewood and Newname", 1), "<1> and <1>");
}

TEST(NameMatcher, IsLinearWhateverTheText) {
  constexpr std::size_t kSize = 1 << 20;
  std::vector<RawPerson> people = People();
  for (int i = 0; i < 3000; ++i) {
    people.push_back(
        {.id = std::to_string(i),
         .handle = "the." + std::to_string(i),
         .real_name = "Samira Name" + std::string(1, static_cast<char>('a' + i % 26))});
  }
  const NameMatcher matcher(people);
  for (const std::string_view unit :
       {"Samira ",   "the.the.", "a ",      "A. ",    "will, ", "王小鹏",  "高畑",
        "小",        "김도현",   "annika_", "Annika", "@",      "/annika", "leewoox ",
        "x@annika.", "[[USER",   "\n",      "Ольга",  "__",     "ليلى"}) {
    std::string text;
    while (text.size() < kSize) text += unit;
    std::vector<Finding> findings;
    const auto begin = std::chrono::steady_clock::now();
    matcher.Find(text, kNoChannel, findings);
    const auto took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took, std::chrono::seconds(5)) << unit;  // without optimisation, on a busy machine
  }
}

TEST(NameMatcher, IsEmptyWithoutPeople) {
  const NameMatcher nobody;
  EXPECT_TRUE(nobody.empty());
  EXPECT_EQ(Marked(nobody, "ask Annika"), "ask Annika");
}

}  // namespace
}  // namespace tacit::privacy
