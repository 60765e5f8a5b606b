#include "audit/log.h"

#include <algorithm>
#include <utility>

#include "audit/tiles.h"
#include "base/base64.h"
#include "base/file.h"

namespace tacit::audit {
namespace {

constexpr std::uint64_t kMaxLine = 4096;  // longer than any line of the history

std::string CheckpointPath(const std::string& directory) { return directory + "/checkpoint"; }
std::string HistoryPath(const std::string& directory) { return directory + "/history"; }
std::string LockPath(const std::string& directory) { return directory + "/lock"; }

// The right edge of the tree: for each level the last tile as far as it is filled.
struct Edge {
  std::uint64_t size = 0;
  std::vector<std::vector<Digest256>> tiles;
  std::string bundle;
};

Result<Edge> ReadEdge(const std::string& directory, std::uint64_t size) {
  Edge edge;
  edge.size = size;
  TileReader reader(directory, size);
  std::uint64_t hashes = size;
  for (int level = 0; hashes > 0; ++level, hashes /= kTileWidth) {
    auto& tile = edge.tiles.emplace_back();
    if (hashes % kTileWidth == 0) continue;
    TACIT_TRY(tile, reader.Tile(level, hashes / kTileWidth));
  }
  if (size % kTileWidth != 0) {
    TACIT_TRY(const std::vector<std::string> entries, reader.Bundle(size / kTileWidth));
    for (const std::string& entry : entries) AppendEntry(edge.bundle, entry);
  }
  return edge;
}

Result<void> Put(const std::string& directory, const std::string& name, std::string_view bytes) {
  const std::string path = directory + "/" + name;
  TACIT_CHECK_OK(MakeDirectories(path.substr(0, path.rfind('/'))));
  return WriteFileDurably(path, bytes);
}

// Adds an entry to the edge; tiles that become full are written and begun anew.
Result<void> Push(Edge& edge, const std::string& directory, std::string_view entry) {
  AppendEntry(edge.bundle, entry);
  const std::uint64_t number = edge.size++;
  if (edge.size % kTileWidth == 0) {
    TACIT_CHECK_OK(Put(directory, BundlePath(number / kTileWidth, kTileWidth), edge.bundle));
    edge.bundle.clear();
  }
  Digest256 hash = LeafHash(entry);
  std::uint64_t index = number;
  for (std::size_t level = 0;; ++level) {
    if (edge.tiles.size() <= level) edge.tiles.emplace_back();
    std::vector<Digest256>& tile = edge.tiles[level];
    tile.push_back(hash);
    if (tile.size() < kTileWidth) return {};
    index /= kTileWidth;
    TACIT_CHECK_OK(
        Put(directory, TilePath(static_cast<int>(level), index, kTileWidth), TileBytes(tile)));
    hash = CompleteHash(tile);
    tile.clear();
  }
}

Result<void> WritePartial(const Edge& edge, const std::string& directory) {
  const std::uint64_t rest = edge.size % kTileWidth;
  if (rest != 0) {
    TACIT_CHECK_OK(Put(directory, BundlePath(edge.size / kTileWidth, rest), edge.bundle));
  }
  std::uint64_t hashes = edge.size;
  for (std::size_t level = 0; level < edge.tiles.size(); ++level, hashes /= kTileWidth) {
    const std::vector<Digest256>& tile = edge.tiles[level];
    if (tile.empty()) continue;
    const std::string path = TilePath(static_cast<int>(level), hashes / kTileWidth, tile.size());
    TACIT_CHECK_OK(Put(directory, path, TileBytes(tile)));
  }
  return {};
}

// Partial tiles of an older size, which nobody reads under the new checkpoint. Left behind by a
// kill they harm nothing.
void RemovePartial(const std::string& directory, std::uint64_t old_size, std::uint64_t size) {
  std::uint64_t old_hashes = old_size;
  std::uint64_t hashes = size;
  for (int level = 0; old_hashes > 0; ++level) {
    const std::uint64_t index = old_hashes / kTileWidth;
    const std::uint64_t width = old_hashes % kTileWidth;
    if (width != 0 && hashes != old_hashes) {
      (void)RemoveFile(directory + "/" + TilePath(level, index, width));
      if (level == 0) (void)RemoveFile(directory + "/" + BundlePath(index, width));
    }
    old_hashes /= kTileWidth;
    hashes /= kTileWidth;
  }
}

Result<Checkpoint> CheckpointOf(std::string_view note, const Verifier& verifier) {
  TACIT_TRY(const std::string text, OpenNote(note, verifier));
  TACIT_TRY(Checkpoint checkpoint, ParseCheckpoint(text));
  if (checkpoint.origin != verifier.name) {
    return Fail(ErrorCode::kCorrupt, "the checkpoint is of another log");
  }
  return checkpoint;
}

// The checkpoint that is there; one of size 0 when nothing was ever logged.
Result<Checkpoint> Current(const std::string& directory, const Verifier& verifier) {
  if (!FileExists(CheckpointPath(directory))) {
    return Checkpoint{.origin = verifier.name, .size = 0, .root = Sha256("")};
  }
  return ReadCheckpoint(directory, verifier);
}

// One line a checkpoint: its note in base64. The newest may be missing after a kill, or be cut off;
// it is put there before the next one.
Result<void> AddToHistory(const std::string& directory, std::string_view note) {
  const std::string line = Base64(note) + "\n";
  TACIT_TRY(File file, File::OpenAppend(HistoryPath(directory)));
  TACIT_TRY(std::uint64_t size, file.Size());
  std::string end(std::min<std::uint64_t>(size, kMaxLine), '\0');
  TACIT_TRY(const std::size_t read, file.ReadAt(size - end.size(), end.data(), end.size()));
  end.resize(read);
  const std::size_t whole = end.rfind('\n') + 1;
  if (end.ends_with("\n" + line) || end == line) return {};
  if (whole != end.size()) TACIT_CHECK_OK(file.Truncate(size - (end.size() - whole)));
  TACIT_CHECK_OK(file.Write(line));
  return file.Sync();
}

}  // namespace

Result<Log> Log::Open(std::string directory, Signer signer) {
  TACIT_TRY(const Verifier verifier, VerifierOf(signer));
  TACIT_CHECK_OK(MakeDirectories(directory));
  TACIT_TRY([[maybe_unused]] const Checkpoint there, Current(directory, verifier));
  return Log(std::move(directory), std::move(signer));
}

Result<std::uint64_t> Log::Append(std::span<const std::string> entries) {
  for (const std::string& entry : entries) {
    if (entry.size() > kMaxEntryBytes) {
      return Fail(ErrorCode::kInvalidArgument, "an entry of the audit log has 64 KiB at most");
    }
  }
  TACIT_TRY(const Verifier verifier, VerifierOf(signer_));
  TACIT_TRY(const FileLock lock, FileLock::Exclusive(LockPath(directory_)));
  TACIT_TRY(const Checkpoint before, Current(directory_, verifier));
  if (entries.empty()) return before.size;
  if (before.size != 0) {
    TACIT_TRY(const std::string newest, ReadCheckpointNote(directory_));
    TACIT_CHECK_OK(AddToHistory(directory_, newest));
  }
  TACIT_TRY(Edge edge, ReadEdge(directory_, before.size));
  for (const std::string& entry : entries) TACIT_CHECK_OK(Push(edge, directory_, entry));
  TACIT_CHECK_OK(WritePartial(edge, directory_));
  TileReader reader(directory_, edge.size);
  Checkpoint after{.origin = verifier.name, .size = edge.size, .root = {}};
  TACIT_TRY(after.root, RootHash(edge.size, reader.AsReader()));
  TACIT_TRY(const std::string note, SignNote(CheckpointText(after), signer_));
  TACIT_CHECK_OK(WriteFileDurably(CheckpointPath(directory_), note));  // now it counts
  (void)AddToHistory(directory_, note);  // the next append does it otherwise
  RemovePartial(directory_, before.size, edge.size);
  return before.size;
}

Result<std::string> ReadCheckpointNote(const std::string& directory) {
  if (!FileExists(CheckpointPath(directory))) {
    return Fail(ErrorCode::kNotFound, "there is no audit log yet");
  }
  return ReadFile(CheckpointPath(directory));
}

Result<Checkpoint> ReadCheckpoint(const std::string& directory, const Verifier& verifier) {
  TACIT_TRY(const std::string note, ReadCheckpointNote(directory));
  return CheckpointOf(note, verifier);
}

Result<void> ReadEntries(const std::string& directory, const Verifier& verifier,
                         std::uint64_t first, const EachEntry& each) {
  TACIT_TRY(const FileLock lock, FileLock::Shared(LockPath(directory)));
  TACIT_TRY(const Checkpoint checkpoint, ReadCheckpoint(directory, verifier));
  const TileReader reader(directory, checkpoint.size);
  for (std::uint64_t number = first; number < checkpoint.size;) {
    TACIT_TRY(const std::vector<std::string> entries, reader.Bundle(number / kTileWidth));
    for (std::uint64_t at = number % kTileWidth; at < entries.size(); ++at, ++number) {
      if (!each(number, entries[at])) return {};
    }
  }
  return {};
}

Result<std::string> ProveEntry(const std::string& directory, const Verifier& verifier,
                               std::uint64_t number) {
  TACIT_TRY(const FileLock lock, FileLock::Shared(LockPath(directory)));
  TACIT_TRY(const std::string note, ReadCheckpointNote(directory));
  TACIT_TRY(const Checkpoint checkpoint, CheckpointOf(note, verifier));
  TileReader reader(directory, checkpoint.size);
  TACIT_TRY(const Proof proof, ProveInclusion(number, checkpoint.size, reader.AsReader()));
  TACIT_TRY(const std::vector<std::string> entries, reader.Bundle(number / kTileWidth));
  std::string text = "tacit-audit-proof/v1\nindex " + std::to_string(number) + "\n";
  text += "entry " + Base64(entries[number % kTileWidth]) + "\n";
  for (const Digest256& hash : proof) text += "hash " + Base64(TileBytes({hash})) + "\n";
  return text + "\n" + note;
}

}  // namespace tacit::audit
