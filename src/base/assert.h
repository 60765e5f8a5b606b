#pragma once

namespace tacit {
[[noreturn]] void AssertFailed(const char* condition, const char* file, int line);
}  // namespace tacit

// A broken invariant of our own is a bug: on in every build. Input never asserts.
#define TACIT_ASSERT(condition)                                              \
  do {                                                                       \
    if (!(condition)) ::tacit::AssertFailed(#condition, __FILE__, __LINE__); \
  } while (false)
