#include "sources/slack/archive/entry_check.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sources/slack/archive/limits.h"

namespace tacit::sources::slack {
namespace {

std::vector<ExportEntry> Named(std::initializer_list<std::string> names) {
  std::vector<ExportEntry> entries;
  for (const std::string& name : names) entries.push_back({.name = name});
  return entries;
}

std::string WhyRefused(const std::vector<ExportEntry>& entries) {
  const auto checked = CheckEntries(entries);
  if (checked) return "";
  EXPECT_EQ(checked.error().code, ErrorCode::kBadInput);
  return checked.error().detail.substr(checked.error().detail.find(": ") + 2);
}

TEST(CheckEntries, TakesWhatAnExportHas) {
  EXPECT_EQ(WhyRefused(Named({"channels.json", "general/", "general/2024-01-01.json",
                              "teams/acme/general/2024-01-01.json", "общее/2024-01-01.json",
                              "release-1.0/2024-01-01.json", "a..b/2024-01-01.json"})),
            "");
}

TEST(CheckEntries, RefusesNamesThatLeadOutside) {
  for (const std::string& name :
       {std::string("../evil.json"), std::string("/etc/passwd"), std::string("general/../../x"),
        std::string("general/.."), std::string(".."), std::string("./x"), std::string("a//b"),
        std::string("C:/x.json"), std::string("c:x.json"), std::string("//server/x"),
        std::string("")}) {
    EXPECT_EQ(WhyRefused(Named({"channels.json", name})), "a name in it leads outside it") << name;
  }
  EXPECT_EQ(WhyRefused(Named({"..\\evil.json"})), "a name in it has a backslash or a NUL");
  EXPECT_EQ(WhyRefused(Named({std::string("a\0b", 3)})), "a name in it has a backslash or a NUL");
  EXPECT_EQ(WhyRefused(Named({std::string(5000, 'a')})), "a name in it is too long");
}

TEST(CheckEntries, RefusesNamesThatCollide) {
  const std::string why = "two names in it are the same";
  EXPECT_EQ(WhyRefused(Named({"channels.json", "channels.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"channels.json", "Channels.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"general/a.json", "General/b.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"caf\u00e9/a.json", "cafe\u0301/b.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"ОБЩЕЕ/a.json", "общее/a.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"\uFF47eneral/a.json", "general/b.json"})), why);
  EXPECT_EQ(WhyRefused(Named({"x/\xFF.png", "x/\xFE.png"})), "") << "not UTF-8, not the same";
}

TEST(CheckEntries, RefusesBombs) {
  const auto sized = [](std::uint64_t size, std::uint64_t packed) {
    return ExportEntry{.name = "general/2024-01-01.json", .size = size, .packed_size = packed};
  };
  constexpr std::uint64_t kGiB = 1ULL << 30;
  const std::string bomb = "it unpacks to more than ten times its size";
  EXPECT_TRUE(WhyRefused({sized(2 * kGiB, 1000)}).starts_with(bomb));
  EXPECT_EQ(WhyRefused({sized(2 * kGiB, kGiB)}), "");
  EXPECT_EQ(WhyRefused({sized(kGiB / 2, 1000)}), "");
  std::vector<ExportEntry> many;
  for (int i = 0; i < 30; ++i) {
    many.push_back({.name = std::to_string(i), .size = kGiB / 20, .packed_size = 1000});
  }
  EXPECT_TRUE(WhyRefused(many).starts_with(bomb)) << "no entry is one, all together are";
  EXPECT_TRUE(WhyRefused({sized(~0ULL, ~0ULL), {.name = "b", .size = 2, .packed_size = 2}})
                  .starts_with(bomb))
      << "a sum that overflows";
}

TEST(CheckEntries, RefusesTooManyEntries) {
  EXPECT_EQ(WhyRefused(std::vector<ExportEntry>(kMaxEntries + 1)), "it holds too many files");
}

}  // namespace
}  // namespace tacit::sources::slack
