#include "sources/slack/blocks.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "sources/slack/test_render.h"

namespace tacit::sources::slack {
namespace {

using Append = void (*)(dom::array, const ChannelNames&, TextBuilder&);

std::string Canonical(std::string_view json, Append append) {
  ChannelNames channels;
  channels.Add("C07PUBLIC", "launch");
  dom::parser parser;
  dom::array array;
  if (parser.parse(simdjson::padded_string(json)).get(array) != simdjson::SUCCESS)
    return "not JSON";
  TextBuilder out;
  append(array, channels, out);
  return Render(out);
}

struct Case {
  std::string_view json;
  std::string_view canonical;
};

// A rich_text block with one section of these elements.
std::string Section(std::string_view elements) {
  return R"([{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[)" +
         std::string(elements) + "]}]}]";
}

TEST(Blocks, LeafElementsKeepTheirOrder) {
  for (const Case& c : std::to_array<Case>({
           {R"({"type":"text","text":"a & <b>"})", "a & <b>"},
           {R"({"type":"text","text":"a","style":{"bold":true}},{"type":"text","text":"b"})", "ab"},
           {R"({"type":"text","text":"x[0]","style":{"code":true}})", "{code:x[0]}"},
           {R"({"type":"text","text":"a "},{"type":"user","user_id":"U07ANN"})",
            "a {user:U07ANN:@user}"},
           {R"({"type":"usergroup","usergroup_id":"S07OPS"})", "{group:S07OPS:@group}"},
           {R"({"type":"channel","channel_id":"C07PUBLIC"})", "{channel:C07PUBLIC:#launch}"},
           {R"({"type":"channel","channel_id":"C07HIDDEN"})", "{channel:#channel}"},
           {R"({"type":"broadcast","range":"here"})", "@here"},
           {R"({"type":"broadcast","range":"the whole town"})", ""},
           {R"({"type":"emoji","name":"wave","unicode":"1f44b"})", ":wave:"},
           {R"({"type":"emoji","name":"wave","skin_tone":3})", ":wave::skin-tone-3:"},
           {R"({"type":"emoji","name":"wave","skin_tone":9})", ":wave:"},
           {R"({"type":"link","url":"https://a.example/x"})", "{url:https://a.example/x}"},
           {R"({"type":"link","url":"https://a.example/x","text":"plan"})",
            "plan ({url:https://a.example/x})"},
           {R"({"type":"link","url":"https://a.example","text":"a.example"})",
            "{url:https://a.example}"},
           {R"({"type":"link","url":"mailto:ann@example.org","text":"Ann"})",
            "{email:ann@example.org}"},
           {R"({"type":"date","timestamp":1,"format":"{date}","fallback":"May 1"})", "May 1"},
           {R"({"type":"color","value":"#FF0000"})", "#FF0000"},
           {R"({"type":"team","team_id":"T07"})", ""},
           {R"({"type":"canvas","file_id":"F07"})", ""},
           {R"({"type":"thing_of_tomorrow","text":"Ann","name":"Ann"})", ""},
           {R"({"text":"no type"},5,null,"x",["y"])", ""},
           {R"({"type":"text","text":null})", ""},
           {R"({"type":"text"})", ""},
       })) {
    EXPECT_EQ(Canonical(Section(c.json), AppendBlocks), c.canonical) << c.json;
  }
}

TEST(Blocks, ListsQuotesAndCodeAreLines) {
  const auto item = [](std::string_view text) {
    return R"({"type":"rich_text_section","elements":[{"type":"text","text":")" +
           std::string(text) + R"("}]})";
  };
  const auto rich = [](const std::string& elements) {
    return R"([{"type":"rich_text","elements":[)" + elements + "]}]";
  };
  const std::string list = R"({"type":"rich_text_list","style":"bullet","indent":0,"elements":[)" +
                           item("one") + "," + item("two") + "]}";
  const std::string nested =
      R"({"type":"rich_text_list","style":"ordered","indent":1,"offset":2,"elements":[)" +
      item("deep") + "]}";
  EXPECT_EQ(Canonical(rich(item("before") + "," + list + "," + nested + "," + item("after")),
                      AppendBlocks),
            "before\n• one\n• two\n  3. deep\nafter");
  EXPECT_EQ(Canonical(rich(item("before\\n") + "," + list), AppendBlocks), "before\n• one\n• two");
  EXPECT_EQ(Canonical(rich(R"({"type":"rich_text_quote","elements":[{"type":"text","text":"a\nb"},)"
                           R"({"type":"user","user_id":"U07ANN"}]},)" +
                           item("c")),
                      AppendBlocks),
            "> a\n> b{user:U07ANN:@user}\nc");
  EXPECT_EQ(Canonical(rich(R"({"type":"rich_text_preformatted","elements":[)"
                           R"({"type":"text","text":"int x;\nint y;"},)"
                           R"({"type":"link","url":"https://a.example"}]})"),
                      AppendBlocks),
            "{code:int x;\nint y;}{url:https://a.example}");
  EXPECT_EQ(Canonical(rich(R"({"type":"rich_text_of_tomorrow","elements":[)" + item("x") + "]}"),
                      AppendBlocks),
            "");
}

TEST(Blocks, OtherBlocksGiveTheirTextObjects) {
  for (const Case& c : std::to_array<Case>({
           {R"([{"type":"section","text":{"type":"mrkdwn","text":"*a* &amp; <@U07ANN|ann>"}}])",
            "*a* & {user:U07ANN:@user}"},
           {R"([{"type":"section","fields":[{"type":"mrkdwn","text":"a"},)"
            R"({"type":"plain_text","text":"b"}]}])",
            "a\nb"},
           {R"([{"type":"header","text":{"type":"plain_text","text":"Head"}},)"
            R"({"type":"divider"},{"type":"section","text":{"type":"mrkdwn","text":"body"}}])",
            "Head\nbody"},
           {R"([{"type":"context","elements":[{"type":"image","alt_text":"Ann","image_url":"x"},)"
            R"({"type":"mrkdwn","text":"note"}]}])",
            "note"},
           {R"([{"type":"markdown","text":"**a** <https://a.example>"}])",
            "**a** {url:https://a.example}"},
           {R"([{"type":"image","alt_text":"Ann","title":{"type":"plain_text","text":"Ann"}}])",
            ""},
           {R"([{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text",)"
            R"("text":"Ann"},"value":"Ann"}]}])",
            ""},
           {R"([{"type":"block_of_tomorrow","text":{"type":"mrkdwn","text":"Ann"}}])", ""},
           {R"([{"type":"section","text":{"type":"text_of_tomorrow","text":"Ann"}}])", ""},
           {R"([{"type":"section","text":"Ann"},null,1])", ""},
           {"[]", ""},
       })) {
    EXPECT_EQ(Canonical(c.json, AppendBlocks), c.canonical) << c.json;
  }
}

TEST(Blocks, DeepNestingEnds) {
  std::string json = R"({"type":"text","text":"x"})";
  for (int i = 0; i < 200; ++i) {
    json = R"({"type":"rich_text_quote","elements":[)" + json + "]}";
  }
  EXPECT_EQ(Canonical(R"([{"type":"rich_text","elements":[)" + json + "]}]", AppendBlocks), "");
}

TEST(Attachments, GiveTheirTextAndNothingOfTheirAuthor) {
  for (const Case& c : std::to_array<Case>({
           {R"([{"pretext":"p","title":"t","text":"x &amp; y","fallback":"f","author_name":"Ann",)"
            R"("author_link":"l","from_url":"u","footer":"Ann","id":1}])",
            "p\nt\nx & y"},
           {R"([{"fallback":"f"}])", "f"},
           {R"([{"text":"a"},{"text":"b"}])", "a\nb"},
           {R"([{"fallback":"[no preview]","blocks":[{"type":"section","text":)"
            R"({"type":"mrkdwn","text":"in a block"}}]}])",
            "in a block"},
           {R"([{"text":"quoted","is_msg_unfurl":true,"channel_id":"C07HIDDEN"}])", ""},
           {R"([{"text":"quoted","is_share":true}])", ""},
           {R"([{"text":"quoted","channel_id":"G07HIDDEN"}])", ""},
           {R"([{"fields":[{"title":"Reporter","value":"Ann"}]}])", ""},
           {R"([null,3,{"text":7}])", ""},
       })) {
    EXPECT_EQ(Canonical(c.json, AppendAttachments), c.canonical) << c.json;
  }
}

}  // namespace
}  // namespace tacit::sources::slack
