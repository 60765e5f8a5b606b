#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tacit {

// What the caller should do about an error, not where it came from. The command line turns each
// into the exit code in brackets.
enum class ErrorCode : std::uint8_t {
  kInvalidArgument,  // the caller's mistake: fix the call or the configuration [2]
  kNotFound,         // no such file, table, project [1]
  kBadInput,         // the input is not what it should be: choose another, or repair it [1]
  kUnavailable,      // the system or a dependency refused: see the message [1]
  kDenied,           // signed out, or the account may not see it: sign in [4]
  kRetryLater,       // flood wait, timeout, server error: `retry_after_s` says when [5]
  kRefused,          // the privacy policy does not allow it: nothing to repair [6]
  kCorrupt,          // bytes that we stored fail their check: stop and report [7]
  kLeak,             // the guard found personal data in clean rows: nothing was stored; report [7]
  kLimit,            // disk, quota or memory is used up: free some and run again [8]
  kLocked,           // somebody else holds it: wait [10]
  kInterrupted,      // the user asked to stop [130]
};

// Errors travel to the terminal, to logs and to the web page, so `detail` never holds message text,
// user names or secrets: name the operation, the number and what to do.
struct Error {
  ErrorCode code;
  std::string detail;
  int retry_after_s = 0;
};

template <typename T>
struct [[nodiscard]] Result : tl::expected<T, Error> {
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> Fail(ErrorCode code, std::string detail) {
  return tl::unexpected(Error{code, std::move(detail)});
}

}  // namespace tacit

#define TACIT_CONCAT_(a, b) a##b
#define TACIT_CONCAT(a, b) TACIT_CONCAT_(a, b)

// TACIT_TRY(auto page, source.Fetch(channel, cursor));  -- returns the error to the caller.
#define TACIT_TRY(declaration, expression) \
  TACIT_TRY_IMPL_(TACIT_CONCAT(try_, __LINE__), declaration, expression)
#define TACIT_TRY_IMPL_(name, declaration, expression)       \
  auto name = (expression);                                  \
  if (!name) return tl::unexpected(std::move(name).error()); \
  declaration = *std::move(name)

// TACIT_CHECK_OK(sink.Write(batch));  -- the same, for Result<void>.
#define TACIT_CHECK_OK(expression) \
  if (auto check = (expression); !check) return tl::unexpected(std::move(check).error())
