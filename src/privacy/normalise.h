#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "privacy/offset_map.h"

namespace tacit::privacy {

// The form of a text that detectors see: zero-width characters removed, NFKC, digits, spaces and
// dashes of all scripts as ASCII, lookalikes (lookalikes.h) as what they stand for. Only for
// looking: what is stored is cut from the original.
// Keeps its buffers; one thread per object.
class Normaliser {
 public:
  // `text` itself where nothing changes (ASCII, Cyrillic, precomposed Vietnamese, CJK, emoji);
  // otherwise a view that holds until the next call. `text` is valid UTF-8.
  std::string_view Normalise(std::string_view text);
  bool changed() const { return changed_; }
  // The smallest range of the original that covers [begin, end) of the result, end > begin.
  std::uint32_t Begin(std::uint32_t begin) const { return changed_ ? map_.Begin(begin) : begin; }
  std::uint32_t End(std::uint32_t end) const { return changed_ ? map_.End(end) : end; }

 private:
  void Copy(std::string_view text, std::size_t begin, std::size_t end);
  std::size_t Compose(std::string_view text, std::size_t at);
  std::uint32_t TakeBase(std::u32string& points);
  void AppendNormalised(const std::u32string& points);

  bool changed_ = false;
  std::string out_;
  OffsetMap map_;
  std::u32string points_;
};

}  // namespace tacit::privacy
