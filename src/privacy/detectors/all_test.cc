#include "privacy/detectors/all.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace tacit::privacy {
namespace {

TEST(Policy, HasADigestOfTheStoredForm) {
  const std::string digest = MakePolicy({}).digest;
  ASSERT_EQ(digest.size(), 19U);
  EXPECT_TRUE(digest.starts_with("p1_"));
  EXPECT_EQ(digest.find_first_not_of("0123456789abcdef", 3), std::string::npos);
}

TEST(Policy, HasTheSameDigestForTheSameSettingsOnly) {
  const DetectorSettings one{.phone_regions = {"US", "GB"}};
  const DetectorSettings other{.phone_regions = {"US"}};
  EXPECT_EQ(MakePolicy(one).digest, MakePolicy(one).digest);
  EXPECT_NE(MakePolicy(one).digest, MakePolicy(other).digest);
  EXPECT_NE(MakePolicy(one).digest, MakePolicy({}).digest);
  EXPECT_NE(MakePolicy({.names_version = "a"}).digest, MakePolicy({}).digest);
}

TEST(Policy, NamesEachDetectorOnceAndGivesItATrigger) {
  std::set<std::string_view> names;
  const Policy policy = MakePolicy({});
  for (const auto& detector : policy.detectors) {
    EXPECT_TRUE(names.insert(detector->name()).second) << detector->name();
    EXPECT_NE(detector->triggers(), 0U) << detector->name();
  }
}

}  // namespace
}  // namespace tacit::privacy
