#include "sources/slack/mrkdwn.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <string>

#include "sources/slack/test_render.h"

namespace tacit::sources::slack {
namespace {

std::string Canonical(std::string_view mrkdwn) {
  ChannelNames channels;
  channels.Add("C07PUBLIC", "launch");
  TextBuilder out;
  AppendMrkdwn(mrkdwn, channels, out);
  return Render(out);
}

struct Case {
  std::string_view mrkdwn;
  std::string_view canonical;
};

void Check(std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Canonical(c.mrkdwn), c.canonical) << "of " << c.mrkdwn;
}

TEST(Mrkdwn, PlainTextStaysAsItIs) {
  Check(std::to_array<Case>({
      {"", ""},
      {"hello", "hello"},
      {"*bold* _italic_ ~struck~", "*bold* _italic_ ~struck~"},
      {"two\nlines", "two\nlines"},
      {"цена 5 € — да", "цена 5 € — да"},
      {":wave::skin-tone-3: hi", ":wave::skin-tone-3: hi"},
      {"ann@example.org", "ann@example.org"},
      {"a > b", "a > b"},
      {"> a quote", "> a quote"},
  }));
}

TEST(Mrkdwn, EntitiesAreDecodedOnce) {
  Check(std::to_array<Case>({
      {"a &amp; b", "a & b"},
      {"&lt;b&gt;", "<b>"},
      {"&amp;lt;", "&lt;"},
      {"&amp;amp;", "&amp;"},
      {"&amp;amp;lt;", "&amp;lt;"},
      {"&quot;x&#39;", "&quot;x&#39;"},
      {"& &am &amp", "& &am &amp"},
      {"&lt;@U07ANN&gt;", "<@U07ANN>"},
      {"&lt;https://a.example&gt;", "<https://a.example>"},
      {"&", "&"},
  }));
}

TEST(Mrkdwn, MentionsLoseTheirLabels) {
  Check(std::to_array<Case>({
      {"<@U07ANN>", "{user:U07ANN:@user}"},
      {"<@W07ANN>", "{user:W07ANN:@user}"},
      {"<@U07ANN|ann>", "{user:U07ANN:@user}"},
      {"<@U07ANN|>", "{user:U07ANN:@user}"},
      {"<@B07BOT|deploy bot>", "{user:B07BOT:@user}"},
      {"<@USLACKBOT>", "{user:USLACKBOT:@user}"},
      {"hi <@U07ANN>, <@U07BEN>!", "hi {user:U07ANN:@user}, {user:U07BEN:@user}!"},
      {"<@U07ANN><@U07BEN>", "{user:U07ANN:@user}{user:U07BEN:@user}"},
      {"*<@U07ANN>*", "*{user:U07ANN:@user}*"},
      {"<!subteam^S07OPS|@ops-team>", "{group:S07OPS:@group}"},
      {"<!subteam^S07OPS>", "{group:S07OPS:@group}"},
  }));
}

TEST(Mrkdwn, OnlyListedPublicChannelsAreNamed) {
  Check(std::to_array<Case>({
      {"<#C07PUBLIC|launch>", "{channel:C07PUBLIC:#launch}"},
      {"<#C07PUBLIC|>", "{channel:C07PUBLIC:#launch}"},
      {"<#C07PUBLIC>", "{channel:C07PUBLIC:#launch}"},
      {"<#C07PUBLIC|old-name>", "{channel:C07PUBLIC:#launch}"},
      {"<#C07HIDDEN|layoffs>", "{channel:#channel}"},
      {"<#G07HIDDEN|layoffs>", "{channel:#channel}"},
      {"<#C07HIDDEN>", "{channel:#channel}"},
  }));
}

TEST(Mrkdwn, BroadcastsAndDatesAreText) {
  Check(std::to_array<Case>({
      {"<!here>", "@here"},
      {"<!here|here>", "@here"},
      {"<!here|@here>", "@here"},
      {"<!channel>", "@channel"},
      {"<!everyone>", "@everyone"},
      {"<!group>", "@channel"},
      {"<!channel> _*<!here>*_ x", "@channel _*@here*_ x"},
      {"<!date^1392734382^{date}|Feb 18, 2014>", "Feb 18, 2014"},
      {"<!date^1392734382^{date}^https://a.example/|a &amp; b>", "a & b"},
      {"<!date^1392734382^{date}>", ""},
  }));
}

TEST(Mrkdwn, LinksShowTheirLabelAndTheirTarget) {
  Check(std::to_array<Case>({
      {"<https://a.example/x>", "{url:https://a.example/x}"},
      {"<http://a.example>", "{url:http://a.example}"},
      {"<https://a.example/?a=1&amp;b=2>", "{url:https://a.example/?a=1&b=2}"},
      {"<https://a.example/x|the plan>", "the plan ({url:https://a.example/x})"},
      {"<https://a.example/x|Q&amp;A>", "Q&A ({url:https://a.example/x})"},
      {"<https://a.example/x|https://a.example/x>", "{url:https://a.example/x}"},
      {"<http://a.example|a.example>", "{url:http://a.example}"},
      {"<http://a.example/|A.example>", "{url:http://a.example/}"},
      {"<https://a.example/x|>", "{url:https://a.example/x}"},
      {"<https://a.example/x|two\nlines>", "two\nlines ({url:https://a.example/x})"},
      {"<https://a.example/x|a|b>", "a|b ({url:https://a.example/x})"},
      {"<chrome-extension://abc/x.html>", "{url:chrome-extension://abc/x.html}"},
      {"<mailto:ann@example.org|ann@example.org>", "{email:ann@example.org}"},
      {"<mailto:ann@example.org|Ann Lee>", "{email:ann@example.org}"},
      {"<mailto:ann@example.org>", "{email:ann@example.org}"},
      {"<mailto:ann@example.org?subject=hi|x>", "{email:ann@example.org}"},
      {"<tel:+15550100|+1 555 0100>", "{phone:+15550100}"},
      {"<tel:+15550100>", "{phone:+15550100}"},
      {"<mailto:>", ""},
  }));
}

TEST(Mrkdwn, WhatIsNoTokenStaysText) {
  Check(std::to_array<Case>({
      {"<my name>", "<my name>"},
      {"<—>", "<—>"},
      {"<>", "<>"},
      {"<", "<"},
      {">", ">"},
      {"a < b", "a < b"},
      {"<@ann>", "<@ann>"},
      {"<@>", "<@>"},
      {"<#general>", "<#general>"},
      {"<!>", "<!>"},
      {"<!unknown|@x>", "<!unknown|@x>"},
      {"<!subteam^>", "<!subteam^>"},
      {"<note: later>", "<note: later>"},
      {"<javascript:alert(1)>", "<javascript:alert(1)>"},
      {"<https://a.example/x", "<https://a.example/x"},
      {"<https://a b>", "<https://a b>"},
      {"<<@U07ANN>>", "<{user:U07ANN:@user}>"},
      {"<a <@U07ANN|ann> b>", "<a {user:U07ANN:@user} b>"},
      {"<@U07ANN <@U07BEN>", "<@U07ANN {user:U07BEN:@user}"},
      {"<|x>", "<|x>"},
      {"<https://a.example|x", "<https://a.example|x"},
  }));
}

TEST(Mrkdwn, CodeIsMarkedWithItsTicks) {
  Check(std::to_array<Case>({
      {"run `make all` now", "run {code:`make all`} now"},
      {"`a` and `b`", "{code:`a`} and {code:`b`}"},
      {"`a &lt; b`", "{code:`a < b`}"},
      {"```\nint x;\n```", "{code:```\nint x;\n```}"},
      {"see ```x``` ok", "see {code:```x```} ok"},
      {"```a `b` c```", "{code:```a `b` c```}"},
      {"`not closed", "`not closed"},
      {"`not\nclosed`", "`not\nclosed`"},
      {"```not closed", "```not closed"},
      {"``", "``"},
      {"``````", "``````"},
      {"it`s Ann`s", "it`s Ann`s"},
      {"`a`b `c`", "{code:`a`b `c`}"},
      {"`<https://a.example>`", "{code:`}{url:https://a.example}{code:`}"},
      {"`x <@U07ANN|ann> y`", "{code:`x }{user:U07ANN:@user}{code: y`}"},
      {"`a <@U07ANN|b` c> d", "{code:`a }{user:U07ANN:@user} d"},
      {"<@U07ANN|`ann`>", "{user:U07ANN:@user}"},
      {"`код`", "{code:`код`}"},
  }));
}

// A search that starts again at every mark would take seconds for each of these.
TEST(Mrkdwn, HostileTextTakesLinearTime) {
  constexpr std::size_t kRepeats = 30'000;
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string_view piece :
       {"<", "`a", "` a", "```", "<@", "&", "x`", "<a|", "`\n", "``a", "`a` "}) {
    std::string text;
    for (std::size_t i = 0; i < kRepeats; ++i) text += piece;
    TextBuilder out;
    AppendMrkdwn(text, ChannelNames(), out);
    EXPECT_GE(out.text().size(), kRepeats) << piece;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

}  // namespace
}  // namespace tacit::sources::slack
