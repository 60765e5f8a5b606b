#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "sources/slack/archive/test_support.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {
namespace {

// Every shape that the readers know, once.
Files Sample() {
  return {
      {"channels.json",
       R"([{"id":"C1","name":"general","is_private":false,"members":["U1"],)"
       R"("topic":{"value":"t <#C1>"},"purpose":{"value":"p"}},{"id":"C2","name":"x","is_im":true}])"},
      {"groups.json", R"([{"id":"G1","name":"hiring"}])"},
      {"users.json", R"([{"id":"U1","name":"ann","profile":{"display_name":"Ann"}}])"},
      {"general/2024-01-01.json",
       R"([{"type":"message","user":"U1","ts":"1700000000.000100","text":"a &amp; <@U1|b> `c` <https://a.example|d>",)"
       R"("edited":{"ts":"1700000001.000000"},"reactions":[{"name":"+1","count":2,"users":["U1"]}]},)"
       R"({"ts":"1700000002.000100","thread_ts":"1700000000.000100","bot_id":"B1","attachments":)"
       R"([{"text":"x","fallback":"y"}]},{"ts":"1700000003.000100","user":"U1","blocks":[{"type":"rich_text",)"
       R"("elements":[{"type":"rich_text_list","style":"ordered","indent":1,"elements":[{"type":)"
       R"("rich_text_section","elements":[{"type":"text","text":"\ud83d\ude00","style":{"code":true}},)"
       R"({"type":"link","url":"https://a.example"},{"type":"user","user_id":"U1"}]}]},{"type":)"
       R"("rich_text_quote","elements":[{"type":"text","text":"q\nr"}]}]}]},)"
       R"({"ts":"1700000004.000100","subtype":"file_share","user":"U1","file":{"mimetype":"image/png"},)"
       R"("text":"<@U1|ann> uploaded a file: <https://a.example|f> and commented: ok"}])"}};
}

constexpr std::string_view kPieces[] = {
    "{",  "}", "[",  "]",   "\"",           "\\",      ",",      ":",       "<",
    ">",  "&", "`",  "```", "null",         "true",    "1e9",    "\\ud83d", "\xFF",
    "<@", "|", "\n", "> ",  "\"ts\":\"1\"", "<!date^", "\\u0000"};

void Mutate(std::mt19937_64& random, std::string& text) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  const std::size_t at = below(text.size());
  switch (below(5)) {
    case 0:
      text[at] = static_cast<char>(random());
      break;
    case 1:
      text.erase(at, 1 + below(20));
      break;
    case 2:
      text.insert(at, kPieces[below(std::size(kPieces))]);
      break;
    case 3:
      text.insert(at, text.substr(below(text.size()), below(60)));
      break;
    default:
      text.resize(at);
      break;
  }
}

// Spans must stand in order, not overlap, and lie inside a text that is UTF-8.
void CheckMessage(const RawMessage& message) {
  ASSERT_TRUE(simdjson::validate_utf8(message.text));
  std::uint32_t last = 0;
  for (const RawSpan& span : message.spans) {
    ASSERT_LE(last, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, message.text.size());
    last = span.end;
  }
  ASSERT_GT(message.order, 0);
  ASSERT_FALSE(message.message_id.empty());
}

TEST(SlackArchive, TwoThousandMutationsNeitherCrashNorHang) {
  std::mt19937_64 random(20240229);
  std::size_t opened = 0;
  std::size_t stopped = 0;
  std::size_t messages = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 2000; ++i) {
    Files files = Sample();
    const std::size_t rounds = 1 + random() % 4;
    // Mostly the messages: a list that does not parse ends the run at once.
    std::string& target = random() % 4 == 0 ? files[random() % 3].second : files[3].second;
    for (std::size_t round = 0; round < rounds && !target.empty(); ++round) Mutate(random, target);
    const auto archive = OpenFiles(std::move(files), {.part_bytes = 1});
    if (!archive) {
      ASSERT_EQ(archive.error().code, ErrorCode::kBadInput);
      continue;
    }
    ++opened;
    for (std::size_t part = 0; part < (*archive)->part_count(); ++part) {
      auto reader = (*archive)->OpenPart(part);
      ASSERT_TRUE(reader);
      RawMessage message;
      auto more = (*reader)->Next(message);
      for (; more && *more; more = (*reader)->Next(message)) {
        CheckMessage(message);
        ++messages;
      }
      if (more) continue;
      ++stopped;
      ASSERT_EQ(more.error().code, ErrorCode::kBadInput);
    }
  }
  // The mutations must reach the parsers, or this test shows nothing.
  EXPECT_GT(opened, 1000U);
  EXPECT_GT(stopped, 300U);
  EXPECT_GT(messages, 2000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

}  // namespace
}  // namespace tacit::sources::slack
