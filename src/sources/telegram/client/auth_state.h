#pragma once

#include <cstdint>

#include "sources/sign_in.h"
#include "sources/telegram/client/reply.h"

namespace tacit::sources::telegram {

// TDLib's authorization states (td_api.tl, AuthorizationState), without what only TDLib needs.
enum class AuthStep : std::uint8_t {
  kStarting,  // WaitTdlibParameters, or nothing heard yet
  kAsking,    // waits for the user: `shown` says for what
  kReady,
  kEnding,  // LoggingOut, Closing
  kClosed,
};

struct AuthState {
  AuthStep step = AuthStep::kStarting;
  SignInState shown;
};

// A state that we do not know is shown as refused.
AuthState AuthStateOf(const Json& state);

}  // namespace tacit::sources::telegram
