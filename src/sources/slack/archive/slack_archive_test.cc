#include "sources/slack/archive/slack_archive.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "base/file.h"
#include "sources/slack/archive/test_support.h"

namespace tacit::sources::slack {
namespace {

// A workspace with a public channel of several days, an archived one and a private one.
Files Workspace() {
  Files files{
      {"channels.json",
       R"([{"id":"C1","name":"general"},{"id":"C2","name":"общее","is_archived":true}])"},
      {"groups.json", R"([{"id":"G1","name":"hiring"}])"},
      {"users.json", R"([{"id":"U1","name":"ann","real_name":"Ann Lee","profile":)"
                     R"({"display_name":"annie","real_name":"Ann Lee","email":"ann@example.org"}},)"
                     R"({"id":"U2","name":"ben","profile":{}}])"},
      {"hiring/2024-01-01.json", "SECRET"}};
  for (int day = 1; day <= 9; ++day) {
    std::string messages = "[";
    for (int i = 0; i < 40; ++i) {
      const std::string ts =
          std::to_string(1704067200 + day * 86400 + i) + ".00010" + std::to_string(i % 10);
      messages += std::string(i == 0 ? "" : ",\n") + R"({"type":"message","user":"U)" +
                  std::to_string(1 + i % 2) + R"(","ts":")" + ts + R"(","text":"day )" +
                  std::to_string(day) + R"( &amp; <@U1|ann>"})";
    }
    const std::string date = "2024-01-0" + std::to_string(day) + ".json";
    files.emplace_back("general/" + date, messages + "]");
    if (day % 3 == 0) files.emplace_back("общее/" + date, messages + "]");
  }
  return files;
}

class OnDisk : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "slack_archive_test." + std::to_string(::getpid());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ + "/" + name; }

  void Write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories(std::filesystem::path(Path(name)).parent_path());
    std::ofstream(Path(name), std::ios::binary) << content;
  }

  std::string Folder(const std::string& name, const Files& files) const {
    for (const auto& [file, content] : files)
      Write(std::string(name).append("/").append(file), content);
    return Path(name);
  }

  // Packs with libzip. `touch` may change entry `index` before the zip is written.
  std::string Zip(const std::string& name, const Files& files,
                  void (*touch)(zip_t*, zip_uint64_t) = nullptr) const {
    int code = 0;
    zip_t* zip = zip_open(Path(name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    EXPECT_NE(zip, nullptr);
    for (const auto& [file, content] : files) {
      zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
      const zip_int64_t index = zip_file_add(zip, file.c_str(), source, ZIP_FL_ENC_RAW);
      EXPECT_GE(index, 0);
      zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index), 1704888000, 0);
      if (touch != nullptr) touch(zip, static_cast<zip_uint64_t>(index));
    }
    EXPECT_EQ(zip_close(zip), 0);
    return Path(name);
  }

  std::string WhyRefused(const std::string& path) const {
    const auto archive = OpenSlackArchive(path, {});
    if (archive) return "";
    EXPECT_EQ(archive.error().code, ErrorCode::kBadInput);
    return archive.error().detail;
  }

 private:
  std::string folder_;
};

TEST_F(OnDisk, AZipAFolderAndMemoryGiveTheSame) {
  const auto expected = ReadAll(Workspace());
  ASSERT_EQ(expected.size(), 480U);
  EXPECT_EQ(expected.front(), "#0 1704153600.000100 text by user:U1 21|day 1 & {user:U1:@user}");
  for (const std::string& path : {Zip("export.zip", Workspace()), Folder("export", Workspace())}) {
    const auto archive = OpenSlackArchive(path, {});
    ASSERT_TRUE(archive) << archive.error().detail;
    EXPECT_EQ(ReadAll(**archive), expected) << path;
    EXPECT_EQ((*archive)->platform(), Platform::kSlack);
    EXPECT_EQ((*archive)->refused(), (Refusals{{"private_channel", 1}}));
    ASSERT_EQ((*archive)->people().size(), 2U);
    EXPECT_EQ((*archive)->people()[0].handle, "ann");
    EXPECT_EQ((*archive)->people()[0].display, "annie");
    EXPECT_EQ((*archive)->people()[0].real_name, "Ann Lee");
    EXPECT_TRUE(LooksLikeSlackArchive(path));
    EXPECT_GT((*archive)->taken_at(), 0);
  }
}

TEST_F(OnDisk, AnExportInAFolderOfTheZipOrOfTheFolderIsFound) {
  Files deeper{{"__MACOSX/export/._channels.json", "x"}};
  for (const auto& [name, content] : Workspace()) deeper.emplace_back("export/" + name, content);
  const auto expected = ReadAll(Workspace());
  for (const std::string& path : {Zip("deeper.zip", deeper), Folder("deeper", deeper)}) {
    const auto archive = OpenSlackArchive(path, {});
    ASSERT_TRUE(archive) << archive.error().detail;
    EXPECT_EQ(ReadAll(**archive), expected) << path;
  }
}

TEST(SlackArchive, PartsDoNotChangeTheMessages) {
  const auto expected = ReadAll(Workspace());
  std::size_t parts = 0;
  for (const std::uint64_t part_bytes : {1ULL, 3000ULL, 10'000ULL, 1ULL << 30}) {
    const auto archive = OpenFiles(Workspace(), {.part_bytes = part_bytes});
    ASSERT_TRUE(archive);
    EXPECT_EQ(ReadAll(**archive), expected) << part_bytes;
    parts = (*archive)->part_count();
    EXPECT_EQ(parts == 12, part_bytes < 10'000) << parts;
  }
  EXPECT_EQ(parts, 1U);
}

TEST(SlackArchive, CountsTheBytesThatPartsRead) {
  const auto archive = OpenFiles(Workspace(), {.part_bytes = 10'000});
  ASSERT_TRUE(archive);
  std::uint64_t read = 0;
  for (std::size_t part = 0; part < (*archive)->part_count(); ++part) {
    const auto reader = (*archive)->OpenPart(part);
    ASSERT_TRUE(reader);
    RawMessage message;
    std::uint64_t last = 0;
    while (*(*reader)->Next(message)) {
      EXPECT_GE((*reader)->bytes_read(), last);
      last = (*reader)->bytes_read();
    }
    read += (*reader)->bytes_read();
  }
  EXPECT_EQ(read, (*archive)->bytes());
  EXPECT_FALSE((*archive)->OpenPart((*archive)->part_count()));
}

TEST_F(OnDisk, PartsAreReadSideBySideFromOneZip) {
  const auto archive = OpenSlackArchive(Zip("export.zip", Workspace()), {.part_bytes = 1});
  ASSERT_TRUE(archive);
  const std::size_t parts = (*archive)->part_count();
  std::vector<std::size_t> counts(parts);
  {
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < 3; ++first) {
      threads.emplace_back([&, first] {
        for (std::size_t part = first; part < parts; part += 3) {
          auto reader = (*archive)->OpenPart(part);
          RawMessage message;
          while (reader && (*reader)->Next(message).value_or(false)) ++counts[part];
        }
      });
    }
  }
  EXPECT_EQ(counts, std::vector<std::size_t>(parts, 40));
}

TEST_F(OnDisk, TellsWhatIsNotAnExport) {
  const std::string choose = "choose the folder or zip that Slack's export made";
  Write("page.html", "<!DOCTYPE html>");
  EXPECT_EQ(WhyRefused(Path("page.html")), "page.html is not a zip file: " + choose);
  EXPECT_FALSE(LooksLikeSlackArchive(Path("page.html")));
  Write("empty.zip", "");
  EXPECT_EQ(WhyRefused(Path("empty.zip")), "empty.zip is empty");
  Write("folder/notes.txt", "x");
  EXPECT_EQ(WhyRefused(Path("folder")), "folder has no channels.json: " + choose);
  EXPECT_FALSE(LooksLikeSlackArchive(Path("folder")));
  EXPECT_EQ(WhyRefused(Zip("other.zip", {{"notes.txt", "x"}})),
            "other.zip: has no channels.json: " + choose);
  const auto absent = OpenSlackArchive(Path("absent.zip"), {});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(LooksLikeSlackArchive(Path("absent.zip")));
}

TEST_F(OnDisk, RefusesZipsThatAreNotToBeTrusted) {
  const auto with = [](const std::string& name) {
    return Files{{"channels.json", "[]"}, {name, "[]"}};
  };
  EXPECT_NE(WhyRefused(Zip("a.zip", with("../evil.json"))).find("leads outside"),
            std::string::npos);
  EXPECT_NE(WhyRefused(Zip("b.zip", with("Channels.json"))).find("the same"), std::string::npos);
  const std::string link =
      Zip("c.zip", with("general/2024-01-01.json"), [](zip_t* zip, zip_uint64_t index) {
        zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, 0120777U << 16);
      });
  EXPECT_EQ(WhyRefused(link), "the zip c.zip holds a link to another place");
  const std::string locked =
      Zip("d.zip", with("general/2024-01-01.json"), [](zip_t* zip, zip_uint64_t index) {
        zip_file_set_encryption(zip, index, ZIP_EM_AES_256, "password");
      });
  EXPECT_EQ(WhyRefused(locked),
            "d.zip is encrypted: unpack the zip with its password and choose the folder");
  const std::string packed =
      Zip("e.zip", with("general/2024-01-01.json"), [](zip_t* zip, zip_uint64_t index) {
        zip_set_file_compression(zip, index, ZIP_CM_BZIP2, 0);
      });
  EXPECT_NE(WhyRefused(packed).find("packed in a way"), std::string::npos);
}

TEST_F(OnDisk, RefusesADamagedZip) {
  const std::string path = Zip("export.zip", Workspace());
  const std::string whole = *ReadFile(path);
  Write("cut.zip", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(WhyRefused(Path("cut.zip")), "cut.zip is cut off or damaged: download the zip again");
  std::string flipped = whole;
  const std::size_t day = flipped.find("general/2024-01-05.json");
  ASSERT_NE(day, std::string::npos);
  for (std::size_t i = 60; i < 70; ++i)
    flipped[day + i] = static_cast<char>(flipped[day + i] ^ 0x55);
  Write("flipped.zip", flipped);
  const auto archive = OpenSlackArchive(Path("flipped.zip"), {});
  ASSERT_TRUE(archive) << archive.error().detail;
  const auto lines = ReadAll(**archive);
  EXPECT_EQ(lines.size(), 4U * 40 + 1);
  EXPECT_EQ(lines.back(), "general/2024-01-05.json is damaged in the zip: download it again");
}

TEST_F(OnDisk, RefusesLinksInAFolder) {
  Write("outside/2024-01-01.json", "[]");
  const std::string path = Folder("export", Workspace());
  std::filesystem::create_symlink(Path("outside"), path + "/nobody");
  EXPECT_NE(WhyRefused(path).find("link"), std::string::npos);
  std::filesystem::remove(path + "/nobody");
  EXPECT_EQ(WhyRefused(path), "");
  std::filesystem::create_symlink(Path("outside/2024-01-01.json"),
                                  path + "/general/2024-02-01.json");
  EXPECT_NE(WhyRefused(path).find("link"), std::string::npos);
}

TEST(SlackArchive, GivesWhatStandsBeforeTheDamageAndSaysWhere) {
  Files files{
      {"channels.json", R"([{"id":"C1","name":"general"}])"},
      {"general/2024-01-01.json", R"([{"user":"U1","ts":"1700000000.1","text":"a"}])"},
      {"general/2024-01-02.json", R"([{"user":"U1","ts":"1700000001.1","text":"b"},{"user":)"}};
  EXPECT_EQ(ReadAll(files),
            (std::vector<std::string>{
                "#0 1700000000.1 text by user:U1 1|a", "#0 1700000001.1 text by user:U1 1|b",
                "general/2024-01-02.json is cut off in the object that begins at byte 46"}));
  files.back().second =
      R"([{"user":"U1","ts":"1700000001.1","text":"b"},{"user":"U1","text":"c"}])";
  EXPECT_EQ(ReadAll(files).back(),
            "general/2024-01-02.json has a message without a valid ts at byte 46");
  files.back().second = R"([{"user":"U1","ts":"1700000001.1","text":"b"},"c"])";
  EXPECT_EQ(ReadAll(files).back(),
            "general/2024-01-02.json has something that is not an object at byte 46");
}

}  // namespace
}  // namespace tacit::sources::slack
