#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace tacit::cli {
namespace {

constexpr std::size_t kDefaultWidth = 80;

bool ColorAllowed(const ConsoleOptions& options) {
  return !options.no_color && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
}

std::size_t WidthOf(int fd) {
  winsize size{};
  if (::isatty(fd) != 0 && ::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) {
    return size.ws_col;
  }
  const std::string columns = Environment("COLUMNS");
  std::size_t width = 0;
  const auto parsed = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return parsed.ec == std::errc() && width >= 20 && width <= 1000 ? width : kDefaultWidth;
}

ProgressMode Resolve(const ConsoleOptions& options) {
  if (options.quiet) return ProgressMode::kNone;
  if (options.progress != ProgressMode::kAuto) return options.progress;
  const bool terminal = ::isatty(STDERR_FILENO) != 0 && Environment("TERM") != "dumb";
  return terminal ? ProgressMode::kTty : ProgressMode::kPlain;
}

}  // namespace

std::string Style::Wrap(std::string_view code, std::string_view text) const {
  if (!on) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

Console::Console(const ConsoleOptions& options)
    : options_(options),
      out_(STDOUT_FILENO),
      out_is_terminal_(::isatty(STDOUT_FILENO) != 0),
      out_style_{.on = out_is_terminal_ && ColorAllowed(options)},
      err_style_{.on = ::isatty(STDERR_FILENO) != 0 && ColorAllowed(options)},
      progress_(Resolve(options)),
      width_(WidthOf(STDOUT_FILENO)),
      err_width_(WidthOf(STDERR_FILENO)) {}

void Console::Note(std::string_view line) const {
  if (!options_.quiet) Complain(std::string(line) + "\n");
}

void Console::Complain(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDERR_FILENO, text.data(), text.size());
    if (n <= 0) return;  // nobody left to tell
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace tacit::cli
