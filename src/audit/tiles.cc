#include "audit/tiles.h"

#include <array>
#include <cstring>
#include <iterator>

#include "base/file.h"

namespace tacit::audit {
namespace {

constexpr int kHeight = 8;

std::string NumberPath(std::uint64_t index, std::uint64_t width) {
  constexpr std::uint64_t kGroup = 1000;
  const auto three = [](std::uint64_t number) {
    std::string digits = std::to_string(number);
    return std::string(3 - digits.size(), '0') + digits;
  };
  std::string path = three(index % kGroup);
  for (index /= kGroup; index > 0; index /= kGroup) {
    path.insert(0, 1, '/').insert(0, three(index % kGroup)).insert(0, 1, 'x');
  }
  if (width < kTileWidth) path += ".p/" + std::to_string(width);
  return path;
}

}  // namespace

std::string TilePath(int level, std::uint64_t index, std::uint64_t width) {
  return "tile/" + std::to_string(level) + "/" + NumberPath(index, width);
}

std::string BundlePath(std::uint64_t index, std::uint64_t width) {
  return "tile/entries/" + NumberPath(index, width);
}

std::uint64_t TileWidth(int level, std::uint64_t index, std::uint64_t size) {
  constexpr int kBits = 64;
  const std::uint64_t hashes = kHeight * level < kBits ? size >> (kHeight * level) : 0;
  if (hashes / kTileWidth > index) return kTileWidth;
  return hashes / kTileWidth == index ? hashes % kTileWidth : 0;
}

std::string TileBytes(const std::vector<Digest256>& hashes) {
  std::string bytes;
  for (const Digest256& hash : hashes) {
    bytes.append(reinterpret_cast<const char*>(hash.data()), hash.size());
  }
  return bytes;
}

Result<std::vector<Digest256>> ParseTile(std::string_view bytes, std::uint64_t width) {
  if (bytes.size() != width * sizeof(Digest256)) {
    return Fail(ErrorCode::kCorrupt, "a tile of the audit log has another length");
  }
  std::vector<Digest256> hashes(width);
  if (width != 0) std::memcpy(hashes.data(), bytes.data(), bytes.size());
  return hashes;
}

void AppendEntry(std::string& bundle, std::string_view entry) {
  bundle += static_cast<char>(entry.size() >> 8 & 0xFF);
  bundle += static_cast<char>(entry.size() & 0xFF);
  bundle += entry;
}

Result<std::vector<std::string>> ParseBundle(std::string_view bytes, std::uint64_t width) {
  std::vector<std::string> entries;
  while (entries.size() < width) {
    if (bytes.size() < 2) return Fail(ErrorCode::kCorrupt, "entries of the audit log are missing");
    const std::size_t length = std::size_t{static_cast<unsigned char>(bytes[0])} << 8 |
                               static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    if (bytes.size() < length) {
      return Fail(ErrorCode::kCorrupt, "an entry of the audit log is cut off");
    }
    entries.emplace_back(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  if (!bytes.empty()) return Fail(ErrorCode::kCorrupt, "a bundle of the audit log is too long");
  return entries;
}

Digest256 CompleteHash(std::span<const Digest256> hashes) {
  std::vector<Digest256> row(hashes.begin(), hashes.end());
  while (row.size() > 1) {
    for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = NodeHash(row[2 * i], row[2 * i + 1]);
    row.resize(row.size() / 2);
  }
  return row.front();
}

Result<std::vector<Digest256>> TileReader::Tile(int level, std::uint64_t index) const {
  const std::uint64_t width = TileWidth(level, index, size_);
  TACIT_TRY(const std::string bytes, ReadFile(directory_ + "/" + TilePath(level, index, width)));
  return ParseTile(bytes, width);
}

Result<std::vector<std::string>> TileReader::Bundle(std::uint64_t index) const {
  const std::uint64_t width = TileWidth(0, index, size_);
  TACIT_TRY(const std::string bytes, ReadFile(directory_ + "/" + BundlePath(index, width)));
  return ParseBundle(bytes, width);
}

Result<Digest256> TileReader::Subtree(int level, std::uint64_t index) {
  // The tile's row that is stored, and how many hashes of it the subtree is made of.
  const int tile_level = level / kHeight;
  const std::uint64_t count = std::uint64_t{1} << (level % kHeight);
  const std::uint64_t first = index * count;
  const auto row = static_cast<std::size_t>(tile_level);
  if (kept_.size() <= row) kept_.resize(row + 1);
  Kept& kept = kept_[row];
  if (kept.index != first / kTileWidth) {
    TACIT_TRY(kept.hashes, Tile(tile_level, first / kTileWidth));
    kept.index = first / kTileWidth;
  }
  if (first % kTileWidth + count > kept.hashes.size()) {
    return Fail(ErrorCode::kCorrupt, "a tile of the audit log is too short");
  }
  return CompleteHash(std::span(kept.hashes).subspan(first % kTileWidth, count));
}

}  // namespace tacit::audit
