#include "cli/channel_challenge.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/exit_code.h"
#include "cli/process.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

using sources::Challenge;
using sources::Confirmed;
using Kind = ChallengeChoice::Kind;

constexpr int kFirstWaitMs = 10'000;  // for a question to come
constexpr int kNextWaitMs = 4'000;    // for the bot's reaction

// Each line begins with a mark, so that none can look like one of ours.
std::string Quoted(const Secret& text) {
  std::string quoted = "  | ";
  for (const char c : EscapeForTerminal(text.Reveal(), Newlines::kKeep)) {
    quoted += c;
    if (c == '\n') quoted += "  | ";
  }
  return quoted + "\n";
}

std::string InOneLine(const Secret& text) { return EscapeForTerminal(text.Reveal()); }

class Conversation {
 public:
  Conversation(sources::Acts& acts, ActTerminal& terminal,
               const std::function<Result<void>(std::string_view way)>& record)
      : acts_(acts), terminal_(terminal), record_(record) {}

  Result<ChallengeEnd> Run() {
    TACIT_CHECK_OK(terminal_.Say("Waiting 10 s for what a bot of the group may ask."));
    int wait_ms = kFirstWaitMs;
    while (true) {
      TACIT_TRY(const std::optional<Challenge> challenge, acts_.NextChallenge(wait_ms));
      if (!challenge) return answered_ ? ChallengeEnd::kAnswered : ChallengeEnd::kNone;
      TACIT_TRY(const std::string typed, terminal_.Ask(QuestionOf(*challenge)));
      const ChallengeChoice choice = ChoiceOf(typed, *challenge);
      if (choice.kind == Kind::kNothing) {
        // Behind an answer a bot's words without buttons may be its welcome.
        const bool over = answered_ && challenge->buttons.empty();
        return over ? ChallengeEnd::kAnswered : ChallengeEnd::kOpen;
      }
      TACIT_TRY(const bool done, Answer(choice, *challenge));
      answered_ = answered_ || done;
      wait_ms = done ? kNextWaitMs : 0;
    }
  }

 private:
  // False: nothing was sent, or the bot did not take it; the question is asked again.
  Result<bool> Answer(const ChallengeChoice& choice, const Challenge& challenge) {
    if (choice.kind == Kind::kUnclear) {
      TACIT_CHECK_OK(terminal_.Say("There is no such button."));
      return false;
    }
    auto answered =
        choice.kind == Kind::kButton ? Press(choice, challenge) : Post(choice, challenge);
    if (answered || Interrupted()) return answered;
    const ErrorCode code = answered.error().code;
    if (code != ErrorCode::kInterrupted && code != ErrorCode::kUnavailable) return answered;
    TACIT_CHECK_OK(terminal_.Say(answered.error().detail));
    return false;
  }

  Result<bool> Press(const ChallengeChoice& choice, const Challenge& challenge) {
    const Challenge::Button& button = challenge.buttons[choice.button];
    TACIT_TRY(auto allowed,
              Confirmed<sources::PressButton>::Ask(
                  {.channel = challenge.channel, .message = challenge.message, .data = button.data},
                  fmt::format("Your account presses \"{}\"; the bot sees that.\n"
                              "Type yes to go on: ",
                              InOneLine(button.label)),
                  terminal_));
    TACIT_CHECK_OK(record_("button"));
    TACIT_TRY(const Secret words, acts_.Press(std::move(allowed)));
    TACIT_CHECK_OK(terminal_.Say("Pressed."));
    if (words.Reveal().empty()) return true;
    TACIT_CHECK_OK(terminal_.Say("The bot says:\n" + Quoted(words)));
    return true;
  }

  Result<bool> Post(const ChallengeChoice& choice, const Challenge& challenge) {
    const Secret words(choice.words);
    TACIT_TRY(auto allowed,
              Confirmed<sources::PostAnswer>::Ask(
                  {.channel = challenge.channel, .message = challenge.message, .text = words},
                  fmt::format("Your account posts \"{}\" in the group, where everybody reads it.\n"
                              "Type yes to go on: ",
                              InOneLine(words)),
                  terminal_));
    TACIT_CHECK_OK(record_("text"));
    TACIT_CHECK_OK(acts_.Post(std::move(allowed)));
    TACIT_CHECK_OK(terminal_.Say("Posted."));
    return true;
  }

  sources::Acts& acts_;
  ActTerminal& terminal_;
  const std::function<Result<void>(std::string_view way)>& record_;
  bool answered_ = false;
};

}  // namespace

ChallengeChoice ChoiceOf(std::string_view typed, const Challenge& challenge) {
  constexpr std::string_view kSay = "say ";
  while (typed.ends_with(' ') || typed.ends_with('\r')) typed.remove_suffix(1);
  if (typed.empty()) return {.kind = Kind::kNothing};
  if (typed.starts_with(kSay)) {
    return {.kind = Kind::kWords, .words = std::string(typed.substr(kSay.size()))};
  }
  std::size_t number = 0;
  const char* const end = typed.data() + typed.size();
  const auto parsed = std::from_chars(typed.data(), end, number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == end;
  if (!whole || number == 0 || number > challenge.buttons.size() ||
      challenge.buttons[number - 1].data.empty()) {
    return {};
  }
  return {.kind = Kind::kButton, .button = number - 1};
}

std::string QuestionOf(const Challenge& challenge) {
  std::string text = "\nA bot of the group asks you (its words, which tacit does not check):\n\n";
  text += Quoted(challenge.text);
  if (challenge.has_media) text += "  (with a picture or file: see it in an official app)\n";
  text += '\n';
  bool pressable = false;
  for (std::size_t i = 0; i < challenge.buttons.size(); ++i) {
    const Challenge::Button& button = challenge.buttons[i];
    const std::string label = InOneLine(button.label);
    pressable = pressable || !button.data.empty();
    if (!button.data.empty()) {
      text += fmt::format("  {:>2}  {}\n", i + 1, label);
    } else if (!button.link.Reveal().empty()) {
      text += fmt::format("   -  {}: {} (open it yourself)\n", label, InOneLine(button.link));
    } else {
      text += fmt::format("   -  {} (works in an official app only)\n", label);
    }
  }
  if (!challenge.buttons.empty()) text += '\n';
  if (pressable) text += "A number presses that button. ";
  return text + "\"say WORDS\" posts the words in the group. An empty line leaves it: ";
}

std::string_view Name(ChallengeEnd end) {
  switch (end) {
    case ChallengeEnd::kNone:
      return "none";
    case ChallengeEnd::kAnswered:
      return "answered";
    case ChallengeEnd::kOpen:
      return "open";
  }
  return "";
}

Result<ChallengeEnd> AnswerChallenges(
    sources::Acts& acts, ActTerminal& terminal,
    const std::function<Result<void>(std::string_view way)>& record) {
  return Conversation(acts, terminal, record).Run();
}

}  // namespace tacit::cli
