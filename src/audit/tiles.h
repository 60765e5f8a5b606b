#pragma once

// Tiles of height 8 and bundles of entries, as files: C2SP tlog-tiles.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/merkle.h"
#include "base/hash.h"
#include "base/result.h"

namespace tacit::audit {

inline constexpr std::uint64_t kTileWidth = 256;
inline constexpr std::size_t kMaxEntryBytes = 0xFFFF;  // a bundle writes lengths in two bytes

// "tile/0/x001/067", or "….p/42" where the tile has 42 hashes only.
std::string TilePath(int level, std::uint64_t index, std::uint64_t width);
std::string BundlePath(std::uint64_t index, std::uint64_t width);

// How many hashes the tile has in a tree of `size` entries; 0: it does not exist.
std::uint64_t TileWidth(int level, std::uint64_t index, std::uint64_t size);

std::string TileBytes(const std::vector<Digest256>& hashes);
Result<std::vector<Digest256>> ParseTile(std::string_view bytes, std::uint64_t width);  // kCorrupt

void AppendEntry(std::string& bundle, std::string_view entry);  // of at most kMaxEntryBytes
// The first `width` entries of a bundle. kCorrupt: it has fewer, or ends inside one.
Result<std::vector<std::string>> ParseBundle(std::string_view bytes, std::uint64_t width);

// The root over a whole or partial tile's hashes, as far as a power of two.
Digest256 CompleteHash(std::span<const Digest256> hashes);

// Reads subtrees of a log's directory, in a tree of `size` entries. `directory` must outlive it.
// Keeps the last tile of each level: proofs and roots go through them in order. One thread.
class TileReader {
 public:
  TileReader(const std::string& directory, std::uint64_t size)
      : directory_(directory), size_(size) {}

  Result<Digest256> Subtree(int level, std::uint64_t index);
  Result<std::vector<Digest256>> Tile(int level, std::uint64_t index) const;
  Result<std::vector<std::string>> Bundle(std::uint64_t index) const;
  SubtreeReader AsReader() {
    return [this](int level, std::uint64_t index) { return Subtree(level, index); };
  }

 private:
  struct Kept {
    std::uint64_t index = ~std::uint64_t{0};
    std::vector<Digest256> hashes;
  };
  const std::string& directory_;
  std::uint64_t size_;
  std::vector<Kept> kept_;
};

}  // namespace tacit::audit
