#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output.h"

namespace tacit::cli {

enum class ProgressMode : std::uint8_t { kAuto, kTty, kPlain, kNone };

// Colours, or nothing when off. Standard sixteen only, so that they fit any theme.
struct Style {
  bool on = false;
  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Red(std::string_view text) const { return Wrap("31", text); }
  std::string Green(std::string_view text) const { return Wrap("32", text); }
  std::string Yellow(std::string_view text) const { return Wrap("33", text); }
  std::string Cyan(std::string_view text) const { return Wrap("36", text); }

 private:
  std::string Wrap(std::string_view code, std::string_view text) const;
};

struct ConsoleOptions {
  bool json = false;
  bool quiet = false;
  bool no_color = false;
  ProgressMode progress = ProgressMode::kAuto;
};

// stdout and stderr, and what the user wants to see on them. Colour only on a terminal that is not
// "dumb", and neither with --no-color nor with NO_COLOR set.
class Console {
 public:
  explicit Console(const ConsoleOptions& options);

  Output& out() { return out_; }
  bool json() const { return options_.json; }
  bool quiet() const { return options_.quiet; }
  bool out_is_terminal() const { return out_is_terminal_; }
  const Style& style() const { return out_style_; }      // for stdout
  const Style& err_style() const { return err_style_; }  // for stderr
  ProgressMode progress() const { return progress_; }    // never kAuto
  std::size_t width() const { return width_; }           // of stdout's terminal; else 80
  std::size_t err_width() const { return err_width_; }

  // One line to people on stderr; nothing with --quiet.
  void Note(std::string_view line) const;
  // The same, also with --quiet.
  static void Complain(std::string_view text);

 private:
  ConsoleOptions options_;
  Output out_;
  bool out_is_terminal_;
  Style out_style_;
  Style err_style_;
  ProgressMode progress_;
  std::size_t width_;
  std::size_t err_width_;
};

// An environment variable; empty when not set.
std::string Environment(const char* name);

}  // namespace tacit::cli
