#include "cli/terminal_line.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "base/file.h"
#include "cli/console.h"
#include "cli/process.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kMaxLine = 4096;

Secret Trimmed(const Secret& line) {
  const std::string& text = line.Reveal();
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return Secret(std::string());
  return Secret(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

}  // namespace

struct NoEcho::State {
  termios settings{};
};

NoEcho::NoEcho(int fd) : fd_(fd), before_(std::make_unique<State>()) {
  good_ = ::tcgetattr(fd_, &before_->settings) == 0;
  termios silent = before_->settings;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  good_ = good_ && ::tcsetattr(fd_, TCSAFLUSH, &silent) == 0;
}

NoEcho::~NoEcho() {
  if (good_) ::tcsetattr(fd_, TCSAFLUSH, &before_->settings);
}

Result<std::optional<Secret>> ReadTypedLine(int fd) {
  std::string line;
  line.reserve(kMaxLine);  // no growing: that would leave copies
  char c = 0;
  while (true) {
    const ssize_t n = ::read(fd, &c, 1);
    if (n < 0 && errno == EINTR) {
      if (Interrupted()) return Fail(ErrorCode::kInterrupted, "interrupted");
      continue;
    }
    if (n < 0) return tl::unexpected(ErrnoError("read", "what was typed", errno));
    if (n == 0 && line.empty()) return std::optional<Secret>();
    if (n == 0 || c == '\n') return std::optional<Secret>(Secret(std::move(line)));
    if (line.size() == kMaxLine) return Fail(ErrorCode::kInvalidArgument, "the line is too long");
    line.push_back(c);
  }
}

Result<Secret> Ask(std::string_view question, bool hidden) {
  Console::Complain(question);
  const bool terminal = ::isatty(STDIN_FILENO) != 0;
  auto line = [&]() -> Result<std::optional<Secret>> {
    if (!terminal || !hidden) return ReadTypedLine(STDIN_FILENO);
    const NoEcho silence(STDIN_FILENO);
    if (!silence.good()) {
      return Fail(ErrorCode::kUnavailable, "the terminal does not hide its echo");
    }
    return ReadTypedLine(STDIN_FILENO);
  }();
  if (hidden || !terminal) Console::Complain("\n");
  if (!line) return tl::unexpected(std::move(line).error());
  std::optional<Secret>& typed = *line;
  if (typed.has_value()) return Trimmed(*typed);
  return Fail(ErrorCode::kDenied, "the input ended before the sign-in was complete");
}

}  // namespace tacit::cli
