#pragma once

// cli/: the command line. The only folder that names concrete classes; one file per subcommand,
// listed in commands.cc. stdout is data, stderr is for people.

#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::cli {

// The documented exit codes: a contract with the scripts of others.
inline constexpr int kExitOk = 0;
inline constexpr int kExitError = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitPartial = 3;
inline constexpr int kExitSignIn = 4;
inline constexpr int kExitRetryLater = 5;
inline constexpr int kExitRefused = 6;
inline constexpr int kExitIntegrity = 7;
inline constexpr int kExitLimit = 8;
inline constexpr int kExitLocked = 10;
inline constexpr int kExitInterrupted = 130;

int ExitCodeOf(ErrorCode code);
// The word for --json: "invalid_argument".
std::string_view NameOf(ErrorCode code);

// "tacit: <what>" and, when the code alone says what to do, a second line with it.
std::string ErrorForPeople(const Error& error);
// {"version":1,"error":{"code":…,"message":…,"exit":N}}
std::string ErrorAsJson(const Error& error);

}  // namespace tacit::cli
