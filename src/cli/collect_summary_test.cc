#include "cli/collect_summary.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/collect_view.h"
#include "cli/exit_code.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr Micros kTime = 1'700'000'000'000'000;  // 2023-11-14T22:13:20Z

pipeline::CollectReport Example() {
  return {
      .counts = {.messages = 9,
                 .loaded = 7,
                 .updated = 2,
                 .refused = {{"protected", 1}},
                 .redacted = {{"EMAIL", 3}},
                 .seconds = 0.5},
      .deleted = 1,
      .samples = 4,
      .commits = 2,
      .kept_out = 5,
      .look_back = {.calls = 6, .messages = 90, .updated = 3, .deleted = 1},
      .channels = {{.project = "acme",
                    .id = "5",
                    .handle = "acme_news",
                    .messages = 9,
                    .gaps = 1,
                    .from_beginning = true},
                   {.project = "acme", .id = "6", .handle = "acme_old", .refusal = "protected"}},
      .stopped = Error{.code = ErrorCode::kRetryLater, .detail = "wait", .retry_after_s = 77}};
}

TEST(CollectSummary, JsonIsTheDocumentedContract) {
  EXPECT_EQ(CollectJson(Example(), false),
            "{\"version\":1,\"dry_run\":false,\"messages\":9,\"loaded\":7,\"updated\":2,"
            "\"unchanged\":0,\"deleted\":1,\"samples\":4,\"kept_out\":5,"
            "\"refused\":{\"protected\":1},\"withheld\":{},\"dropped\":{},"
            "\"redacted\":{\"EMAIL\":3},\"guard\":{},\"commits\":2,"
            "\"look_back\":{\"calls\":6,\"messages\":90,\"updated\":3,\"deleted\":1},\"channels\":["
            "{\"project\":\"acme\",\"channel_id\":\"5\",\"name\":\"acme_news\",\"messages\":9,"
            "\"gaps\":1,\"from_beginning\":true},{\"project\":\"acme\",\"channel_id\":\"6\","
            "\"name\":\"acme_old\",\"messages\":0,\"gaps\":0,\"from_beginning\":false,"
            "\"refused\":\"protected\"}],\"seconds\":0.500,\"stopped\":{\"code\":\"retry_later\","
            "\"message\":\"wait\",\"retry_after_s\":77},\"exit\":5}\n");
}

TEST(CollectSummary, ForPeopleItFitsTheTerminal) {
  const std::string text = CollectText(Example(), false, Style{});
  for (const char* word : {"loaded", "deleted", "samples", "kept out", "EMAIL 3", "@acme_news",
                           "1 gaps", "refused: protected", "does not let content be saved"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word;
  }
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80U) << line;
}

TEST(CollectSummary, ExitCodes) {
  pipeline::CollectReport report = Example();
  EXPECT_EQ(CollectExit(report), kExitRetryLater);
  report.stopped->code = ErrorCode::kInterrupted;
  EXPECT_EQ(CollectExit(report), kExitInterrupted);
  report.stopped.reset();
  EXPECT_EQ(CollectExit(report), kExitPartial);
  report.channels.erase(report.channels.begin());
  EXPECT_EQ(CollectExit(report), kExitRefused);
  report.channels.clear();
  EXPECT_EQ(CollectExit(report), kExitOk);
}

TEST(CollectView, Lines) {
  EXPECT_EQ(CollectLine({.phase = pipeline::CollectPhase::kBackfill,
                         .channel = "acme",
                         .messages = 1234,
                         .reached = kTime}),
            "history  @acme  1,234 messages, back to 2023-11-14");
  EXPECT_EQ(CollectLine({.phase = pipeline::CollectPhase::kLive}), "following");
  EXPECT_EQ(CollectLine({.phase = pipeline::CollectPhase::kLookBack, .channel = "acme"}),
            "looking back  @acme  0 messages");
  EXPECT_EQ(WaitLine({.method = "getChatHistory",
                      .reason = sources::WaitReason::kFlood,
                      .until = kTime,
                      .left = 34'000'000}),
            "waiting 34 s: flood wait of getChatHistory, until 2023-11-14T22:13:20Z");
}

}  // namespace
}  // namespace tacit::cli
