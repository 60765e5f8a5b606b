#include "cli/exit_code.h"

#include <gtest/gtest.h>

namespace tacit::cli {
namespace {

TEST(ExitCodes, AreTheDocumentedOnes) {
  struct Case {
    ErrorCode code;
    int exit_code;
    std::string_view name;
  };
  const Case cases[] = {
      {ErrorCode::kInvalidArgument, 2, "invalid_argument"},
      {ErrorCode::kNotFound, 1, "not_found"},
      {ErrorCode::kBadInput, 1, "bad_input"},
      {ErrorCode::kUnavailable, 1, "unavailable"},
      {ErrorCode::kDenied, 4, "denied"},
      {ErrorCode::kRetryLater, 5, "retry_later"},
      {ErrorCode::kRefused, 6, "refused"},
      {ErrorCode::kCorrupt, 7, "corrupt"},
      {ErrorCode::kLimit, 8, "limit"},
      {ErrorCode::kLocked, 10, "locked"},
      {ErrorCode::kInterrupted, 130, "interrupted"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ExitCodeOf(c.code), c.exit_code) << c.name;
    EXPECT_EQ(NameOf(c.code), c.name);
  }
}

TEST(ErrorAsJson, IsOneDocument) {
  EXPECT_EQ(ErrorAsJson({.code = ErrorCode::kRefused, .detail = "no \"private\" chat"}),
            "{\"version\":1,\"error\":{\"code\":\"refused\",\"message\":\"no \\\"private\\\" "
            "chat\",\"exit\":6}}\n");
  EXPECT_NE(ErrorAsJson({.code = ErrorCode::kRetryLater, .detail = "wait", .retry_after_s = 9})
                .find("\"retry_after_s\":9"),
            std::string::npos);
}

TEST(ErrorForPeople, SaysWhatAndWhatToDo) {
  EXPECT_EQ(ErrorForPeople({.code = ErrorCode::kNotFound, .detail = "no such file"}),
            "tacit: no such file\n");
  EXPECT_NE(ErrorForPeople({.code = ErrorCode::kLocked, .detail = "x"}).find("again"),
            std::string::npos);
  EXPECT_EQ(ErrorForPeople({.code = ErrorCode::kBadInput, .detail = "\x1b[2J"}).find('\x1b'),
            std::string::npos);
}

}  // namespace
}  // namespace tacit::cli
