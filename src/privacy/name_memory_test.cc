#include "privacy/name_memory.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tacit::privacy {
namespace {

constexpr Micros kHour = 3'600LL * 1'000'000;
constexpr Micros kDay = 24 * kHour;

// What `memory` finds in a text, with '_' for each byte of it.
std::string Masked(const NameMemory& memory, std::string text, const Conversation& where) {
  std::vector<Finding> findings;
  memory.Find(text, where, findings);
  for (const Finding& finding : findings) {
    for (std::uint32_t i = finding.begin; i < finding.end; ++i) text[i] = '_';
  }
  return text;
}

NameMemory MemoryOf(std::string_view name, const Conversation& where) {
  std::vector<NameMemory::Collector> collectors(1);
  const std::vector<Finding> findings = {
      {.entity = "PERSON", .end = static_cast<std::uint32_t>(name.size()), .score = 0.9F}};
  collectors[0].Add(name, findings, where);
  return NameMemory(collectors);
}

TEST(NameMemory, FindsANameAllDayAndInTheThread) {
  const Conversation said = Conversation::Of(0, 100 * kDay + kHour, "17");
  const NameMemory memory = MemoryOf("Milena Oduya", said);
  struct Case {
    std::uint32_t channel;
    Micros at;
    std::string_view thread;
    bool known;
  };
  for (const Case& c : {Case{0, 100 * kDay + 23 * kHour, "", true},   // later that day
                        Case{0, 100 * kDay, "99", true},              // earlier, another thread
                        Case{0, 103 * kDay, "17", true},              // days later in the thread
                        Case{0, 101 * kDay, "", false},               // the next day
                        Case{0, 101 * kDay, "99", false},             // another thread
                        Case{1, 100 * kDay + kHour, "17", false}}) {  // another channel
    const Conversation where = Conversation::Of(c.channel, c.at, c.thread);
    EXPECT_EQ(Masked(memory, "ask milena about it", where),
              c.known ? "ask ______ about it" : "ask milena about it");
  }
}

TEST(NameMemory, FindsWholeWordsInAnyCase) {
  const Conversation here = Conversation::Of(3, kDay, "");
  const NameMemory memory = MemoryOf("Milena Oduya", here);
  EXPECT_EQ(Masked(memory, "MILENA's and oduya.", here), "______'s and _____.");
  EXPECT_EQ(Masked(memory, "Milenas, oduyan, lena", here), "Milenas, oduyan, lena");
  EXPECT_EQ(Masked(memory, "see [[USER:milena]] milena", here), "see [[USER:milena]] ______");
  EXPECT_EQ(Masked(memory, "see [[milena", here), "see [[milena");
}

TEST(NameMemory, LeavesShortWordsAndLowerCaseParts) {
  const Conversation here = Conversation::Of(3, kDay, "");
  EXPECT_EQ(Masked(MemoryOf("Li de Vos", here), "li de vos Vos Li", here), "li de vos ___ Li");
  EXPECT_EQ(Masked(MemoryOf("Анна", here), "Анна пришла", here), "________ пришла");
}

TEST(NameMemory, ForgetsWhatWasNotSure) {
  std::vector<NameMemory::Collector> collectors(1);
  const std::vector<Finding> findings = {{.entity = "PERSON", .end = 6, .score = 0.3F}};
  collectors[0].Add("Milena", findings, {});
  EXPECT_TRUE(NameMemory(collectors).empty());
}

// The same whatever thread saw a name, and in whatever order; never more than the most.
TEST(NameMemory, DoesNotDependOnTheThreads) {
  constexpr std::size_t kMost = 2'000;
  std::vector<NameMemory::Collector> one(1, NameMemory::Collector(kMost));
  std::vector<NameMemory::Collector> three(3, NameMemory::Collector(kMost));
  const Conversation here = Conversation::Of(0, 0, "");
  constexpr std::size_t kNames = kMost * 40;  // more than a collector keeps before it shrinks
  std::string name;
  std::string text;
  for (std::size_t i = 0; i < kNames; ++i) {
    name = "N";
    for (std::size_t rest = i; rest > 0; rest /= 26) name += static_cast<char>('a' + rest % 26);
    name += "xyz";
    const std::vector<Finding> findings = {
        {.entity = "PERSON", .end = static_cast<std::uint32_t>(name.size()), .score = 1.0F}};
    text += name + ' ';
    one[0].Add(name, findings, here);
    three[2 - i % 3].Add(name, findings, here);
  }
  const NameMemory a(one, kMost);
  const NameMemory b(three, kMost);
  EXPECT_EQ(a.size(), kMost);
  EXPECT_EQ(b.size(), kMost);
  EXPECT_EQ(Masked(a, text, here), Masked(b, text, here));
  EXPECT_NE(Masked(a, text, here), text);
}

}  // namespace
}  // namespace tacit::privacy
