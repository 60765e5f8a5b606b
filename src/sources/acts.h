#pragma once

// What an account does on a platform besides reading. Others can see each of these acts, so each
// needs a person's word, and nothing here is ever done by the program itself.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "sources/confirmed.h"

namespace tacit::sources {

struct JoinChannel {
  std::string channel;  // the platform's id
};
struct LeaveChannel {
  std::string channel;
};
struct PressButton {
  std::string channel;
  std::string message;
  std::string data;  // of the button, as the platform gave it
};
struct PostAnswer {
  std::string channel;
  std::string message;  // that is answered
  Secret text{""};
};

enum class JoinOutcome : std::uint8_t {
  kJoined,
  kRequested,  // the administrators decide
  kGuarded,    // a bot decides, in an official app
  kDeclined,
};

// What a bot asks whoever joins. Words of others, not scrubbed: for the terminal and nowhere else.
struct Challenge {
  struct Button {
    Secret label{""};
    std::string data;  // empty: it cannot be pressed here
    Secret link{""};   // that it opens, elsewhere
  };
  std::string channel;
  std::string message;
  Secret text{""};
  bool has_media = false;  // a picture or the like, which is not shown here
  std::vector<Button> buttons;
};

// One thread; every call asks the CallBudget first. Errors as of LiveSource, and kLimit: the
// account is in as many channels as the platform allows.
class Acts {
 public:
  virtual ~Acts() = default;
  virtual Result<JoinOutcome> Join(Confirmed<JoinChannel> join) = 0;
  virtual Result<void> Leave(Confirmed<LeaveChannel> leave) = 0;
  // What is asked in the channel that was joined last, the newest: waits for it to come, or, once
  // one was given, to become another. The same one again: it still stands. Nothing: none came, or
  // it is gone.
  virtual Result<std::optional<Challenge>> NextChallenge(int timeout_ms) = 0;
  // The bot's own words to that; may be empty.
  virtual Result<Secret> Press(Confirmed<PressButton> press) = 0;
  virtual Result<void> Post(Confirmed<PostAnswer> post) = 0;
};

}  // namespace tacit::sources
