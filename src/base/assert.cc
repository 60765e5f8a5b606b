#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace tacit {

void AssertFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "tacit: a bug of ours: %s (%s:%d). Please report it.\n", condition, file,
               line);
  std::abort();
}

}  // namespace tacit
