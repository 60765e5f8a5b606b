#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/console.h"
#include "cli/exit_code.h"

namespace tacit::cli {

// An option, a flag or a positional argument, as data: the parser, the help and the completion
// scripts are all made from it.
struct OptionSpec {
  std::string_view names;       // "-o,--output", "--json", or "PATH" for a positional argument
  std::string_view value = {};  // what the help calls the value; empty: a flag (or positional)
  std::string_view help = {};
  std::string_view choices = {};  // "csv|json": anything else is a usage error
  bool required = false;
  bool repeated = false;

  bool positional() const { return !names.starts_with('-'); }
  bool flag() const { return !positional() && value.empty(); }
  std::string_view key() const;  // "output", "json", "PATH"
};

// What stood on the command line, by OptionSpec::key().
class Args {
 public:
  bool Has(std::string_view key) const { return values_.contains(key); }
  std::string Value(std::string_view key, std::string_view otherwise = {}) const;
  std::vector<std::string> Values(std::string_view key) const;
  void Set(std::string_view key, std::vector<std::string> values);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Command;

// What a subcommand gets. Everything outlives the call.
struct Context {
  const Args& args;
  Console& console;
  std::span<const Command* const> commands;
};

struct Command {
  std::string_view name;
  std::string_view summary;  // one line
  std::span<const OptionSpec> options;
  std::string_view details;              // below the options: examples, formats
  Result<int> (*run)(Context& context);  // the exit code
};

// Every subcommand, in the order of the help (commands.cc).
std::span<const Command* const> AllCommands();

}  // namespace tacit::cli
