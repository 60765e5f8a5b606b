#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::chrono::milliseconds kRedraw(100);
constexpr std::chrono::seconds kLineEvery(2);
constexpr std::size_t kMaxBar = 20;
constexpr std::size_t kMinBar = 8;

double Fraction(const ProgressState& state) {
  if (state.bytes_total == 0) return 0;
  return std::min(1.0,
                  static_cast<double>(state.bytes_done) / static_cast<double>(state.bytes_total));
}

std::string Rate(double per_second) {
  if (per_second >= 999'500) return fmt::format("{:.1f}M/s", per_second / 1e6);
  if (per_second >= 1000) return fmt::format("{:.0f}k/s", per_second / 1e3);
  return fmt::format("{:.0f}/s", per_second);
}

// What stands beside the bar, the most wanted first.
std::vector<std::string> Facts(const ProgressState& state) {
  const double fraction = Fraction(state);
  std::vector<std::string> facts = {
      fmt::format("{:3}%", static_cast<int>(fraction * 100)),
      WithThousands(state.messages) + (state.messages == 1 ? " message" : " messages")};
  if (state.seconds < 0.2) return facts;
  facts.push_back(Rate(static_cast<double>(state.messages) / state.seconds));
  facts.push_back(
      fmt::format("{:.0f} MB/s", static_cast<double>(state.bytes_done) / 1e6 / state.seconds));
  if (fraction > 0.01 && fraction < 1) {
    facts.push_back(HumanDuration(state.seconds * (1 - fraction) / fraction) + " left");
  }
  return facts;
}

}  // namespace

std::string ProgressBar(const ProgressState& state, std::size_t width, const Style& style) {
  std::string text;
  for (const std::string& fact : Facts(state)) {
    if (text.size() + fact.size() + 2 + kMinBar + 1 > width) break;
    text += "  " + fact;
  }
  const std::size_t room = width - std::min(width, text.size() + 1);
  const std::size_t bar = std::min(kMaxBar, room);
  const auto full = static_cast<std::size_t>(Fraction(state) * static_cast<double>(bar));
  std::string done;
  std::string rest;
  for (std::size_t i = 0; i < bar; ++i) (i < full ? done : rest) += i < full ? "━" : "─";
  return style.Green(done) + style.Dim(rest) + text;
}

std::string ProgressLine(const ProgressState& state) {
  std::string line;
  for (const std::string& fact : Facts(state)) {
    const std::size_t begin = std::min(fact.find_first_not_of(' '), fact.size());
    line += (line.empty() ? "" : ", ") + fact.substr(begin);
  }
  return line;
}

Progress::Progress(const Console& console) : console_(console) {}

void Progress::Update(std::uint64_t bytes_done, std::uint64_t bytes_total, std::uint64_t messages) {
  const bool bar = console_.progress() == ProgressMode::kTty;
  if (console_.progress() == ProgressMode::kNone) return;
  const auto now = Clock::now();
  const auto wait = bar ? Clock::duration(kRedraw) : Clock::duration(kLineEvery);
  if (now - last_ < wait) return;
  last_ = now;
  const ProgressState state{.bytes_done = bytes_done,
                            .bytes_total = bytes_total,
                            .messages = messages,
                            .seconds = std::chrono::duration<double>(now - start_).count()};
  if (!bar) {
    Console::Complain("tacit: " + ProgressLine(state) + "\n");
    return;
  }
  drawn_ = true;
  Console::Complain("\r" + ProgressBar(state, console_.err_width(), console_.err_style()) +
                    "\x1b[K");
}

void Progress::Clear() {
  if (drawn_) Console::Complain("\r\x1b[K");
  drawn_ = false;
}

}  // namespace tacit::cli
