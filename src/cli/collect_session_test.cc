#include "cli/collect_session.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "audit/log.h"
#include "cli/audit_trail.h"
#include "cli/channel_adding.h"
#include "cli/collect_status.h"
#include "cli/collect_summary.h"
#include "cli/collect_ways.h"
#include "cli/exit_code.h"
#include "cli/live_session.h"
#include "cli/preview.h"
#include "cli/query_run.h"
#include "cli/state_session.h"
#include "sources/scripted/scripted_source.h"

namespace tacit::cli {
namespace {

using sources::ScriptedSource;

class CollectSessionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = ::testing::TempDir() + "tacit_collect_cli_" + std::to_string(::getpid()) + "_" +
            ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(path_);
    auto opened = OpenOrCreateHome(path_);
    ASSERT_TRUE(opened) << opened.error().detail;
    opened_.emplace(*std::move(opened));
    state_ = *OpenState(opened_->home);
  }
  void TearDown() override {
    state_.reset();
    std::filesystem::remove_all(path_);
  }

  Result<state::Channel> Add(const std::string& name, const std::string& project = "acme") {
    TACIT_TRY(const state::Channel found,
              FindChannel(source_, *state_,
                          {.name = name, .project = project, .basis = "the board", .now = 5}));
    TACIT_CHECK_OK(KeepChannel(*state_, found));
    return found;
  }
  Result<pipeline::CollectReport> Collect(const CollectRequest& request = {}) {
    return CollectFrom(source_, *state_, *opened_, request, {});
  }
  std::string Query(const std::string& sql) {
    const auto session = *LakeSession::Open(opened_->home, opened_->config);
    const auto rows = SmallQuery(*session, opened_->config, sql);
    return rows && !rows->empty() ? (*rows)[0][0].value_or("NULL") : "error";
  }

  std::string path_;
  std::optional<OpenedHome> opened_;
  std::unique_ptr<state::State> state_;
  ScriptedSource source_;
};

TEST_F(CollectSessionTest, AddsAndCollects) {
  ScriptedSource::Fill(source_.Add("5", "acme_news"), 1, 7);
  ASSERT_TRUE(Add("acme_news"));
  const auto report = Collect();
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(CollectExit(*report), kExitOk);
  EXPECT_EQ(Query("SELECT count(*) FROM messages WHERE project = 'acme'"), "7");
  EXPECT_EQ(Query("SELECT basis FROM channels"), "the board");
  const auto verifier = AuditVerifier(opened_->home);
  ASSERT_TRUE(verifier);
  std::string entries;
  ASSERT_TRUE(audit::ReadEntries(AuditDirectory(opened_->home), *verifier, 0,
                                 [&](std::uint64_t, std::string_view entry) {
                                   entries += entry;
                                   return true;
                                 }));
  EXPECT_NE(entries.find("\"loaded\":7"), std::string::npos) << entries;

  const auto session = *LakeSession::Open(opened_->home, opened_->config);
  const auto status = ReadCollectStatus(*opened_, session->lake());
  ASSERT_TRUE(status) << status.error().detail;
  ASSERT_EQ(status->channels.size(), 1U);
  JsonWriter json;
  json.BeginObject();
  AppendCollectStatus(*status, json);
  json.EndObject();
  EXPECT_NE(
      json.view().find("\"name\":\"acme_news\",\"status\":\"active\",\"gaps\":0,"
                       "\"from_beginning\":true,\"coverage\":[{\"first\":\"0\",\"last\":\"7\"}]"),
      std::string::npos)
      << json.view();
  EXPECT_NE(json.view().find("\"outcome\":\"ok\",\"loaded\":7"), std::string::npos);
}

TEST_F(CollectSessionTest, WithoutChannelsItSaysWhatToDo) {
  const auto report = Collect();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kNotFound);
  EXPECT_NE(report.error().detail.find("tacit channels add"), std::string::npos);
}

TEST_F(CollectSessionTest, APrivateChannelIsNotAdded) {
  source_.Add("5", "acme_news").refusal = "private_supergroup";
  const auto added = Add("acme_news");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kRefused);
  EXPECT_NE(added.error().detail.find("private_supergroup"), std::string::npos);
  EXPECT_TRUE(state_->Channels()->empty());
}

TEST_F(CollectSessionTest, AChannelOfAnotherProjectIsNotAdded) {
  source_.Add("5", "acme_news");
  ASSERT_TRUE(Add("acme_news"));
  EXPECT_EQ(Add("acme_news", "other").error().code, ErrorCode::kInvalidArgument);
}

TEST_F(CollectSessionTest, ANameIsLookedUpOnce) {
  source_.Add("5", "acme_news");
  ASSERT_TRUE(Add("acme_news"));
  ASSERT_TRUE(state_->RemoveChannel(Platform::kTelegram, "5"));
  ASSERT_TRUE(Add("acme_news"));
  EXPECT_EQ(source_.methods, (std::vector<std::string>{"Find", "Open"}));
}

TEST_F(CollectSessionTest, ARefusedChannelIsReadAgainOnceItIsAddedAgain) {
  ScriptedSource::Fill(source_.Add("5", "acme_news"), 1, 7);
  ASSERT_TRUE(Add("acme_news"));
  source_.channels[0].refusal = "protected";
  const auto refused = Collect();
  ASSERT_TRUE(refused);
  EXPECT_EQ(CollectExit(*refused), kExitRefused);
  source_.channels[0].refusal.clear();
  EXPECT_EQ(Collect().error().code, ErrorCode::kNotFound);  // nobody has added it again
  ASSERT_TRUE(Add("acme_news"));
  ASSERT_TRUE(Collect());
  EXPECT_EQ(Query("SELECT count(*) FROM messages"), "7");
}

TEST_F(CollectSessionTest, TheBasisIsSaidAndClean) {
  const auto basis = CleanBasis("ask jane.doe@example.org, ticket 12", "acme", *opened_);
  ASSERT_TRUE(basis);
  EXPECT_EQ(basis->find("jane.doe"), std::string::npos);
  EXPECT_NE(basis->find("ticket 12"), std::string::npos);
  for (const std::string& words : {std::string(), std::string("  "), std::string(501, 'x')}) {
    EXPECT_EQ(CleanBasis(words, "acme", *opened_).error().code, ErrorCode::kInvalidArgument);
  }
}

// The keys are the same, but a preview says less: never one over the other unseen.
TEST_F(CollectSessionTest, TheTwoWaysDoNotMix) {
  ScriptedSource::Fill(source_.Add("5", "acme_news"), 1, 7);
  for (const bool preview : {false, true}) {
    AddRequest request{
        .name = "acme_news", .project = "acme", .basis = "x", .now = 5, .preview = preview};
    const auto added = FindChannel(source_, *state_, request);
    ASSERT_TRUE(added);
    EXPECT_EQ(added->preview, preview);
    ASSERT_TRUE(KeepChannel(*state_, *added));
    EXPECT_TRUE(FindChannel(source_, *state_, request));  // again, the same way
    request.preview = !preview;
    const auto refused = FindChannel(source_, *state_, request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(refused.error().detail.find("tacit channels remove"), std::string::npos);
    EXPECT_EQ(Collect({.preview = !preview}).error().code, ErrorCode::kNotFound);
    ASSERT_TRUE(Collect({.preview = preview}));
    EXPECT_EQ(Query("SELECT count(*) FROM messages"), "7");
    ASSERT_TRUE(state_->RemoveChannel(Platform::kTelegram, "5"));
  }
}

TEST_F(CollectSessionTest, PreviewsAreOffByDefault) {
  const auto session = LiveSession::OpenPreview(*opened_, {});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(session.error().detail.find("preview = true"), std::string::npos);
  ASSERT_TRUE(opened_->config.Override("telegram.preview", "true", "--x"));
  EXPECT_TRUE(LiveSession::OpenPreview(*opened_, {}));
}

// No setting makes them faster than one in five seconds, but for a server of tests.
TEST_F(CollectSessionTest, ThePaceOfPreviews) {
  for (const char* rate : {"0", "13", "600"}) {
    ASSERT_TRUE(opened_->config.Override("collect.calls_per_minute", rate, "--x"));
    EXPECT_EQ(PreviewBudget(opened_->config).interval, 5'000'000) << rate;
  }
  ASSERT_TRUE(opened_->config.Override("collect.calls_per_minute", "4", "--x"));
  EXPECT_EQ(PreviewBudget(opened_->config).interval, 15'000'000);
  for (const char* wrong :
       {"https://t.me", "http://t.me", "http://127.0.0.1:", "http://127.0.0.1",
        "http://127.0.0.1:80.evil.example", "http://127.0.0.1:80@evil:1", "http://localhost:80"}) {
    EXPECT_FALSE(opened_->config.Override("telegram.preview_server", wrong, "--x")) << wrong;
  }
  ASSERT_TRUE(opened_->config.Override("telegram.preview_server", "http://127.0.0.1:80", "--x"));
  ASSERT_TRUE(opened_->config.Override("collect.calls_per_minute", "0", "--x"));
  EXPECT_EQ(PreviewBudget(opened_->config).interval, 0);
}

TEST(CollectWays, MergesTwoReports) {
  pipeline::CollectReport one{.counts = {.messages = 3, .loaded = 2, .redacted = {{"EMAIL", 1}}},
                              .samples = 1,
                              .commits = 1,
                              .look_back = {.calls = 1, .messages = 10, .updated = 2, .deleted = 3},
                              .channels = {{.id = "5"}}};
  pipeline::CollectReport two{.counts = {.messages = 4, .loaded = 4, .redacted = {{"EMAIL", 2}}},
                              .commits = 2,
                              .look_back = {.calls = 4, .messages = 20, .updated = 5, .deleted = 6},
                              .channels = {{.id = "6", .refusal = "no_preview"}},
                              .stopped = Error{.code = ErrorCode::kRetryLater, .detail = "later"}};
  const pipeline::CollectReport both = Merged(one, two);
  EXPECT_EQ(both.counts.messages, 7U);
  EXPECT_EQ(both.counts.loaded, 6U);
  EXPECT_EQ(both.counts.redacted.at("EMAIL"), 3U);
  EXPECT_EQ(both.samples, 1U);
  EXPECT_EQ(both.commits, 3U);
  EXPECT_EQ(both.look_back.calls, 5U);
  EXPECT_EQ(both.look_back.messages, 30U);
  EXPECT_EQ(both.look_back.updated, 7U);
  EXPECT_EQ(both.look_back.deleted, 9U);
  ASSERT_EQ(both.channels.size(), 2U);
  EXPECT_EQ(both.channels[1].refusal, "no_preview");
  EXPECT_EQ(both.stopped->code, ErrorCode::kRetryLater);
  one.stopped = Error{.code = ErrorCode::kDenied, .detail = "sign in"};
  EXPECT_EQ(Merged(one, two).stopped->code, ErrorCode::kDenied);
}

TEST_F(CollectSessionTest, NobodyIsSignedIn) {
  const auto session = LiveSession::Open(Platform::kTelegram, *opened_, {});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, ErrorCode::kDenied);
  EXPECT_NE(session.error().detail.find("tacit login telegram"), std::string::npos);
}

TEST_F(CollectSessionTest, NoPaceIsForTestServersOnly) {
  ASSERT_TRUE(opened_->config.Override("collect.calls_per_minute", "0", "--x"));
  const auto session = LiveSession::Open(Platform::kTelegram, *opened_, {});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(CollectSessionTest, OneProcessIsConnected) {
  const auto lock = FileLock::TryExclusive(path_ + "/collect.telegram.lock");
  ASSERT_TRUE(lock);
  EXPECT_EQ(LiveSession::Open(Platform::kTelegram, *opened_, {}).error().code, ErrorCode::kLocked);
}

}  // namespace
}  // namespace tacit::cli
