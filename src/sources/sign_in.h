#pragma once

// Signing in, step by step: the terminal and the web page drive the same machine.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::sources {

enum class SignInStep : std::uint8_t {
  kPhone,      // Give(phone number) or AskForQr()
  kQr,         // show `link` as a QR code; Wait() until it is confirmed on another device
  kEmail,      // Give(e-mail address)
  kEmailCode,  // Give(code)
  kCode,       // Give(code) or Resend()
  kPassword,   // Give(password of the two-step verification)
  kToken,      // Give(token that the platform's page shows)
  kReady,
  kRefused,  // `notice` says why: a new account, a frozen one, terms to accept elsewhere
  kClosed,
};

struct SignInState {
  SignInStep step = SignInStep::kPhone;
  std::string notice;      // how the code was sent, the password's hint, why it is refused
  std::string link;        // of the QR code
  int code_length = 0;     // 0: not known
  int resend_after_s = 0;  // 0: cannot be sent again
  bool session = false;    // somebody is signed in, also where that is refused
};

// One thread. Wrong input is kInvalidArgument with its own message, the step stays and may be tried
// again; kRetryLater after too many tries; kUnavailable without network. What is given is never
// logged and is wiped after use.
class SignIn {
 public:
  virtual ~SignIn() = default;
  virtual Result<SignInState> State() = 0;
  virtual Result<SignInState> Give(std::string_view answer) = 0;
  virtual Result<SignInState> AskForQr() = 0;
  virtual Result<SignInState> Resend() = 0;
  // For the step to change by itself, up to `timeout_ms`.
  virtual Result<SignInState> Wait(int timeout_ms) = 0;
  virtual Result<void> LogOut() = 0;
};

}  // namespace tacit::sources
