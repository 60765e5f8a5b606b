// Texts made to keep a detector busy: twice the size may take about twice the time.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "model/raw/raw_message.h"
#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kBytes = 1U << 11U;
constexpr double kFloor = 0.02;  // seconds: below, the clock says nothing
constexpr double kFactor = 3.5;  // a quadratic one has 4 and more over two doublings: 16

double SecondsFor(Scrubber& scrubber, std::string_view pattern, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += pattern;
  double best = 1e9;
  for (int run = 0; run < 2; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(scrubber.Explain(text).text.empty());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  return best;
}

class Adversarial : public testing::TestWithParam<const char*> {};

TEST_P(Adversarial, TakesTimeInProportionToTheText) {
  const Policy policy = MakePolicy({.phone_regions = {"US", "GB"}});
  const ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1);
  const Roster roster;
  Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
  SecondsFor(scrubber, GetParam(), 512);  // tables are made at the first use
  const double one = std::max(kFloor, SecondsFor(scrubber, GetParam(), kBytes));
  const double four = SecondsFor(scrubber, GetParam(), kBytes * 4);
  EXPECT_LT(four, one * 4 * kFactor) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Adversarial,
    testing::Values("1-", "7", "1 ", "0123 4567 89 ", "+1 212 555 0123 ", "+", "(", "((1", "@",
                    "a@", "a@b.", "a at b at c ", "a at b dot c dot ", "a[at]b[dot]",
                    "12 Oak Street ", "Street Avenue Road ", "Oak Elm 12 ", "Apt 5 ",
                    "rue de la 12 ", "born 12 May ", "I'm 34 years ", "one ", "one 2 two 3 ",
                    "double ", "1.1,", "12°34'", "lat 12.1234,", "東京都市区", "東京都港区1-2-",
                    "а", "аa", ":", "/", "a=", "?a=b&", "https://", "x.com/a/", "a#1234",
                    "-----BEGIN ", "A1", "A1 ", "5😀", "5\uFE0F\u20E3", "5\u200B", "\uFF15", "12\n",
                    "a-", "Elm and Oak and 5 ", "the corner of ", "zip: ", "geo:1.1,",
                    "4111 1111 1111 1111 ", "[[", "\\", "DE89 3704 ", "abandon ", "w.w", "00 49 ",
                    "tel:1", "wa.me/1", "1\n", "12--34", "4111\n", "4111  1111\n", "a@\n", "a@b.\n",
                    "a-\na@", "AB12\n", "123456789:\nA"));

}  // namespace
}  // namespace tacit::privacy
