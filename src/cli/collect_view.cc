#include "cli/collect_view.h"

#include <fmt/format.h>

#include "cli/text_width.h"
#include "cli/time_text.h"

namespace tacit::cli {
namespace {

constexpr std::chrono::milliseconds kRedraw(100);
constexpr std::chrono::seconds kLineEvery(10);

std::string_view Word(pipeline::CollectPhase phase) {
  switch (phase) {
    case pipeline::CollectPhase::kNew:
      return "new";
    case pipeline::CollectPhase::kBackfill:
      return "history";
    case pipeline::CollectPhase::kLookBack:
      return "looking back";
    case pipeline::CollectPhase::kLive:
      break;
  }
  return "following";
}

}  // namespace

std::string CollectLine(const pipeline::CollectProgress& progress) {
  std::string line(Word(progress.phase));
  if (progress.channel.empty()) return line;
  line += fmt::format("  @{}  {} message{}", EscapeForTerminal(progress.channel),
                      WithThousands(progress.messages), progress.messages == 1 ? "" : "s");
  if (progress.reached) line += ", back to " + DateText(*progress.reached);
  return line;
}

std::string WaitLine(const sources::Waiting& wait) {
  constexpr double kSecond = 1e6;
  return fmt::format("waiting {}: {} of {}, until {}",
                     HumanDuration(static_cast<double>(wait.left) / kSecond),
                     sources::Name(wait.reason), wait.method, TimeText(wait.until));
}

void CollectView::Show(const pipeline::CollectProgress& progress) {
  const std::string subject = fmt::format("{} {}", Word(progress.phase), progress.channel);
  Line(subject, CollectLine(progress));
}

void CollectView::Show(const sources::Waiting& wait) {
  Line(fmt::format("waiting {}", wait.method), WaitLine(wait));
}

void CollectView::Line(const std::string& subject, const std::string& line) {
  if (console_.progress() == ProgressMode::kNone) return;
  const bool terminal = console_.progress() == ProgressMode::kTty;
  const auto now = Clock::now();
  const auto wait = terminal ? Clock::duration(kRedraw) : Clock::duration(kLineEvery);
  if (subject == subject_ && now - last_ < wait) return;
  // Following shows nothing new by itself.
  if (!terminal && subject == subject_ && subject.starts_with("following")) return;
  subject_ = subject;
  last_ = now;
  if (!terminal) {
    Console::Complain("tacit: " + line + "\n");
    return;
  }
  drawn_ = true;
  Console::Complain("\r" + Truncate(line, console_.err_width()) + "\x1b[K");
}

void CollectView::Clear() {
  if (drawn_) Console::Complain("\r\x1b[K");
  drawn_ = false;
}

}  // namespace tacit::cli
