#include "schedule/unit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "schedule/test_job.h"

namespace tacit::schedule {
namespace {

// deploy/ shows what is printed.
TEST(Units, AreThoseOfTheExamples) {
  const Units units = UnitsOf(JobAt(kHome)).value();
  const std::string directory = std::string(TACIT_DEPLOY) + "/systemd/";
  EXPECT_EQ(ReadFile(directory + units.service_name).value(), units.service);
  EXPECT_EQ(ReadFile(directory + units.timer_name).value(), units.timer);
  EXPECT_TRUE(units.service.starts_with(kUnitMark));
  EXPECT_TRUE(units.timer.starts_with(kUnitMark));
}

TEST(Units, QuotePathsForTheirPlace) {
  struct Case {
    std::string path;
    std::string program;
    std::string argument;
  };
  const std::vector<Case> cases = {
      {"/a b", R"("/a b")", R"("/a b")"},
      {"/a%b", R"("/a%%b")", R"("/a%%b")"},
      {R"(/a"b)", R"("/a\"b")", R"("/a\"b")"},
      {R"(/a\nb)", R"("/a\\nb")", R"("/a\\nb")"},
      {"/a$b", R"("/a$b")", R"("/a$$b")"},
      {"/a'b;#", R"("/a'b;#")", R"("/a'b;#")"},
      {"/ü", "\"/ü\"", "\"/ü\""},
  };
  for (const Case& one : cases) {
    Job job = JobAt(one.path);
    job.program = one.path;
    job.passphrase_file = one.path;
    const Units units = UnitsOf(job).value();
    EXPECT_EQ(UnitValue(units.service, "ExecStart"), one.program + " --home " + one.argument +
                                                         " --passphrase-file " + one.argument +
                                                         " --progress none collect --once --json");
    EXPECT_EQ(UnitValue(units.service, "ReadWritePaths"), one.program);
  }
}

TEST(Units, RefuseWhatALineCannotHold) {
  for (const std::string& path : {std::string("/a\nb"), std::string("/a\tb"), std::string("a")}) {
    Job home = JobAt(path);
    Job program = JobAt(kHome);
    program.program = path;
    Job passphrase = JobAt(kHome);
    passphrase.passphrase_file = path;
    for (const Job& job : {home, program, passphrase}) EXPECT_FALSE(UnitsOf(job));
  }
}

TEST(Units, APrivateTmpNeverHidesTheHome) {
  EXPECT_EQ(UnitValue(UnitsOf(JobAt("/tmpfiles/home")).value().service, "PrivateTmp"), "yes");
  for (const std::string home : {"/tmp/home", "/var/tmp/a/home"}) {
    EXPECT_EQ(UnitValue(UnitsOf(JobAt(home)).value().service, "PrivateTmp"), "");
  }
}

TEST(Units, OfTwoHomesHaveTwoNames) {
  EXPECT_NE(ServiceName("/a"), ServiceName("/b"));
  EXPECT_NE(TimerName("/a"), TimerName("/b"));
}

}  // namespace
}  // namespace tacit::schedule
