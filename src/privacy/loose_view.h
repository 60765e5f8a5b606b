#pragma once

// A second look at texts whose values are broken: by a line's end between two groups of a number
// ("+1 212 555\n0123"), behind a mark inside an address or a key ("ann@\nexample.com"), or by
// separators that are doubled ("4111--1111").

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/detector.h"

namespace tacit::privacy {

// The text with such places mended, and the way back. Keeps its buffers; one thread per object.
class LooseView {
 public:
  // Whether there is anything to mend near the hits of `text`. Looks at their bytes only; what is
  // in the view holds until the next call.
  bool Read(std::string_view text, std::span<const Hit> hits);
  std::string_view text() const { return out_; }
  // Of the findings from `first` on, which are in offsets of this view: keeps those that lie over a
  // mended place and are sure enough, in offsets of the text. The ones before `first` are the
  // text's own: a loose finding may hold one, but not cut one.
  void TakeBack(std::size_t first, std::vector<Finding>& findings);

 private:
  // [begin, end) becomes `with`; '\0': nothing.
  struct Join {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    char with = '\0';
    std::uint32_t at = 0;  // in out_, behind what it became
  };

  void Add(std::size_t begin, std::size_t end, char with);
  void ReadNumber(const Hit& hit);
  void ReadRun(const Hit& hit);
  void ReadMailbox(std::size_t at);
  std::size_t JoinsBefore(std::uint32_t at) const;
  bool IsKept(const Finding& finding) const;
  std::uint32_t Back(std::uint32_t at) const;

  std::string_view text_;
  std::string out_;
  std::vector<Join> joins_;
  std::vector<Finding> own_;
};

}  // namespace tacit::privacy
