#include "privacy/offset_map.h"

#include <algorithm>

#include "base/assert.h"

namespace tacit::privacy {

void OffsetMap::Add(const Piece& piece) {
  if (!pieces_.empty() && piece.same) {
    Piece& last = pieces_.back();
    if (last.same && last.end == piece.begin && last.from_end == piece.from_begin) {
      last.end = piece.end;
      last.from_end = piece.from_end;
      return;
    }
  }
  pieces_.push_back(piece);
}

std::uint32_t OffsetMap::Cut(std::uint32_t size) {
  std::uint32_t from = pieces_.back().from_end;
  while (!pieces_.empty() && pieces_.back().end > size) {
    Piece& last = pieces_.back();
    if (last.same && last.begin < size) {
      last.from_end = last.from_begin + (size - last.begin);
      last.end = size;
      return last.from_end;
    }
    from = last.from_begin;
    pieces_.pop_back();
  }
  return from;
}

const OffsetMap::Piece& OffsetMap::At(std::uint32_t at) const {
  const auto piece = std::ranges::upper_bound(pieces_, at, {}, &Piece::end);
  TACIT_ASSERT(piece != pieces_.end());
  return *piece;
}

std::uint32_t OffsetMap::Begin(std::uint32_t begin) const {
  const Piece& piece = At(begin);
  return piece.same ? piece.from_begin + (begin - piece.begin) : piece.from_begin;
}

std::uint32_t OffsetMap::End(std::uint32_t end) const {
  const Piece& piece = At(end - 1);
  return piece.same ? piece.from_begin + (end - piece.begin) : piece.from_end;
}

}  // namespace tacit::privacy
