#include "sources/confirmed.h"

#include <gtest/gtest.h>

#include <optional>
#include <type_traits>

#include "sources/acts.h"

namespace tacit::sources {
namespace {

class Answering final : public Prompt {
 public:
  explicit Answering(std::optional<std::string> answer) : answer_(std::move(answer)) {}
  Result<std::string> Ask(std::string_view words) override {
    asked = words;
    if (answer_) return *answer_;
    return Fail(ErrorCode::kInterrupted, "the input ended");
  }
  std::string asked;

 private:
  std::optional<std::string> answer_;
};

TEST(Confirmed, NeedsTheWordYesAndNothingElse) {
  for (const char* answer : {"", "y", "Yes", "YES", "yes ", " yes", "yes\r", "no", "yess", "1"}) {
    Answering person{std::string(answer)};
    const auto refused = Confirmed<JoinChannel>::Ask({.channel = "7"}, "Type yes: ", person);
    ASSERT_FALSE(refused) << answer;
    EXPECT_EQ(refused.error().code, ErrorCode::kInterrupted);
    EXPECT_EQ(person.asked, "Type yes: ");
  }
  Answering gone{std::nullopt};
  EXPECT_FALSE(Confirmed<JoinChannel>::Ask({.channel = "7"}, "", gone));
}

TEST(Confirmed, HoldsWhatWasAllowed) {
  Answering person{"yes"};
  const auto allowed = Confirmed<LeaveChannel>::Ask({.channel = "7"}, "Leave? ", person);
  ASSERT_TRUE(allowed);
  EXPECT_EQ(allowed->act().channel, "7");
}

// One word, one act: it cannot be copied, made from nothing, or turned into another.
static_assert(!std::is_copy_constructible_v<Confirmed<JoinChannel>>);
static_assert(!std::is_copy_assignable_v<Confirmed<JoinChannel>>);
static_assert(!std::is_default_constructible_v<Confirmed<JoinChannel>>);
static_assert(!std::is_constructible_v<Confirmed<JoinChannel>, JoinChannel>);
static_assert(!std::is_constructible_v<Confirmed<JoinChannel>, Confirmed<LeaveChannel>>);

}  // namespace
}  // namespace tacit::sources
