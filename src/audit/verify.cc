#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "audit/log.h"
#include "audit/tiles.h"
#include "base/base64.h"
#include "base/file.h"

namespace tacit::audit {
namespace {

// The roots of a tree that grows, from its leaves alone: the complete subtrees of its right edge.
class Tree {
 public:
  void Push(Digest256 hash) {
    for (std::uint64_t size = size_++; size % 2 == 1; size /= 2) {
      hash = NodeHash(edge_.back(), hash);
      edge_.pop_back();
    }
    edge_.push_back(hash);
  }
  std::uint64_t size() const { return size_; }
  Digest256 Root() const {
    if (edge_.empty()) return Sha256("");
    Digest256 root = edge_.back();
    for (std::size_t at = edge_.size() - 1; at-- > 0;) root = NodeHash(edge_[at], root);
    return root;
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest256> edge_;  // the largest first
};

// Checkpoints by size, and where each is from.
using Known = std::multimap<std::uint64_t, std::pair<Digest256, std::string>>;

Result<void> AddNote(std::string_view note, const Verifier& verifier, const std::string& from,
                     Known& known, Verdict& verdict) {
  const auto text = OpenNote(note, verifier);
  const auto checkpoint = text ? ParseCheckpoint(*text) : tl::unexpected(text.error());
  if (!checkpoint || checkpoint->origin != verifier.name) {
    verdict.problems.push_back(from + ": not a checkpoint of this log, signed with this key");
    return {};
  }
  known.emplace(checkpoint->size, std::pair(checkpoint->root, from));
  return {};
}

Result<void> AddHistory(const std::string& directory, const Verifier& verifier, Known& known,
                        Verdict& verdict) {
  const std::string path = directory + "/history";
  if (!FileExists(path)) {
    verdict.problems.emplace_back("the file of earlier checkpoints is gone");
    return {};
  }
  TACIT_TRY(const std::string history, ReadFile(path));
  std::string_view lines = history;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) break;  // cut off by a kill: it never counted
    const auto note = FromBase64(lines.substr(0, end));
    lines.remove_prefix(end + 1);
    TACIT_CHECK_OK(AddNote(note.value_or(""), verifier,
                           "line " + std::to_string(number) + " of the earlier checkpoints", known,
                           verdict));
  }
  return {};
}

// Walks over all entries once.
class Walk {
 public:
  Walk(const std::string& directory, std::uint64_t size, Verdict& verdict)
      : reader_(directory, size), size_(size), verdict_(verdict) {}

  void Run(const Known& known) {
    auto next = known.begin();
    for (std::uint64_t bundle = 0; bundle * kTileWidth < size_; ++bundle) {
      const auto entries = reader_.Bundle(bundle);
      const auto tile = reader_.Tile(0, bundle);
      if (!entries || !tile) {
        Bad(bundle * kTileWidth, !entries ? entries.error().detail : tile.error().detail);
        return;
      }
      for (std::size_t at = 0; at < entries->size(); ++at) {
        const Digest256 leaf = LeafHash((*entries)[at]);
        if (leaf != (*tile)[at]) Bad(tree_.size(), "its hash is another than the tile's");
        tree_.Push(leaf);
        next = Compare(known, next);
      }
    }
    for (; next != known.end(); ++next) {
      verdict_.problems.push_back(next->second.second + " knows of " + std::to_string(next->first) +
                                  " entries, the log has " + std::to_string(size_) +
                                  ": entries were cut off");
    }
  }

  Digest256 Root() const { return tree_.Root(); }

 private:
  Known::const_iterator Compare(const Known& known, Known::const_iterator next) {
    for (; next != known.end() && next->first <= tree_.size(); ++next) {
      if (next->first == 0 || next->second.first == tree_.Root()) {
        ++verdict_.checkpoints;
        agreed_ = next->first;
        continue;
      }
      if (next->first == agreed_) {  // one of our own agrees, one from elsewhere does not
        verdict_.problems.push_back(next->second.second + " knows another log of " +
                                    std::to_string(next->first) +
                                    " entries: this one was rewritten and signed anew");
        continue;
      }
      Bad(agreed_, "from here to entry " + std::to_string(next->first - 1) +
                       " something is not as " + next->second.second + " says");
    }
    return next;
  }

  void Bad(std::uint64_t entry, const std::string& what) {
    if (verdict_.first_bad) return;
    verdict_.first_bad = entry;
    verdict_.problems.push_back("entry " + std::to_string(entry) + ": " + what);
  }

  TileReader reader_;
  std::uint64_t size_;
  Verdict& verdict_;
  Tree tree_;
  std::uint64_t agreed_ = 0;  // up to here a checkpoint agreed
};

// Tiles above the leaves: what proofs are made from.
void CheckTiles(const std::string& directory, std::uint64_t size, Verdict& verdict) {
  TileReader reader(directory, size);
  std::uint64_t hashes = size / kTileWidth;
  for (int level = 1; hashes > 0; ++level, hashes /= kTileWidth) {
    for (std::uint64_t index = 0; index * kTileWidth < hashes; ++index) {
      const auto tile = reader.Tile(level, index);
      bool good = tile.has_value();
      for (std::size_t at = 0; good && at < tile->size(); ++at) {
        const auto below = reader.Tile(level - 1, index * kTileWidth + at);
        good = below && CompleteHash(*below) == (*tile)[at];
      }
      if (good) continue;
      verdict.problems.push_back("tile " + std::to_string(index) + " of level " +
                                 std::to_string(level) + " does not agree with those below it");
      return;
    }
  }
}

std::string_view TakeWord(std::string_view& text, std::string_view word) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.starts_with(word)) return {};
  const std::string_view value = text.substr(word.size(), end - word.size());
  text.remove_prefix(end + 1);
  return value;
}

}  // namespace

Result<Verdict> Verify(const std::string& directory, const Verifier& verifier,
                       std::span<const std::string> anchors) {
  TACIT_TRY(const FileLock lock, FileLock::Shared(directory + "/lock"));
  Verdict verdict;
  TACIT_TRY(const std::string note, ReadCheckpointNote(directory));
  Known known;
  TACIT_CHECK_OK(AddNote(note, verifier, "the newest checkpoint", known, verdict));
  if (known.empty()) return verdict;
  verdict.entries = known.begin()->first;
  TACIT_CHECK_OK(AddHistory(directory, verifier, known, verdict));
  for (std::size_t at = 0; at < anchors.size(); ++at) {
    TACIT_CHECK_OK(
        AddNote(anchors[at], verifier, "anchor " + std::to_string(at + 1), known, verdict));
  }
  Walk(directory, verdict.entries, verdict).Run(known);
  CheckTiles(directory, verdict.entries, verdict);
  return verdict;
}

Result<std::string> CheckProof(std::string_view proof, const Verifier& verifier) {
  const auto broken = [] { return Fail(ErrorCode::kCorrupt, "the proof proves nothing"); };
  if (!proof.starts_with("tacit-audit-proof/v1\n")) return broken();
  std::string_view rest = proof.substr(proof.find('\n') + 1);
  const std::string_view index = TakeWord(rest, "index ");
  const auto entry = FromBase64(TakeWord(rest, "entry "));
  std::uint64_t number = 0;
  const auto [stopped, error] = std::from_chars(index.data(), index.data() + index.size(), number);
  if (error != std::errc() || stopped != index.data() + index.size() || !entry) return broken();
  Proof hashes;
  while (rest.starts_with("hash ")) {
    const auto bytes = FromBase64(TakeWord(rest, "hash "));
    auto hash = ParseTile(bytes.value_or(""), 1);
    if (!hash) return broken();
    hashes.push_back(hash->front());
  }
  if (!rest.starts_with('\n')) return broken();
  TACIT_TRY(const std::string text, OpenNote(rest.substr(1), verifier));
  TACIT_TRY(const Checkpoint checkpoint, ParseCheckpoint(text));
  const bool holds =
      checkpoint.origin == verifier.name &&
      CheckInclusion(number, checkpoint.size, LeafHash(*entry), hashes, checkpoint.root);
  if (!holds) return broken();
  return *entry;
}

}  // namespace tacit::audit
