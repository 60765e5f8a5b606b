#include "train.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "generate.h"
#include "privacy/tagger/tagger.h"

namespace tacit::train {
namespace {

std::string TrainTiny(std::uint64_t seed) {
  Random random(seed);
  const std::vector<Sample> real = Generate(60, random);
  std::vector<Sample> generated = Generate(60, random);
  for (Sample& sample : Vary(real, random)) generated.push_back(std::move(sample));
  return Train(real, generated, {.seed = seed, .row_bits = 10, .epochs = 2});
}

TEST(TrainTagger, GivesTheSameBytesForTheSameSeed) {
  const std::string once = TrainTiny(1);
  EXPECT_EQ(once, TrainTiny(1));
  EXPECT_NE(once, TrainTiny(2));
  EXPECT_TRUE(privacy::Model::Parse(once).has_value());
}

TEST(TrainTagger, LearnsWhatTheSamplesSay) {
  Random random(3);
  const std::string weights =
      Train(Generate(2000, random), Generate(2000, random), {.seed = 3, .row_bits = 16});
  const auto model = privacy::Model::Parse(weights);
  std::vector<privacy::Finding> findings;
  privacy::Tagger(*model, privacy::kDefaultNameRecall).Find("My name is Piotr Kowalski", findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].begin, 11U);
}

TEST(Weights, AreThoseThatDataMdNames) {
  std::ifstream in(TRAIN_TAGGER_DIRECTORY "/DATA.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  EXPECT_NE(text.find(privacy::EmbeddedWeightsDigest()), std::string::npos)
      << "weights.bin is not the one that DATA.md describes";
}

}  // namespace
}  // namespace tacit::train
