// Values broken by a line's end or by doubled separators (privacy/loose_view.h), and what looks
// like them.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

class BrokenValues : public testing::Test {
 protected:
  BrokenValues()
      : policy_(MakePolicy({.phone_regions = {"US"}})),
        keys_(DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1)),
        scrubber_(policy_, keys_, roster_, Platform::kTelegram, {}) {}

  std::string Clean(std::string_view text) { return std::string(scrubber_.Explain(text).text); }

  Policy policy_;
  ProjectKeys keys_;
  Roster roster_;
  Scrubber scrubber_;
};

struct Case {
  std::string_view text;
  std::string_view clean;
};

TEST_F(BrokenValues, AreFoundWhole) {
  constexpr Case kCases[] = {
      {"it is +1 212 555\n0123 ok", "it is [[PHONE]] ok"},
      {"it is 212-555-\n0123 ok", "it is [[PHONE]] ok"},
      {"it is (212)\n555-0123 ok", "it is [[PHONE]] ok"},
      {"it is 212--555--0123 ok", "it is [[PHONE]] ok"},
      {"it is +1  212  555  0123", "it is [[PHONE]]"},
      {"4111 1111\n1111 1111", "[[CARD]]"},
      {"4111-1111-\n1111-1111", "[[CARD]]"},
      {"4111  1111  1111  1111", "[[CARD]]"},
      {"DE89 3704 0044\n0532 0130 00", "[[IBAN]]"},
      {"GB29 NWBK\n6016 1331 9268 19", "[[IBAN]]"},
      {"ssn 536-22-\n8726 ok", "ssn [[ID.US.SSN]] ok"},
      {"write ann.lee@\nexample.com now", "write [[EMAIL]] now"},
      {"write ann@example.\ncom now", "write [[EMAIL]] now"},
      {"write ann@exam-\nple.com now", "write [[EMAIL]] now"},
      {"write ann-\nlee@example.com now", "write [[EMAIL]] now"},
      {"bot 123456789:\nAAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc", "bot [[SECRET.TELEGRAM]]"},
  };
  for (const auto& [text, clean] : kCases) {
    EXPECT_EQ(Clean(text), clean) << text;
    EXPECT_EQ(Clean(clean), clean) << text;
  }
}

TEST_F(BrokenValues, ListsAndTablesSurvive) {
  constexpr std::string_view kTexts[] = {
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12",
      "1024\n2048\n4096\n8192",
      "212\n555\n0123",
      "212\n555 0123",
      "rows:\n201555\n0123\n4567",
      "128  256  512  1024  2048",
      "total 48\n4096 8192\n1024 2048",
      "2024-01-02\n2024-01-03 12:00",
      "v1.2.\n3 is out",
      "took 1717000000.\n123456 s",
      "10.0.0.1\n10.0.0.2",
      "see @here\nthanks",
      "a -\nb, c--d, 1--2",
      "12:\nthe line",
  };
  for (const std::string_view text : kTexts) EXPECT_EQ(Clean(text), text);
}

TEST_F(BrokenValues, LeaveWhatStandsAroundThem) {
  EXPECT_EQ(Clean("1. +1 212 555 0123\n2. no"), "1. [[PHONE]]\n2. no");
  EXPECT_EQ(Clean("+1 212 555 0123\n+1 212 555 0124"), "[[PHONE]]\n[[PHONE]]");
  EXPECT_EQ(Clean("ann@example.com.\nThanks"), "[[EMAIL]].\nThanks");
  EXPECT_EQ(Clean("ann@example.com\n12 more"), "[[EMAIL]]\n12 more");
}

}  // namespace
}  // namespace tacit::privacy
