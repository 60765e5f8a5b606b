#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(SeedPhrase, FindsPhrases) {
  constexpr RedactCase kCases[] = {
      {"science diamond great slender inspire annual drive buffalo mystery gift session bulk",
       "[[SEED_PHRASE]]"},
      {"security school thrive nurse powder tail such slow race diary couple ill inherit loy"
       "al infant",
       "[[SEED_PHRASE]]"},
      {"coil suspect eight mystery before say capital lobster search spread stuff pumpkin pi"
       "ll language sweet tortoise arrive wedding",
       "[[SEED_PHRASE]]"},
      {"holiday brisk nuclear cherry wolf gesture move purity shoe reflect double tackle sil"
       "ly curve spike teach aware view allow nest inside",
       "[[SEED_PHRASE]]"},
      {"excite labor enter draft device dentist skull monkey reopen tragic coach coil game c"
       "olumn rack number car wall lab column switch identify jealous bread",
       "[[SEED_PHRASE]]"},
      {"my seed phrase: science diamond great slender inspire annual drive buffalo mystery g"
       "ift session bulk",
       "my seed phrase: [[SEED_PHRASE]]"},
      {"here it is: excite labor enter draft device dentist skull monkey reopen tragic coach"
       " coil game column rack number car wall lab column switch identify jealous bread. kee"
       "p it",
       "here it is: [[SEED_PHRASE]]. keep it"},
      {"science\ndiamond\ngreat\nslender\ninspire\nannual\ndrive\nbuffalo\nmystery\ngift\nsession\n"
       "bulk",
       "[[SEED_PHRASE]]"},
      {"science, diamond, great, slender, inspire, annual, drive, buffalo, mystery, gift, se"
       "ssion, bulk",
       "[[SEED_PHRASE]]"},
      {"SCIENCE DIAMOND GREAT SLENDER INSPIRE ANNUAL DRIVE BUFFALO MYSTERY GIFT SESSION BULK",
       "[[SEED_PHRASE]]"},
      {"1. science 2. diamond 3. great 4. slender 5. inspire 6. annual 7. drive 8. buffalo 9"
       ". mystery 10. gift 11. session 12. bulk",
       "1. [[SEED_PHRASE]]"},
      {"1: science\n2: diamond\n3: great\n4: slender\n5: inspire\n6: annual\n7: drive\n8: "
       "buffalo\n9"
       ": mystery\n10: gift\n11: session\n12: bulk",
       "1: [[SEED_PHRASE]]"},
      {"the words are \"science diamond great slender inspire annual drive buffalo mystery gi"
       "ft session bulk\" and the rest",
       "the words are \"[[SEED_PHRASE]]\" and the rest"},
      {"diamond science great slender inspire annual drive buffalo mystery gift session bulk",
       "[[SEED_PHRASE]]"},
      {"[[EMAIL]] the security school thrive nurse powder tail such slow race diary couple i"
       "ll inherit loyal infant",
       "[[EMAIL]] the [[SEED_PHRASE]]"},
      {"one two three of the others, so the words: science diamond great slender inspire ann"
       "ual drive buffalo mystery gift session bulk",
       "one two three of the others, so the words: [[SEED_PHRASE]]"},
      {"science  diamond  great  slender  inspire  annual  drive  buffalo  mystery  gift  se"
       "ssion  bulk",
       "[[SEED_PHRASE]]"},
  };
  ExpectRedacted(*MakeSeedPhraseDetector(), kCases);
}

TEST(SeedPhrase, LeavesProse) {
  constexpr std::string_view kTexts[] = {
      "science diamond great slender inspire annual drive buffalo mystery gift session",
      "the quick brown fox jumps over the lazy dog and then it runs away from all of them a"
      "gain and again",
      "we should talk about the other thing that was said in the meeting of last week by th"
      "e team",
      "science the diamond the great the slender the inspire the annual the drive the buffa"
      "lo the mystery the gift the session the bulk",
      "science diamond great slender inspire annual [[X]] drive buffalo mystery gift sessio"
      "n bulk",
      "a b c d e f g h i j k l m n o p q r s t u v w x y z",
      "scien"
      "cexdiamondxgreatxslenderxinspirexannualxdrivexbuffaloxmysteryxgiftxsessionxbulk",
      "science diamond great slender inspire annual of drive buffalo mystery gift session b"
      "ulk",
      "int main void return char const static extern double float short long unsigned signe"
      "d",
  };
  ExpectSurvive(*MakeSeedPhraseDetector(), kTexts);
}

TEST(SeedPhrase, ScoresTheChecksum) {
  const auto score = [](std::string_view text) {
    return FindAll(*MakeSeedPhraseDetector(), text).at(0).score;
  };
  EXPECT_EQ(
      score("science diamond great slender inspire annual drive buffalo mystery gift session bulk"),
      1.0F);
  EXPECT_EQ(
      score("diamond science great slender inspire annual drive buffalo mystery gift session bulk"),
      0.8F);
}

}  // namespace
}  // namespace tacit::privacy
