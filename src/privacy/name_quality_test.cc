// How much of the names in an invented chat is found, and how much else: rosters and messages from
// lists of names and of sentences, with a fixed seed. No name here is a real person's on purpose.

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/name_matcher.h"

namespace tacit::privacy {
namespace {

using View = std::string_view;

struct Person {
  std::string first;
  std::string last;
  bool common = false;  // the first name is a common word
};

constexpr auto kNames = std::to_array<std::pair<View, View>>({
    {"Annika", "Leewood"},     {"Priyanka", "Ramdaspur"}, {"Mateusz", "Wolański"},
    {"Zuzana", "Hřebíková"},   {"Jürgen", "Müllner"},     {"Søren", "Bjerregård"},
    {"Oluwaseun", "Adebanke"}, {"Thandeka", "Mzikhona"},  {"İlkay", "Şengüler"},
    {"Ольга", "Берёзкина"},    {"Сергей", "Ветровский"},  {"Дмитрий", "Лугов"},
    {"Khiêm", "Trịnhvăn"},     {"Beatriz", "Carvalhosa"}, {"Guillermo", "Quesadilla"},
    {"Noémie", "Delacourbe"},  {"Yusuf", "Alhaddadi"},    {"Keanu", "Mahoelani"},
    {"Ngozi", "Chukwuemere"},  {"Haruka", "Takabatake"},  {"Ioannis", "Papastavrou"},
    {"Maeve", "O'Tierney"},    {"Jean-Noël", "Brissard"}, {"Ragnhild", "Torvaldsen"},
});
// Their first names are words; so they are never written alone in lower case as names.
constexpr auto kCommonNames = std::to_array<std::pair<View, View>>({
    {"Will", "Karstenby"},
    {"Grace", "Fennimore"},
    {"Mark", "Dunleavy"},
    {"Art", "Vandersloot"},
    {"Joy", "Okonjola"},
    {"Bill", "Trescothik"},
    {"Chase", "Wintergard"},
    {"Rich", "Pellamore"},
});

// {f}: first name, {l}: last name, {n}: whole name.
constexpr auto kTalk = std::to_array<View>(
    {"can somebody ask {f} about the release", "{f}: did you see my message?", "thanks {f}!",
     "I think {n} wrote that part", "hey {f}, the build is red again",
     "{l} will look at it tomorrow", "@{f} please have a look", "not sure, maybe {f} knows",
     "that is {f}'s branch", "cc {n} ({l})", "we met {f} and {f} in May",
     "talk to {n} or to support", "as {f} said: it will not work on a Mac", "{n}, welcome!",
     "ping {f} when the chase is over", "the mark on the page is {l}'s, \"{f}\" told me"});
constexpr auto kCommonTalk = std::to_array<View>(
    {"can somebody ask {f} about the release", "{f}: did you see my message?", "thanks {f}!",
     "I think {n} wrote that part", "hey {f}, the build is red again", "@{f} please have a look",
     "that is {f}'s branch", "cc {n}", "talk to {n} or to support", "so {f} said it is fine",
     "I met {f} yesterday"});
constexpr auto kPlain = std::to_array<View>({"will you look at the chart? I cannot win this",
                                             "Will it be ready by Monday?",
                                             "mark it as done, then bill the customer",
                                             "the art of not breaking things",
                                             "May I ask a question about the API?",
                                             "grace period ends in March",
                                             "Look, this is a joy to use",
                                             "Rich text and art boards are in the menu",
                                             "run `make install` and chase the error",
                                             "https://example.org/will/mark?id=art",
                                             "see /usr/share/doc/grace/readme.txt",
                                             "is there a way to bill by the hour?",
                                             "Chase the ball, win the game",
                                             "the build will fail; mark my words",
                                             "你好,我想问一下价格",
                                             "вы не знаете, когда будет релиз?",
                                             "das will ich nicht, danke",
                                             "hôm nay thời tiết đẹp quá",
                                             "今日はいい天気ですね",
                                             "la llave está en la mesa",
                                             "0xdeadbeef and 3.14159 are numbers",
                                             "support: please restart the server",
                                             "note: the price of ETH went up 5%",
                                             "lol ok thanks, that works"});

struct Score {
  std::size_t spans = 0;
  std::size_t leaks = 0;
  std::size_t other = 0;
  std::size_t masked = 0;
};

struct Message {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> gold;
};

void AppendName(View name, Message& message) {
  message.gold.emplace_back(message.text.size(), message.text.size() + name.size());
  message.text += name;
}

Message Write(View sentence, const Person& person) {
  Message message;
  for (std::size_t at = 0; at < sentence.size();) {
    const View slot = sentence.substr(at, 3);
    if (slot == "{f}") AppendName(person.first, message);
    if (slot == "{l}") AppendName(person.last, message);
    if (slot == "{n}") AppendName(person.first + " " + person.last, message);
    if (slot == "{f}" || slot == "{l}" || slot == "{n}") {
      at += slot.size();
    } else {
      message.text += sentence[at++];
    }
  }
  return message;
}

void Count(const NameMatcher& matcher, const Message& message, Score& score) {
  std::vector<Finding> findings;
  matcher.Find(message.text, kNoChannel, findings);
  std::string mask(message.text.size(), '.');
  for (const Finding& finding : findings) {
    for (std::size_t i = finding.begin; i < finding.end; ++i) mask[i] = 'x';
  }
  std::string gold(message.text.size(), '.');
  for (const auto& [begin, end] : message.gold) {
    for (std::size_t i = begin; i < end; ++i) gold[i] = 'x';
    ++score.spans;
    if (mask.substr(begin, end - begin).find('.') == std::string::npos) continue;
    ++score.leaks;
    ADD_FAILURE() << "not found: " << message.text;
  }
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const bool is_other = gold[i] == '.' && message.text[i] != '@';
    score.other += is_other ? 1 : 0;
    score.masked += is_other && mask[i] == 'x' ? 1 : 0;
    if (is_other && mask[i] == 'x') ADD_FAILURE() << "no name: " << message.text;
  }
}

std::vector<Person> Everybody() {
  std::vector<Person> people;
  for (const auto& [first, last] : kNames)
    people.push_back({std::string(first), std::string(last)});
  for (const auto& [first, last] : kCommonNames) {
    people.push_back({std::string(first), std::string(last), true});
  }
  return people;
}

TEST(NameQuality, OfAnInventedChat) {
  constexpr int kMessages = 20'000;
  constexpr double kMaxLeak = 0.001;
  constexpr double kMaxOther = 0.002;
  const std::vector<Person> people = Everybody();
  std::vector<RawPerson> roster;
  for (const Person& person : people) {
    roster.push_back({.id = std::to_string(roster.size()),
                      .real_name = person.first + " " + person.last,
                      .channels = {}});
  }
  const NameMatcher matcher(roster);
  std::mt19937 random(3);  // NOLINT(cert-msc51-cpp): the same messages each time
  const auto pick = [&random](const auto& list) { return list[random() % std::size(list)]; };
  Score score;
  for (int i = 0; i < kMessages; ++i) {
    const Person person = pick(people);
    const bool plain = random() % 2 == 0;
    const View sentence = plain ? pick(kPlain) : person.common ? pick(kCommonTalk) : pick(kTalk);
    Count(matcher, Write(sentence, person), score);
  }
  EXPECT_LE(static_cast<double>(score.leaks), kMaxLeak * static_cast<double>(score.spans));
  EXPECT_LE(static_cast<double>(score.masked), kMaxOther * static_cast<double>(score.other));
  EXPECT_GT(score.spans, static_cast<std::size_t>(kMessages / 3));
}

}  // namespace
}  // namespace tacit::privacy
