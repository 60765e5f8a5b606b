#include "sources/telegram/archive/telegram_archive.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "sources/telegram/archive/test_export.h"
#include "sources/telegram/archive/test_random_export.h"

namespace tacit::sources {
namespace {

Json Message(int id, std::string_view text) {
  return Object(
      {{"id", Token(std::to_string(id))},
       {"type", Text("message")},
       {"date", Text("2025-03-01T10:04:00")},
       {"date_unixtime", Text("1740823440")},
       {"from", Text("Ann")},
       {"from_id", Text("user5001")},
       {"text", Text(text)},
       {"text_entities", Array({Object({{"type", Text("plain")}, {"text", Text(text)}})})}});
}

Json MixedAccount() {
  std::vector<Json> chats;
  for (const char* type :
       {"personal_chat", "bot_chat", "private_group", "private_supergroup", "private_channel",
        "saved_messages", "replies", "verification_codes", "hologram", "personal_chat"}) {
    chats.push_back(Chat(type, "7", {Message(1, "CANARY")}));
  }
  chats.insert(chats.begin() + 2, Chat("public_supergroup", "10083966286", {Message(1, "one")}));
  chats.push_back(Object({{"messages", Array({Message(2, "two")})},
                          {"id", Token("1234567890")},
                          {"type", Text("public_channel")},
                          {"name", Text("N\\u00e9ws")}}));
  chats.push_back(Object({{"name", Text("no type")}, {"messages", Array({Message(1, "CANARY")})}}));
  chats.push_back(Object({{"type", Text("public_channel")},
                          {"type", Text("private_channel")},
                          {"messages", Array({Message(1, "CANARY")})}}));
  chats.push_back(Object({{"messages", Array({Message(1, "CANARY")})},
                          {"type", Text("private_channel")},
                          {"type", Text("public_channel")}}));
  return Account(std::move(chats), {Chat("public_supergroup", "9", {Message(1, "CANARY")}),
                                    Chat("private_group", "9", {Message(1, "CANARY")})});
}

TEST(TelegramArchive, OnlyPublicChatsPassTheGate) {
  for (const int step : {1, -1, 3}) {
    const std::string bytes = Write(MixedAccount(), {.step = step});
    const auto archive = Open(bytes);
    ASSERT_TRUE(archive) << archive.error().detail;
    ASSERT_EQ((*archive)->channels().size(), 2U);
    EXPECT_EQ((*archive)->channels()[0].id, "1494031694");
    EXPECT_EQ((*archive)->channels()[0].kind, "public_supergroup");
    EXPECT_EQ((*archive)->channels()[1].title, "Néws");
    const Refusals wanted = {{"personal_chat", 2},   {"bot_chat", 1},
                             {"private_group", 2},   {"private_supergroup", 1},
                             {"private_channel", 1}, {"saved_messages", 1},
                             {"replies", 1},         {"verification_codes", 1},
                             {"unknown", 4},         {"left_chat", 1}};
    EXPECT_EQ((*archive)->refused(), wanted);
    const Reading reading = ReadAll(bytes);
    EXPECT_EQ(reading.error, "");
    ASSERT_EQ(reading.messages.size(), 2U);
    EXPECT_TRUE(reading.messages[0].ends_with("text=one")) << reading.messages[0];
    EXPECT_TRUE(reading.messages[1].starts_with("#1 id=2")) << reading.messages[1];
  }
}

TEST(TelegramArchive, ARefusedChatAloneIsAnArchiveWithoutParts) {
  for (const char* type : {"personal_chat", "private_channel", "hologram", ""}) {
    const auto archive = Open(Write(Chat(type, "7", {Message(1, "CANARY")})));
    ASSERT_TRUE(archive) << type;
    EXPECT_EQ((*archive)->part_count(), 0U) << type;
    EXPECT_EQ((*archive)->bytes(), 0U) << type;
    EXPECT_EQ((*archive)->refused().size(), 1U) << type;
  }
}

TEST(TelegramArchive, OnlyTheChannelsThatWereAskedForAreRead) {
  const std::string bytes = Write(MixedAccount());
  for (const char* wanted : {"1494031694", "Invented Chat"}) {
    ArchiveOptions options;
    options.only_channels = {wanted};
    const auto archive = Open(bytes, options);
    ASSERT_TRUE(archive);
    ASSERT_EQ((*archive)->channels().size(), 1U) << wanted;
    EXPECT_EQ((*archive)->refused().at("not_selected"), 1U);
    EXPECT_EQ(ReadAll(bytes, options).messages.size(), 1U);
  }
}

TEST(TelegramArchive, PartsOfAnySizeGiveTheSameMessages) {
  RandomExport random(21);
  const Json big = Chat("public_supergroup", "1234567891", random.Messages(60));
  const Json small = Chat("public_channel", "1234567892", random.Messages(3));
  const Json empty = Chat("public_channel", "1234567893", {});
  for (const Json& json :
       {big, Account({small, empty, big, Chat("personal_chat", "5", {}), small})}) {
    for (const int step : {1, 2, -1}) {
      const std::string bytes = Write(json, {.step = step});
      const Reading wanted = ReadAll(bytes);
      ASSERT_EQ(wanted.error, "");
      ASSERT_GE(wanted.messages.size(), 60U);
      std::size_t last_count = 0;
      for (const std::uint64_t part_bytes : {1ULL << 20, 5000ULL, 1000ULL, 200ULL, 64ULL, 0ULL}) {
        ArchiveOptions options;
        options.part_bytes = part_bytes;
        const Reading reading = ReadAll(bytes, options);
        EXPECT_EQ(reading.error, "") << part_bytes;
        EXPECT_EQ(reading.messages, wanted.messages) << part_bytes;
        const std::size_t count = (*Open(bytes, options))->part_count();
        EXPECT_GE(count, last_count);
        last_count = count;
      }
      EXPECT_GT(last_count, 50U);  // the cuts were made
    }
  }
}

TEST(TelegramArchive, PartsAreReadSideBySide) {
  const std::string bytes =
      Write(Chat("public_supergroup", "1234567891", RandomExport(5).Messages(200)));
  ArchiveOptions options;
  options.part_bytes = 4000;
  const auto archive = Open(bytes, options);
  ASSERT_TRUE(archive);
  std::vector<Reading> readings((*archive)->part_count());
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 3; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::size_t part = thread; part < readings.size(); part += 3) {
          ReadPart(**(*archive)->OpenPart(part), readings[part]);
        }
      });
    }
  }
  std::vector<std::string> messages;
  for (Reading& reading : readings) {
    EXPECT_EQ(reading.error, "");
    messages.insert(messages.end(), reading.messages.begin(), reading.messages.end());
  }
  EXPECT_EQ(messages, ReadAll(bytes).messages);
}

TEST(TelegramArchive, AByteOrderMarkIsNoObstacle) {
  for (const Json& json : {Chat("public_channel", "5", {Message(1, "one")}), MixedAccount()}) {
    for (const int step : {1, -1}) {
      const std::string bytes = Write(json, {.step = step});
      EXPECT_EQ(ReadAll("\xEF\xBB\xBF" + bytes).messages, ReadAll(bytes).messages);
      EXPECT_EQ(ReadAll("\xEF\xBB\xBF" + bytes).error, "");
    }
  }
}

// What may come out of a file that was cut or changed: nothing that was not in it.
void ExpectPrefix(const Reading& reading, const std::vector<std::string>& whole, std::size_t at) {
  ASSERT_LE(reading.messages.size(), whole.size()) << at;
  for (std::size_t i = 0; i < reading.messages.size(); ++i) {
    ASSERT_EQ(reading.messages[i], whole[i]) << "cut at " << at;
  }
}

TEST(TelegramArchive, AFileCutAnywhereGivesAnErrorAndNoWrongMessage) {
  const Json chat = Chat("public_supergroup", "1234567891", RandomExport(31).Messages(2));
  for (const Json& json : {chat, Account({Chat("private_group", "1", {Message(1, "x")}), chat})}) {
    for (const int step : {1, -1}) {
      const std::string bytes = Write(json, {.step = step});
      const std::vector<std::string> whole = ReadAll(bytes).messages;
      ArchiveOptions options;
      options.part_bytes = 500;
      for (std::size_t size = 0; size < bytes.size(); ++size) {
        const std::string_view cut = std::string_view(bytes).substr(0, size);
        const Reading refused = ReadAll(cut, options);
        EXPECT_NE(refused.error, "") << size;
        EXPECT_TRUE(refused.messages.empty()) << size;
        const Reading kept = ReadAll(cut, options, Truncation::kReadUpToEnd);
        EXPECT_NE(kept.error, "") << size;
        ExpectPrefix(kept, whole, size);
      }
    }
  }
}

TEST(TelegramArchive, WholeMessagesBeforeTheEndAreKeptOnRequest) {
  const std::string bytes = Write(
      Chat("public_channel", "5", {Message(1, "one"), Message(2, "two"), Message(3, "three")}));
  const std::size_t cut = bytes.find("three");
  const auto refused = Open(std::string_view(bytes).substr(0, cut));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(refused.error().detail, "the export is truncated: it ends at byte " +
                                        std::to_string(cut) + "; export it again");
  const Reading kept =
      ReadAll(std::string_view(bytes).substr(0, cut), {}, Truncation::kReadUpToEnd);
  EXPECT_EQ(kept.messages.size(), 2U);
  EXPECT_NE(kept.error.find("byte " + std::to_string(cut)), std::string::npos) << kept.error;
}

TEST(TelegramArchive, MessagesBeforeADamagedPlaceAreGiven) {
  const std::string good = Write(
      Chat("public_channel", "5", {Message(1, "one"), Message(2, "two"), Message(3, "three")}));
  struct Case {
    const char* what;
    std::string broken;  // instead of "two"
  };
  const Case cases[] = {{"UTF-8", "t\xC3wo"}, {"escape", "t\\qwo"}, {"control", "t\nwo"}};
  for (const Case& c : cases) {
    std::string bytes = good;
    for (std::size_t at = 0; (at = bytes.find("two", at)) != std::string::npos; ++at) {
      bytes.replace(at, 3, c.broken);
    }
    const Reading reading = ReadAll(bytes);
    EXPECT_EQ(reading.messages.size(), 1U) << c.what;
    const std::string place = "at byte " + std::to_string(bytes.find("{\n   \"id\": 2"));
    EXPECT_NE(reading.error.find(place), std::string::npos) << c.what << ": " << reading.error;
  }
}

TEST(TelegramArchive, ChangedFilesNeitherCrashNorHang) {
  RandomExport random(41);
  const std::string whole[] = {
      Write(Chat("public_supergroup", "1234567891", random.Messages(8))),
      Write(Account({Chat("public_channel", "5", random.Messages(4)),
                     Chat("private_group", "6", random.Messages(2))})),
      Write(Chat("public_supergroup", "1234567891", random.Messages(8)), {.step = -1}),
  };
  constexpr std::string_view kBytes = "\"\\{}[],: \n0tx\xF0\x01";
  ArchiveOptions options;
  options.part_bytes = 700;
  std::size_t failed = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole[round % 3];
    for (std::size_t i = 0; i <= random.Below(4); ++i) {
      const std::size_t at = random.Below(bytes.size());
      switch (random.Below(4)) {
        case 0:
          bytes[at] = kBytes[random.Below(kBytes.size())];
          break;
        case 1:
          bytes.insert(at, bytes.substr(random.Below(bytes.size()), random.Below(100)));
          break;
        case 2:
          bytes.erase(at, random.Below(100));
          break;
        default:
          bytes[at] = static_cast<char>(random.Below(256));
          break;
      }
    }
    const Truncation truncation = round % 2 == 0 ? Truncation::kRefuse : Truncation::kReadUpToEnd;
    failed += ReadAll(bytes, options, truncation).error.empty() ? 0 : 1;
  }
  EXPECT_GT(failed, 500U);
}

TEST(TelegramArchive, BadInputSaysWhatToDo) {
  struct Case {
    std::string bytes;
    const char* message;
  };
  const Case cases[] = {
      {"", "empty"},
      {" \n", "empty"},
      {"hello", "Machine-readable JSON"},
      {"{hello}", "Machine-readable JSON"},
      {std::string("\0\0", 2), "Machine-readable JSON"},
      {"<!DOCTYPE html>\n<html>", "Format: JSON"},
      {"\xEF\xBB\xBF<HTML>", "Format: JSON"},
      {"<xml/>", "Machine-readable JSON"},
      {"[{\"type\":\"message\"}]", "no Telegram Desktop export"},
      {"{}", "no Telegram Desktop export"},
      {"{\"a\": 1, \"type\": \"public_channel\"}", "no Telegram Desktop export"},
      {"{\"a\": 1} x", "breaks at byte 9"},
      {"{\"a\": 1,}", "breaks at byte 8"},
      {"{\"a\": ", "ends at byte 6"},
      {R"({"type":"public_channel","id":5,"messages":[{"id":1,"type":"unsupported"},]})",
       "breaks at byte"},
      {R"({"type":"public_channel","id":5,"messages":[5]})", "breaks at byte"},
      {R"({"type":"public_channel","messages":[]})", "no number as its id"},
      {R"({"type":"public_channel","id":5,"messages":[],"chats":{"list":[]}})", "breaks at byte"},
  };
  for (const Case& c : cases) {
    const auto archive = Open(c.bytes);
    ASSERT_FALSE(archive) << c.bytes;
    EXPECT_EQ(archive.error().code, ErrorCode::kBadInput) << c.bytes;
    EXPECT_NE(archive.error().detail.find(c.message), std::string::npos) << archive.error().detail;
  }
}

TEST(TelegramArchive, AMessageLargerThanTheLimitIsRefused) {
  const std::string bytes =
      Write(Chat("public_channel", "5", {Message(1, "one"), Message(2, std::string(9000, 'x'))}));
  const MemorySource source(bytes);
  const auto index = BuildIndex(source, {}, Truncation::kRefuse);
  ASSERT_TRUE(index);
  PartReader reader(source, index->channels, index->segments, *LocalTime::InZone("UTC"),
                    {.block_bytes = 256, .max_message_bytes = 4096});
  Reading reading;
  EXPECT_FALSE(ReadPart(reader, reading));
  EXPECT_EQ(reading.messages.size(), 1U);
  EXPECT_NE(reading.error.find("larger"), std::string::npos);
}

class TelegramArchiveFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "tacit_tg_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string Put(const std::string& name, std::string_view bytes) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string folder_;
};

TEST_F(TelegramArchiveFiles, AFileOrItsFolderCanBeOpened) {
  EXPECT_FALSE(LooksLikeTelegramArchive(folder_));
  const std::string path =
      Put("result.json", Write(Chat("public_channel", "5", {Message(1, "one")})));
  for (const std::string& opened : {path, folder_}) {
    EXPECT_TRUE(LooksLikeTelegramArchive(opened));
    const auto archive = OpenTelegramArchive(opened, {});
    ASSERT_TRUE(archive) << archive.error().detail;
    EXPECT_EQ((*archive)->platform(), Platform::kTelegram);
    EXPECT_EQ((*archive)->part_count(), 1U);
    EXPECT_GT((*archive)->taken_at(), 0);
    const auto reader = (*archive)->OpenPart(0);
    Reading reading;
    ASSERT_TRUE(ReadPart(**reader, reading));
    EXPECT_EQ(reading.messages.size(), 1U);
    EXPECT_EQ((*reader)->bytes_read(), (*archive)->bytes());
    EXPECT_FALSE((*archive)->OpenPart(1));
  }
}

TEST_F(TelegramArchiveFiles, WhatIsNoExportIsToldApart) {
  const auto missing = OpenTelegramArchive(folder_, {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_NE(missing.error().detail.find("result.json"), std::string::npos);
  EXPECT_FALSE(OpenTelegramArchive(folder_ + "/absent", {}));

  const std::string html = Put("messages.html", "<!DOCTYPE html>");
  for (const std::string& opened : {html, folder_}) {
    EXPECT_TRUE(LooksLikeTelegramArchive(opened));
    const auto archive = OpenTelegramArchive(opened, {});
    ASSERT_FALSE(archive);
    EXPECT_EQ(archive.error().code, ErrorCode::kBadInput);
    EXPECT_NE(archive.error().detail.find("Format: JSON"), std::string::npos);
  }
  EXPECT_FALSE(LooksLikeTelegramArchive(Put("a.json", "{\"a\": 1}")));
  EXPECT_FALSE(LooksLikeTelegramArchive(Put("b.json", "[]")));
  EXPECT_FALSE(LooksLikeTelegramArchive(folder_ + "/absent"));
  ArchiveOptions options;
  options.timezone = "Mars/Olympus";
  const auto zone = OpenTelegramArchive(Put("c.json", "{}"), options);
  ASSERT_FALSE(zone);
  EXPECT_EQ(zone.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace tacit::sources
