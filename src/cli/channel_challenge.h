#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/act_terminal.h"
#include "sources/acts.h"

namespace tacit::cli {

// What somebody typed at a challenge.
struct ChallengeChoice {
  enum class Kind : std::uint8_t { kNothing, kButton, kWords, kUnclear };
  Kind kind = Kind::kUnclear;
  std::size_t button = 0;  // index
  std::string words;
};

// A number presses that button, "say WORDS" posts the words, an empty line is nothing.
ChallengeChoice ChoiceOf(std::string_view typed, const sources::Challenge& challenge);
// The challenge as a question. What the bot wrote is marked as such and cannot move the cursor.
std::string QuestionOf(const sources::Challenge& challenge);

enum class ChallengeEnd : std::uint8_t { kNone, kAnswered, kOpen };
std::string_view Name(ChallengeEnd end);  // "none", "answered", "open"

// Shows what bots ask in the group that was just joined, until nothing is asked or the person
// stops. Nothing is answered but what the person picks or types, and confirms. `record` is called
// before each answer with its way: "button", "text".
Result<ChallengeEnd> AnswerChallenges(
    sources::Acts& acts, ActTerminal& terminal,
    const std::function<Result<void>(std::string_view way)>& record);

}  // namespace tacit::cli
