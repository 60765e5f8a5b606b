#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "sources/slack/archive/slack_archive.h"
#include "sources/slack/json.h"

namespace tacit::sources {
namespace {

// A genuine export of an open community. It is not part of the project; looked for beside the
// source tree.
std::string ExportFolder() {
  std::string path = __FILE__;
  for (int up = 0; up < 6; ++up) path = path.substr(0, path.find_last_of('/'));
  return path + "/shared/data/slack/export-houstondatavis";
}

// What a plain reader counts: the elements of the day files in the folders of the listed channels.
std::size_t PlainCount(const std::string& folder) {
  simdjson::dom::parser parser;
  std::vector<std::string> names;
  for (const auto channel : parser.load(folder + "/channels.json").get_array()) {
    names.emplace_back(channel["name"].get_string().value());
  }
  std::size_t count = 0;
  for (const std::string& name : names) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(folder) / name)) {
      for (const auto message : parser.load(file.path().string()).get_array()) {
        std::string_view subtype;
        if (message["subtype"].get(subtype) != simdjson::SUCCESS) subtype = "";
        count += subtype == "tombstone" ? 0 : 1;
      }
    }
  }
  return count;
}

TEST(RealExport, GivesAsManyMessagesAsAPlainCount) {
  const std::string folder = ExportFolder();
  if (!FileExists(folder)) GTEST_SKIP() << "no genuine export in ../shared/data/slack";
  const auto archive = OpenSlackArchive(folder, {.part_bytes = 100'000});
  ASSERT_TRUE(archive) << archive.error().detail;
  EXPECT_EQ((*archive)->refused().size(), 0U);
  std::size_t count = 0;
  std::size_t without_author = 0;
  for (std::size_t part = 0; part < (*archive)->part_count(); ++part) {
    auto reader = (*archive)->OpenPart(part);
    ASSERT_TRUE(reader);
    RawMessage message;
    auto more = (*reader)->Next(message);
    for (; more && *more; more = (*reader)->Next(message)) {
      ++count;
      without_author += message.author.id.empty() ? 1 : 0;
      // Names stand in the labels of old mentions.
      EXPECT_EQ(message.text.find("<@U"), std::string_view::npos);
    }
    ASSERT_TRUE(more) << more.error().detail;
  }
  EXPECT_EQ(count, PlainCount(folder));
  EXPECT_GT(count, 1000U);
  EXPECT_EQ(without_author, 0U);
}

}  // namespace
}  // namespace tacit::sources
