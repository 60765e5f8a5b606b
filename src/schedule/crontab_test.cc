#include "schedule/crontab.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schedule/test_job.h"

namespace tacit::schedule {
namespace {

std::string Block(const std::string& home = kHome) { return CronBlock(JobAt(home)).value(); }

TEST(Crontab, ABlockIsThreeLines) {
  EXPECT_EQ(Block(),
            "# BEGIN tacit collect " + JobId(kHome) +
                " (made by `tacit schedule`; do not edit)\n"
                "0 0 * * * sleep $(($(od -An -N2 -tu2 /dev/urandom) * 600 / 65536)); "
                "'/usr/local/bin/tacit' --home '/home/user/.local/share/tacit' --quiet collect "
                "--once --json >/dev/null\n"
                "# END tacit collect " +
                JobId(kHome) + "\n");
}

TEST(Crontab, QuotesForCronAndTheShell) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/a b", "'/a b'"},
      {"/a'b", "'/a'\\''b'"},
      {"/a%b", "'/a'\\%'b'"},
      {"/a\\%b", "'/a\\'\\%'b'"},
      {"/a%%b", "'/a'\\%''\\%'b'"},
      {"/$HOME`x`", "'/$HOME`x`'"},
      {"/ü", "'/ü'"},
  };
  for (const auto& [path, quoted] : cases) {
    EXPECT_NE(Block(path).find("--home " + quoted + " --quiet"), std::string::npos) << Block(path);
  }
}

TEST(Crontab, RefusesWhatALineCannotHold) {
  for (const std::string& path :
       {std::string("/a\nb"), std::string("/a\tb"), std::string("/a\rb"), std::string("/a\0b", 4),
        std::string("/a\x7f"), std::string("relative"), std::string(),
        "/" + std::string(1000, 'x')}) {
    const auto block = CronBlock(JobAt(path));
    ASSERT_FALSE(block);
    EXPECT_EQ(block.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(Crontab, PutsReplacesAndRemovesOnlyItsOwnLines) {
  const std::string other = Block("/other/home");
  const std::vector<std::string> crontabs = {
      "",
      "\n",
      "# comment\nMAILTO=me\n0 1 * * * true\n",
      "0 1 * * * true\r\n\n\n\t# odd \xff bytes\n",
      "# BEGIN tacit collect\n# END tacit collect\n",
      "# BEGIN tacit collect " + JobId(kHome) + "x\n # END tacit collect " + JobId(kHome) + "\n",
      other,
  };
  for (const std::string& before : crontabs) {
    const std::string with = PutBlock(before, kHome, Block()).value();
    EXPECT_EQ(with, before + Block());
    EXPECT_EQ(PutBlock(with, kHome, Block()).value(), with);
    EXPECT_EQ(FindBlock(with, kHome).value(), Block());
    EXPECT_EQ(RemoveBlock(with, kHome).value(), before);
    EXPECT_EQ(RemoveBlock(before, kHome).value(), before);
    EXPECT_FALSE(FindBlock(before, kHome).value().has_value());
    // In the middle, and with other times.
    Job hourly = JobAt(kHome);
    hourly.calendar = ParseCalendar("hourly").value();
    const std::string changed = CronBlock(hourly).value();
    EXPECT_EQ(PutBlock(with + "5 5 * * * x", kHome, changed).value(),
              before + changed + "5 5 * * * x");
  }
  EXPECT_EQ(PutBlock("0 1 * * * true", kHome, Block()).value(), "0 1 * * * true\n" + Block());
}

TEST(Crontab, ADamagedBlockIsLeftAlone) {
  const std::string block = Block();
  const std::string begin = block.substr(0, block.find('\n') + 1);
  const std::string end = "# END tacit collect " + JobId(kHome) + "\n";
  for (const std::string& crontab :
       {begin, end, end + begin, block + block, begin + block, block + end}) {
    for (const auto& changed : {PutBlock(crontab, kHome, block), RemoveBlock(crontab, kHome)}) {
      ASSERT_FALSE(changed) << crontab;
      EXPECT_NE(changed.error().detail.find("crontab -e"), std::string::npos);
    }
    EXPECT_FALSE(FindBlock(crontab, kHome));
  }
}

}  // namespace
}  // namespace tacit::schedule
