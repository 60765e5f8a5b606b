#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "cli/config_privacy.h"
#include "cli/config_retention.h"

namespace tacit::cli {

// A key of config.toml. The list in config_keys.cc is the one place that knows them: the file that
// `init` writes, the checks and `config show` are made from it.
struct ConfigKey {
  std::string_view section;
  std::string_view name;
  std::string_view help;  // for the file; lines of at most 96 columns
  bool is_list = false;   // of words
  bool is_text = false;
  bool is_flag = false;  // true or false; none of the three: a whole number
  std::int64_t default_number = 0;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::vector<std::string> default_list = {};
  std::vector<std::string_view> choices = {};  // of a list; empty: two-letter country codes
  // Of a text: what is wrong with it, empty when nothing is. Texts are empty and flags are off by
  // default.
  std::string (*text_problem)(std::string_view text) = nullptr;
  std::string full_name() const;             // "import.threads"
  std::string environment_variable() const;  // "TACIT_IMPORT_THREADS"
};

// In lists of categories: every one.
inline constexpr std::string_view kAllCategories = "all";

const std::vector<ConfigKey>& ConfigKeys();
// What `init` writes: every key, explained, as a comment with its default.
std::string DefaultConfigFile();

// A setting and where it came from: "default", "config.toml:12", "TACIT_IMPORT_THREADS",
// "--threads".
struct ConfigValue {
  std::variant<std::int64_t, std::vector<std::string>, std::string, bool> value;
  std::string origin;
};

using EnvironmentLookup = std::function<std::string(const char* name)>;

// The settings in force: flag > environment (TACIT_*) > file > default.
class Config {
 public:
  // A file that is not there gives the defaults. kInvalidArgument: the first problem, and how many
  // more there are.
  static Result<Config> Load(const std::string& path, const EnvironmentLookup& environment);
  // The same for a text, with every problem in `problems` ("config.toml:3:1: unknown key …").
  static Config Parse(std::string_view text, const EnvironmentLookup& environment,
                      std::vector<std::string>& problems);

  std::int64_t Number(std::string_view full_name) const;
  const std::vector<std::string>& List(std::string_view full_name) const;
  const std::string& Text(std::string_view full_name) const;
  bool Flag(std::string_view full_name) const;
  const PrivacySettings& privacy() const { return privacy_; }
  const RetentionSettings& retention() const { return retention_; }  // of projects only
  // A command line's flag; kInvalidArgument when it is no number or out of range.
  Result<void> Override(std::string_view full_name, std::string_view text, std::string_view flag);

  const std::map<std::string, ConfigValue, std::less<>>& values() const { return values_; }

 private:
  friend class ConfigReader;
  std::map<std::string, ConfigValue, std::less<>> values_;
  PrivacySettings privacy_;
  RetentionSettings retention_;
};

// As it would stand in the file: 4, ["US", "DE"], "keep".
std::string ConfigText(const ConfigValue& value);

}  // namespace tacit::cli
