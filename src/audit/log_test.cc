#include "audit/log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "audit/tiles.h"
#include "base/base64.h"
#include "base/file.h"

namespace tacit::audit {
namespace {

namespace fs = std::filesystem;

class AuditLog : public testing::Test {
 protected:
  AuditLog() {
    fs::remove_all(directory_);
    log_ = *Log::Open(directory_, signer_);
  }
  ~AuditLog() override { fs::remove_all(directory_); }

  static std::string Entry(std::uint64_t number) {
    return R"({"act":"test","n":)" + std::to_string(number) + "}";
  }
  void Fill(std::uint64_t count, std::uint64_t at_once = 1) {
    for (; count > 0; count -= std::min(count, at_once)) {
      std::vector<std::string> entries;
      for (std::uint64_t i = 0; i < std::min(count, at_once); ++i)
        entries.push_back(Entry(size_++));
      ASSERT_TRUE(log_->Append(entries));
    }
  }
  Verdict Verified(const std::vector<std::string>& anchors = {}) {
    auto verdict = Verify(directory_, verifier_, anchors);
    EXPECT_TRUE(verdict) << verdict.error().detail;
    return verdict ? *verdict : Verdict();
  }
  std::vector<std::string> Entries() {
    std::vector<std::string> all;
    EXPECT_TRUE(
        ReadEntries(directory_, verifier_, 0, [&](std::uint64_t number, std::string_view entry) {
          EXPECT_EQ(number, all.size());
          all.emplace_back(entry);
          return true;
        }));
    return all;
  }
  std::string Path(const std::string& name) const { return directory_ + "/" + name; }
  void Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
  }

  std::string directory_ = testing::TempDir() + "/audit_log_" + std::to_string(::getpid());
  Signer signer_{.name = "tacit.example/log", .seed = Secret(std::string(32, 's'))};
  Verifier verifier_ = *VerifierOf(signer_);
  std::optional<Log> log_;
  std::uint64_t size_ = 0;
};

TEST_F(AuditLog, GivesBackWhatWasLogged) {
  EXPECT_EQ(ReadCheckpointNote(directory_).error().code, ErrorCode::kNotFound);
  Fill(3);
  Fill(600, 200);
  Fill(3);
  EXPECT_EQ(*log_->Append(Entry(size_++)), 606U);
  EXPECT_EQ(*log_->Append(std::span<const std::string>()), 607U);
  const std::vector<std::string> entries = Entries();
  ASSERT_EQ(entries.size(), 607U);
  for (std::uint64_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i], Entry(i));
  const Verdict verdict = Verified();
  EXPECT_EQ(verdict.problems, std::vector<std::string>{});
  EXPECT_EQ(verdict.entries, 607U);
  EXPECT_EQ(verdict.checkpoints, 11U);  // 10 appends, and the newest once more
  EXPECT_EQ(log_->Append(std::string(kMaxEntryBytes + 1, 'x')).error().code,
            ErrorCode::kInvalidArgument);
}

// The root does not depend on how entries were put together; partial tiles do not pile up.
TEST_F(AuditLog, HoldsNoMoreFilesThanItNeeds) {
  Fill(70'000, 35'000);
  const Digest256 root = ReadCheckpoint(directory_, verifier_)->root;
  std::vector<Digest256> leaves;
  for (std::uint64_t i = 0; i < size_; ++i) leaves.push_back(LeafHash(Entry(i)));
  const SubtreeReader in_memory = [&leaves](int level, std::uint64_t index) -> Result<Digest256> {
    return CompleteHash(std::span(leaves).subspan(index << level, std::size_t{1} << level));
  };
  EXPECT_EQ(root, *RootHash(size_, in_memory));
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(Path("tile"))) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 2U * 274 + 2 + 1);  // leaves and entries, level 1, level 2
  EXPECT_TRUE(FileExists(Path("tile/0/272")));
  EXPECT_TRUE(FileExists(Path("tile/2/000.p/1")));
  EXPECT_EQ(Verified().problems, std::vector<std::string>{});
}

TEST_F(AuditLog, ProvesAnEntryToAStranger) {
  Fill(700, 100);
  for (const std::uint64_t number : {0U, 255U, 256U, 699U}) {
    const std::string proof = *ProveEntry(directory_, verifier_, number);
    EXPECT_EQ(*CheckProof(proof, verifier_), Entry(number));
    std::string forged = proof;
    const std::string line = "entry " + Base64(Entry(number));
    forged.replace(forged.find(line), line.size(), "entry " + Base64(Entry(number + 1)));
    EXPECT_FALSE(CheckProof(forged, verifier_));
    forged = proof;
    forged.replace(forged.find("index "), 7, "index 9");
    EXPECT_FALSE(CheckProof(forged, verifier_));
    EXPECT_FALSE(CheckProof(proof.substr(0, proof.size() - 30), verifier_));
  }
  EXPECT_FALSE(ProveEntry(directory_, verifier_, 700));
  EXPECT_FALSE(CheckProof("", verifier_));
}

TEST_F(AuditLog, SeesAChangedEntry) {
  Fill(8);
  Fill(292, 146);
  const std::string name = BundlePath(0, kTileWidth);
  std::string bundle = *ReadFile(Path(name));
  bundle[bundle.find(Entry(7)) + 8] = 'X';
  Write(name, bundle);
  EXPECT_EQ(Verified().first_bad, 7U);
  // With the tile made to fit, the checkpoint of that time tells.
  std::vector<Digest256> tile;
  const auto entries = *ParseBundle(bundle, kTileWidth);
  for (const std::string& entry : entries) tile.push_back(LeafHash(entry));
  Write(TilePath(0, 0, kTileWidth), TileBytes(tile));
  Write(TilePath(1, 0, 1), TileBytes({CompleteHash(tile)}));
  const Verdict verdict = Verified();
  EXPECT_EQ(verdict.first_bad, 7U);
  EXPECT_FALSE(verdict.problems.empty());
}

TEST_F(AuditLog, SeesMissingAndSwappedEntries) {
  Fill(10);
  const std::string name = BundlePath(0, 10);
  const std::string bundle = *ReadFile(Path(name));
  auto entries = *ParseBundle(bundle, 10);
  std::swap(entries[3], entries[4]);
  std::string swapped;
  for (const std::string& entry : entries) AppendEntry(swapped, entry);
  Write(name, swapped);
  EXPECT_EQ(Verified().first_bad, 3U);
  Write(name, bundle.substr(0, bundle.size() - 3));
  EXPECT_EQ(Verified().first_bad, 0U);
  fs::remove(Path(name));
  EXPECT_FALSE(Verified().problems.empty());
}

TEST_F(AuditLog, SeesALogThatWasCutOff) {
  Fill(5);
  fs::copy(directory_, directory_ + ".old", fs::copy_options::recursive);
  Fill(3);
  const std::string anchor = *ReadCheckpointNote(directory_);
  fs::remove_all(directory_);
  fs::rename(directory_ + ".old", directory_);
  EXPECT_EQ(Verified().problems, std::vector<std::string>{});  // nothing here can tell
  const Verdict verdict = Verified({anchor});
  ASSERT_EQ(verdict.problems.size(), 1U);  // the anchor can
  EXPECT_NE(verdict.problems[0].find("cut off"), std::string::npos);
  // And a log that went on differently.
  size_ = 100;
  Fill(4);
  const Verdict forked = Verified({anchor});
  ASSERT_EQ(forked.problems.size(), 1U);
  EXPECT_NE(forked.problems[0].find("rewritten"), std::string::npos);
}

TEST_F(AuditLog, SeesAnotherSigner) {
  Fill(5);
  const Verifier other = *VerifierOf({.name = signer_.name, .seed = Secret(std::string(32, 'o'))});
  EXPECT_FALSE(Verify(directory_, other, {})->problems.empty());
  EXPECT_FALSE(Log::Open(directory_, {.name = signer_.name, .seed = Secret(std::string(32, 'o'))}));
  EXPECT_FALSE(Log::Open(directory_, {.name = "other", .seed = signer_.seed}));
  std::string note = *ReadCheckpointNote(directory_);
  note.replace(note.find("\n5\n"), 3, "\n4\n");
  Write("checkpoint", note);
  EXPECT_FALSE(Verified().problems.empty());
  EXPECT_FALSE(log_->Append("x"));
}

TEST_F(AuditLog, SeesAWrongTile) {
  Fill(600, 600);
  std::vector<Digest256> tile = *ParseTile(*ReadFile(Path(TilePath(1, 0, 2))), 2);
  tile[1][0] ^= 1;
  Write(TilePath(1, 0, 2), TileBytes(tile));
  EXPECT_EQ(Verified().problems.size(), 1U);
}

// Killed after any of its writes, an append is as if it had not been, or is whole; the next one
// goes on from there.
TEST_F(AuditLog, GoesOnAfterAKill) {
  Fill(254, 127);
  fs::copy(directory_, directory_ + ".before", fs::copy_options::recursive);
  Fill(5, 5);
  std::vector<fs::path> written;
  for (const auto& entry : fs::recursive_directory_iterator(directory_)) {
    if (entry.is_regular_file()) written.push_back(fs::relative(entry.path(), directory_));
  }
  fs::rename(directory_, directory_ + ".after");
  // The files of the append are there in any combination, the checkpoint is the old one.
  for (std::size_t some = 0; some < 24; ++some) {
    fs::remove_all(directory_);
    fs::copy(directory_ + ".before", directory_, fs::copy_options::recursive);
    for (std::size_t at = 0; at < written.size(); ++at) {
      const std::string name = written[at].string();
      if (name == "checkpoint" || name == "history" || (some >> at % 6 & 1) == 0) continue;
      fs::create_directories(fs::path(Path(name)).parent_path());
      fs::copy(directory_ + ".after/" + name, Path(name), fs::copy_options::overwrite_existing);
    }
    ASSERT_EQ(Verified().problems, std::vector<std::string>{});
    ASSERT_EQ(*log_->Append("another"), 254U);
    ASSERT_EQ(Verified().problems, std::vector<std::string>{});
    ASSERT_EQ(Entries().back(), "another");
  }
  // The checkpoint is the new one, its line in the history is missing or cut off.
  for (const int cut : {0, 1, 50, 10'000}) {
    fs::remove_all(directory_);
    fs::copy(directory_ + ".after", directory_, fs::copy_options::recursive);
    const std::string whole = *ReadFile(Path("history"));
    const std::size_t line = whole.rfind('\n', whole.size() - 2) + 1;
    Write("history", whole.substr(0, std::min(whole.size(), line + static_cast<std::size_t>(cut))));
    EXPECT_EQ(Verified().problems, std::vector<std::string>{});
    ASSERT_EQ(*log_->Append("another"), 259U);
    EXPECT_TRUE(ReadFile(Path("history"))->starts_with(whole));
    EXPECT_EQ(Verified().problems, std::vector<std::string>{});
  }
  for (const char* copy : {".before", ".after"}) fs::remove_all(directory_ + copy);
}

TEST_F(AuditLog, TakesManyWritersAtOnce) {
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([this] {
      Log own = *Log::Open(directory_, signer_);
      for (int i = 0; i < 5; ++i) EXPECT_TRUE(own.Append("entry"));
    });
  }
  for (std::thread& writer : writers) writer.join();
  const Verdict verdict = Verified();
  EXPECT_EQ(verdict.problems, std::vector<std::string>{});
  EXPECT_EQ(verdict.entries, 20U);
}

TEST(AuditTiles, Paths) {
  EXPECT_EQ(TilePath(0, 0, 256), "tile/0/000");
  EXPECT_EQ(TilePath(1, 1'234'067, 256), "tile/1/x001/x234/067");
  EXPECT_EQ(TilePath(2, 5, 42), "tile/2/005.p/42");
  EXPECT_EQ(BundlePath(1'000, 1), "tile/entries/x001/000.p/1");
}

TEST(AuditTiles, RefusesDamagedBundles) {
  std::string bundle;
  AppendEntry(bundle, "one");
  AppendEntry(bundle, std::string(kMaxEntryBytes, 'x'));
  EXPECT_EQ(ParseBundle(bundle, 2)->size(), 2U);
  EXPECT_FALSE(ParseBundle(bundle, 1));  // more than it should have
  EXPECT_FALSE(ParseBundle(bundle, 3));
  EXPECT_FALSE(ParseBundle(bundle.substr(0, bundle.size() - 1), 2));
  EXPECT_FALSE(ParseBundle("\0", 1));
}

}  // namespace
}  // namespace tacit::audit
