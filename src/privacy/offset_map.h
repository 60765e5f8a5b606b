#pragma once

#include <cstdint>
#include <vector>

namespace tacit::privacy {

// Where the bytes of a changed text came from. Pieces cover the changed text without gaps; what was
// removed from the original lies between their original ranges.
class OffsetMap {
 public:
  struct Piece {
    std::uint32_t begin = 0;  // in the changed text
    std::uint32_t end = 0;
    std::uint32_t from_begin = 0;  // in the original
    std::uint32_t from_end = 0;
    bool same = false;  // the same bytes; otherwise it maps as a whole
  };

  void Clear() { pieces_.clear(); }
  // Joins it to the last piece when both are the same bytes and adjacent.
  void Add(const Piece& piece);
  // Cuts the changed text at `size`; gives where the first byte that was cut off came from.
  std::uint32_t Cut(std::uint32_t size);

  // The smallest original range that covers [begin, end), end > begin.
  std::uint32_t Begin(std::uint32_t begin) const;
  std::uint32_t End(std::uint32_t end) const;
  // The piece with the byte at `at`, which must be inside the changed text.
  const Piece& At(std::uint32_t at) const;
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

}  // namespace tacit::privacy
