#include "sources/telegram/archive/line_cursor.h"

namespace tacit::sources {

bool LineCursor::Skip(int level) {  // NOLINT(misc-no-recursion): as deep as lines are indented
  RawValue scalar;
  if (!At('{') && !At('[')) return Scalar(scalar);
  const bool object = At('{');
  const char close = object ? '}' : ']';
  ++p_;
  if (Take(close)) return true;
  if (level + 2 >= LineLayout::kLevels) return false;
  for (bool first = true; first || Take(','); first = false) {
    if (!Line(level + 1)) {
      if (first) break;
      return false;
    }
    RawString key;
    if (object && !(Take('"') && String(key) && Take(": "))) return false;
    if (!Skip(level + 1)) return false;
  }
  return Line(level) && Take(close);
}

}  // namespace tacit::sources
