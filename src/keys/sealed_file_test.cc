#include "keys/sealed_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/file.h"

namespace tacit::keys {
namespace {

class SealedFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ =
        (std::filesystem::path(testing::TempDir()) / ("sealed-file-" + std::to_string(::getpid())))
            .string();
    static_cast<void>(RemoveFile(path_));
  }
  void TearDown() override { static_cast<void>(RemoveFile(path_)); }

  std::string path_;
  const Secret master_{std::string(32, 'm')};
};

TEST_F(SealedFile, OpensWithItsKeyAndPurposeOnly) {
  ASSERT_TRUE(WriteSealedFile(path_, master_, "telegram", Secret("api 1 hash")));
  const auto plain = ReadSealedFile(path_, master_, "telegram");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->Reveal(), "api 1 hash");

  const Secret other(std::string(32, 'o'));
  EXPECT_EQ(ReadSealedFile(path_, other, "telegram").error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(ReadSealedFile(path_, master_, "slack").error().code, ErrorCode::kUnavailable);
}

TEST_F(SealedFile, ShowsNothingAndBelongsToItsOwner) {
  ASSERT_TRUE(WriteSealedFile(path_, master_, "telegram", Secret("CANARY")));
  const auto text = ReadFile(path_);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->find("CANARY"), std::string::npos);
  EXPECT_TRUE(text->starts_with("tacit-sealed 1\nsealed "));
  EXPECT_EQ(StatFile(path_)->mode & 077U, 0U);
}

TEST_F(SealedFile, DamageIsTold) {
  EXPECT_EQ(ReadSealedFile(path_, master_, "telegram").error().code, ErrorCode::kNotFound);
  for (const char* text : {"", "tacit-sealed 2\nsealed 00\n", "tacit-sealed 1\nsealed xy\n",
                           "tacit-sealed 1\n", "tacit-sealed 1\nsealed 00 00\n"}) {
    ASSERT_TRUE(WriteFileDurably(path_, text));
    EXPECT_EQ(ReadSealedFile(path_, master_, "telegram").error().code, ErrorCode::kCorrupt) << text;
  }
  ASSERT_TRUE(WriteSealedFile(path_, master_, "telegram", Secret("x")));
  std::string text = *ReadFile(path_);
  text[text.size() - 2] = text[text.size() - 2] == '0' ? '1' : '0';
  ASSERT_TRUE(WriteFileDurably(path_, text));
  EXPECT_EQ(ReadSealedFile(path_, master_, "telegram").error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace tacit::keys
