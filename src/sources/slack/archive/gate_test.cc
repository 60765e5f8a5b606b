#include "sources/slack/archive/gate.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "sources/slack/archive/test_support.h"

namespace tacit::sources::slack {
namespace {

const std::string kDay =
    R"([{"type":"message","user":"U07ANN","ts":"1700000000.000100","text":"x"}])";

// "general random | dm:2 private_channel:1" or the error.
std::string Pass(Files files, std::vector<std::string> only = {}) {
  const auto archive = OpenFiles(std::move(files), {.only_channels = std::move(only)});
  if (!archive) {
    EXPECT_EQ(archive.error().code, ErrorCode::kBadInput);
    return archive.error().detail;
  }
  std::string line;
  for (const RawChannel& channel : (*archive)->channels()) line += channel.handle + " ";
  line += "|";
  for (const auto& [kind, count] : (*archive)->refused()) {
    line += " " + kind + ":" + std::to_string(count);
  }
  return line;
}

TEST(Gate, AFlagThatSaysOtherwiseRefuses) {
  struct Case {
    std::string_view fields;  // of the channel object
    std::string_view passed;
  };
  for (const Case& c : std::to_array<Case>({
           {R"("id":"C1","name":"a")", "a |"},
           {R"("id":"C1","name":"a","is_channel":true,"is_private":false,"is_group":false,)"
            R"("is_im":false,"is_mpim":false,"is_shared":false,"is_ext_shared":false,)"
            R"("is_org_shared":false,"is_pending_ext_shared":false)",
            "a |"},
           {R"("id":"C1","name":"a","is_private":null)", "a |"},
           {R"("id":"C1","name":"a","is_archived":true)", "a |"},
           {R"("id":"C1","name":"a","is_shared":true,"is_org_shared":true)", "a |"},
           {R"("id":"C1","name":"a","is_private":true)", "| private_channel:1"},
           {R"("id":"C1","name":"a","is_private":"true")", "| private_channel:1"},
           {R"("id":"C1","name":"a","is_private":1)", "| private_channel:1"},
           {R"("id":"C1","name":"a","is_private":{})", "| private_channel:1"},
           {R"("is_private":true,"id":"C1","name":"a","is_private":false)", "| private_channel:1"},
           {R"("id":"C1","name":"a","is_group":true)", "| private_channel:1"},
           {R"("id":"C1","name":"a","is_im":true)", "| dm:1"},
           {R"("id":"C1","name":"a","is_mpim":true)", "| group_dm:1"},
           {R"("id":"C1","name":"a","is_mpim":true,"is_private":true)", "| group_dm:1"},
           {R"("id":"C1","name":"a","is_ext_shared":true)", "| shared_channel:1"},
           {R"("id":"C1","name":"a","is_pending_ext_shared":true)", "| shared_channel:1"},
           {R"("id":"C1","name":"a","is_shared":true)", "| shared_channel:1"},
           {R"("id":"C1","name":"a","is_shared":true,"is_org_shared":"yes")", "| shared_channel:1"},
           {R"("id":"C1","name":"a","is_shared":true,"is_org_shared":true,"is_ext_shared":true)",
            "| shared_channel:1"},
           {R"("id":"C1","name":"a","is_channel":false)", "| unknown:1"},
           {R"("id":"D1","name":"a")", "| dm:1"},
           {R"("id":"G1","name":"a")", "| private_channel:1"},
           {R"("id":"G1","name":"a","is_private":false)", "a |"},
           {R"("id":"C1")", "| unknown:1 unlisted_folder:1"},
           {R"("name":"a")", "| unknown:1 unlisted_folder:1"},
           {R"("id":7,"name":"a")", "| unknown:1 unlisted_folder:1"},
           {R"("id":"C1/../","name":"a")", "| unknown:1"},
       })) {
    const std::string list = "[{" + std::string(c.fields) + "}]";
    EXPECT_EQ(Pass({{"channels.json", list}, {"a/2024-01-01.json", kDay}}), c.passed) << list;
  }
}

TEST(Gate, PrivateListsAreCountedAndNeverRead) {
  const Files files{
      {"channels.json",
       R"([{"id":"C1","name":"general"},{"id":"C2","name":"old","is_archived":true}])"},
      {"groups.json", R"([{"id":"G1","name":"hiring"},{"id":"C9","name":"board"}])"},
      {"dms.json", R"([{"id":"D1","members":["U1","U2"]},{"id":"D2"}])"},
      {"mpims.json", R"([{"id":"C8","name":"mpdm-a--b-1"}])"},
      {"general/2024-01-01.json", kDay},
      {"hiring/2024-01-01.json", "SECRET, and not JSON"},
      {"D1/2024-01-01.json", "SECRET, and not JSON"},
      {"mpdm-a--b-1/2024-01-01.json", "SECRET, and not JSON"},
      {"nobody/2024-01-01.json", "SECRET, and not JSON"},
      {"nobody/2024-01-02.json", "SECRET, and not JSON"},
      {"__uploads/F1/a.png", "x"},
      {"general/canvas_in_the_conversation.json", "SECRET, and not JSON"},
      {"canvases.json", "SECRET, and not JSON"},
      {"integration_logs.json", "SECRET, and not JSON"}};
  EXPECT_EQ(Pass(files), "general old | dm:2 group_dm:1 private_channel:2 unlisted_folder:1");
  EXPECT_EQ(ReadAll(files),
            std::vector<std::string>{"#0 1700000000.000100 text by user:U07ANN 1|x"});
}

TEST(Gate, AChannelInTwoListsIsRefused) {
  const std::string general = R"([{"id":"C1","name":"general"}])";
  EXPECT_EQ(Pass({{"channels.json", general}, {"groups.json", R"([{"id":"C1","name":"x"}])"}}),
            "| private_channel:1");
  EXPECT_EQ(
      Pass({{"channels.json", general}, {"groups.json", R"([{"id":"G1","name":"General"}])"}}),
      "| private_channel:2");
  EXPECT_EQ(Pass({{"channels.json", general}, {"mpims.json", R"([{"id":"C1"}])"}}), "| group_dm:1");
  EXPECT_EQ(Pass({{"channels.json", R"([{"id":"C1","name":"d07x"}])"},
                  {"dms.json", R"([{"id":"D07X"}])"}}),
            "| dm:2")
      << "a direct message's folder is called like its id";
}

TEST(Gate, SelectsByNameOrIdAfterTheGate) {
  const Files files{{"channels.json", R"([{"id":"C1","name":"general"},{"id":"C2","name":"random"},
                                          {"id":"C3","name":"secret","is_private":true}])"}};
  EXPECT_EQ(Pass(files, {"random"}), "random | not_selected:1 private_channel:1");
  EXPECT_EQ(Pass(files, {"#Random"}), "random | not_selected:1 private_channel:1");
  EXPECT_EQ(Pass(files, {"C1", "random"}), "general random | private_channel:1");
  EXPECT_EQ(Pass(files, {"secret"}), "| not_selected:2 private_channel:1");
}

TEST(Gate, RefusesListsThatContradictThemselves) {
  const std::string twice = "the export: channels.json lists two channels with one id or one name";
  EXPECT_EQ(Pass({{"channels.json", R"([{"id":"C1","name":"a"},{"id":"C2","name":"a"}])"}}), twice);
  EXPECT_EQ(Pass({{"channels.json", R"([{"id":"C1","name":"a"},{"id":"C2","name":"A"}])"}}), twice);
  EXPECT_EQ(Pass({{"channels.json", R"([{"id":"C1","name":"a"},{"id":"C1","name":"b"}])"}}), twice);
}

TEST(Gate, SaysWhatIsWrongWithTheLists) {
  EXPECT_EQ(Pass({{"users.json", "[]"}}),
            "the export: has no channels.json: choose the folder or zip that Slack's export made");
  EXPECT_EQ(Pass({}),
            "the export: has no channels.json: choose the folder or zip that Slack's export made");
  EXPECT_EQ(Pass({{"channels.json", "{}"}}),
            "the export: channels.json is not a JSON array at byte 0");
  EXPECT_EQ(Pass({{"channels.json", "[]"}, {"dms.json", "[{"}}),
            "the export: dms.json is cut off in the object that begins at byte 1");
  EXPECT_EQ(Pass({{"channels.json", "[3]"}}),
            "the export: channels.json has something that is not an object at byte 1");
  EXPECT_EQ(Pass({{"channels.json", "[]"}, {"groups.json", " null\n"}}), "|") << "slackdump";
}

TEST(Gate, AGridHasAWorkspaceInEachTeam) {
  const Files files{
      {"org_users.json", R"([{"id":"W1","name":"ann","profile":{"display_name":"Ann"}}])"},
      {"channels.json", R"([{"id":"C1","name":"all-hands"}])"},
      {"all-hands/2024-01-01.json", kDay},
      {"teams/acme/channels.json", R"([{"id":"C2","name":"general"},{"id":"C4","name":"both"}])"},
      {"teams/acme/users.json", R"([{"id":"W1","name":"ann"},{"id":"U2","name":"ben"}])"},
      {"teams/acme/general/2024-01-01.json", kDay},
      {"teams/beta/channels.json",
       R"([{"id":"C3","name":"general"},{"id":"C4","name":"both","is_ext_shared":true}])"},
      {"teams/beta/general/2024-01-02.json", kDay},
      {"teams/beta/hidden/2024-01-02.json", kDay},
      {"teams/gone/general/2024-01-02.json", kDay}};
  EXPECT_EQ(Pass(files), "all-hands general general | shared_channel:1 unlisted_folder:2");
  EXPECT_EQ(ReadAll(files).size(), 3U);
  const auto archive = OpenFiles(files);
  ASSERT_TRUE(archive);
  ASSERT_EQ((*archive)->people().size(), 2U);
  EXPECT_EQ((*archive)->people()[0].display, "Ann");
}

TEST(Gate, AChannelOfTwoWorkspacesHasTheDaysOfBothAndNoMessageTwice) {
  const std::string other =
      R"([{"user":"U1","ts":"1700000000.000100","text":"x"},{"user":"U1","ts":"1700000001.000100","text":"y"}])";
  const Files files{
      {"teams/a/channels.json", R"([{"id":"C1","name":"both"}])"},
      {"teams/b/channels.json", R"([{"id":"C1","name":"both"}])"},
      {"teams/a/both/2024-01-01.json", kDay},
      {"teams/b/both/2024-01-01.json", other},
      {"teams/b/both/2023-12-31.json", R"([{"user":"U1","ts":"1699999999.000100","text":"z"}])"}};
  const std::vector<std::string> expected{"#0 1699999999.000100 text by user:U1 1|z",
                                          "#0 1700000000.000100 text by user:U07ANN 1|x",
                                          "#0 1700000001.000100 text by user:U1 1|y"};
  EXPECT_EQ(ReadAll(files), expected);
  EXPECT_EQ(ReadAll(files, {.part_bytes = 1}), expected) << "a day is not cut";
}

TEST(Gate, DescribesChannelsInCanonicalText) {
  const auto archive = OpenFiles({{"channels.json",
                                   R"([{"id":"C1","name":"general","members":["U1","U2"],
                                   "topic":{"value":"ask <@U1|ann> in <#C1>"},
                                   "purpose":{"value":"a &amp; b","creator":"U1"},"is_archived":true},
                                   {"id":"C2","name":"random","num_members":7,"members":[],
                                   "topic":{"value":""},"purpose":{"value":"fun"}}])"}});
  ASSERT_TRUE(archive);
  const auto& channels = (*archive)->channels();
  ASSERT_EQ(channels.size(), 2U);
  EXPECT_EQ(channels[0].id, "C1");
  EXPECT_EQ(channels[0].title, "general");
  EXPECT_EQ(channels[0].description, "a & b\nask @user in #general");
  EXPECT_EQ(channels[0].members, 2);
  EXPECT_EQ(channels[0].kind, "channel");
  EXPECT_TRUE(channels[0].archived);
  EXPECT_EQ(channels[1].members, 7);
  EXPECT_EQ(channels[1].description, "fun");
}

}  // namespace
}  // namespace tacit::sources::slack
