// The fast reader against the reference reader: they must give the same messages, or fail alike.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "sources/telegram/archive/fast_reader.h"
#include "sources/telegram/archive/reference_reader.h"
#include "sources/telegram/archive/test_export.h"
#include "sources/telegram/archive/test_random_export.h"
#include "sources/telegram/json_text.h"
#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

const JsonLayout kLayouts[] = {
    {},                                               // Telegram Desktop
    {.step = 1, .open_empty = false},                 // Python, indent=1
    {.step = 2, .open_empty = false},                 // indent=2
    {.step = 4, .open_empty = false},                 // indent=4
    {.step = -1, .open_empty = false, .colon = ":"},  // minified
    {.step = -1, .open_empty = false},                // one line
    {.step = 1, .newline = "\r\n"},
    {.step = 0},
};

void ExpectSame(const Reading& left, const Reading& right, const std::string& what) {
  EXPECT_EQ(left.error, right.error) << what;
  ASSERT_EQ(left.messages.size(), right.messages.size()) << what;
  for (std::size_t i = 0; i < left.messages.size(); ++i) {
    ASSERT_EQ(left.messages[i], right.messages[i]) << what << ", message " << i;
  }
}

TEST(Readers, FastAndReferenceGiveTheSameMessagesInEveryLayout) {
  for (std::uint32_t seed = 1; seed <= 2; ++seed) {
    const std::vector<Json> messages = RandomExport(seed).Messages(60);
    const Json chat = Chat("public_supergroup", "1234567891", messages);
    const Reading wanted = ReadWith(Write(chat, kLayouts[4]), false);
    ASSERT_EQ(wanted.error, "");
    ASSERT_EQ(wanted.messages.size(), messages.size());
    for (const JsonLayout& layout : kLayouts) {
      const std::string what = "seed " + std::to_string(seed) + " step " +
                               std::to_string(layout.step) + (layout.open_empty ? " open" : "");
      for (const Json& json : {chat, Account({chat})}) {
        const std::string bytes = Write(json, layout);
        ExpectSame(ReadWith(bytes, true), wanted, what + " fast");
        ExpectSame(ReadWith(bytes, false), wanted, what + " reference");
      }
    }
  }
}

TEST(Readers, BlocksOfAnySizeGiveTheSameMessages) {
  const std::string bytes =
      Write(Chat("public_supergroup", "1234567891", RandomExport(9).Messages(60)));
  const Reading wanted = ReadWith(bytes, false);
  for (const std::size_t block : {1U, 7U, 64U, 300U, 1000U, 5000U}) {
    ExpectSame(ReadWith(bytes, true, block), wanted, "fast " + std::to_string(block));
    ExpectSame(ReadWith(bytes, false, block), wanted, "reference " + std::to_string(block));
  }
}

// Whatever the fast reader accepts, the reference reader must read the same way.
TEST(Readers, TheFastReaderAcceptsNothingThatTheReferenceReadsDifferently) {
  RandomExport random(11);
  const auto local_time = *LocalTime::InZone("UTC");
  const ChatContext chat = {.id = "1234567891", .local_time = local_time.get()};
  constexpr std::string_view kBytes =
      "\"\\{}[],: \n\x01"
      "0aex\xC3\xE2";
  std::size_t accepted = 0;
  for (const Json& json : random.Messages(150)) {
    const std::string whole = Write(json, {}, 2);
    for (int mutation = 0; mutation < 40; ++mutation) {
      std::string bytes = whole;
      const std::size_t at = random.Below(bytes.size());
      const char byte = kBytes[random.Below(kBytes.size())];
      if (mutation % 3 == 0) bytes[at] = byte;
      if (mutation % 3 == 1) bytes.insert(at, 1, byte);
      if (mutation % 3 == 2) bytes.erase(at, 1 + random.Below(3));
      const std::size_t size = bytes.size();
      bytes.resize(size + kScanPadding);
      if (!IsUtf8({bytes.data(), size})) continue;
      FastReader fast;
      Draft draft;
      ASSERT_TRUE(fast.Learn(whole) || whole.size() < 50);
      if (!fast.ready()) continue;
      const char* const end = fast.Read(bytes.data(), bytes.data() + size, draft);
      if (end == nullptr) continue;
      ++accepted;
      RawMessage message;
      const char* what = draft.Finish(chat, message);
      const std::string got = what == nullptr ? Describe(message) : what;
      BracketScanner scanner;
      ASSERT_EQ(scanner.Run(bytes.data(), bytes.data() + size), end);
      ReferenceReader reference;
      what = reference.Read({bytes.data(), static_cast<std::size_t>(end - bytes.data())}, draft);
      if (what == nullptr) what = draft.Finish(chat, message);
      ASSERT_EQ(got, what == nullptr ? Describe(message) : what) << bytes.substr(0, size);
    }
  }
  EXPECT_GT(accepted, 500U);  // else this proves nothing
}

// ../shared/data has exports of all ages; it is no part of the project.
TEST(Readers, BothReadTheExportsInSharedDataAlike) {
  const std::filesystem::path folder =
      std::filesystem::path(__FILE__).parent_path() / "../../../../../shared/data/telegram";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "../shared/data/telegram is not here";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const Result<std::string> bytes = ReadFile(entry.path().string());
    ASSERT_TRUE(bytes);
    const Reading fast = ReadWith(*bytes, true);
    EXPECT_EQ(fast.error, "") << entry.path().filename();
    ExpectSame(fast, ReadWith(*bytes, false), entry.path().filename().string());
    // As if every chat were public, so that the old shapes are read too.
    std::string opened = *bytes;
    for (const char* word : {"\"private_group\"", "\"private_supergroup\"", "\"personal_chat\""}) {
      for (std::size_t at = 0; (at = opened.find(word, at)) != std::string::npos;) {
        opened.replace(at, std::string_view(word).size(), "\"public_supergroup\"");
      }
    }
    const Reading all = ReadWith(opened, true);
    EXPECT_EQ(all.error, "") << entry.path().filename();
    EXPECT_FALSE(all.messages.empty()) << entry.path().filename();
    ExpectSame(all, ReadWith(opened, false), entry.path().filename().string());
  }
  EXPECT_GT(files, 0U);
}

}  // namespace
}  // namespace tacit::sources
