#include "cli/config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/assert.h"
#include "base/file.h"
#include "cli/config_reader.h"
#include "cli/nearest.h"

namespace tacit::cli {
namespace {

constexpr std::int64_t kConfigVersion = 1;
constexpr std::string_view kFileName = "config.toml";

const ConfigKey* FindKey(std::string_view full_name) {
  const auto found = std::ranges::find(ConfigKeys(), full_name, &ConfigKey::full_name);
  return found == ConfigKeys().end() ? nullptr : &*found;
}

std::optional<std::int64_t> ToNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string RangeProblem(const ConfigKey& key) {
  return fmt::format("{} must be a whole number from {} to {}", key.full_name(), key.min, key.max);
}

std::string FlagProblem(const ConfigKey& key) {
  return fmt::format("{} must be true or false", key.full_name());
}

bool IsRegion(std::string_view word) {
  return word.size() == 2 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsWordOf(const ConfigKey& key, std::string_view word) {
  if (key.choices.empty()) return IsRegion(word);
  return std::ranges::find(key.choices, word) != key.choices.end();
}

std::string ListProblem(const ConfigKey& key) {
  if (!key.choices.empty()) {
    return fmt::format("{} must be a list of: {}", key.full_name(), fmt::join(key.choices, ", "));
  }
  return key.full_name() + " must be a list of two-letter country codes: [\"US\", \"DE\"]";
}

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view word = text.substr(0, end);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Values from text: environment variables and flags.
std::optional<std::string> SetFromText(const ConfigKey& key, std::string_view text,
                                       std::string_view origin, ConfigValue& value) {
  if (key.is_list) {
    std::vector<std::string> words = SplitWords(text);
    if (!std::ranges::all_of(words, [&](const auto& word) { return IsWordOf(key, word); })) {
      return ListProblem(key);
    }
    value = {.value = std::move(words), .origin = std::string(origin)};
    return std::nullopt;
  }
  if (key.is_flag) {
    if (text != "true" && text != "false") return FlagProblem(key);
    value = {.value = text == "true", .origin = std::string(origin)};
    return std::nullopt;
  }
  if (key.is_text) {
    if (const std::string problem = key.text_problem(text); !problem.empty()) {
      return key.full_name() + " " + problem;
    }
    value = {.value = std::string(text), .origin = std::string(origin)};
    return std::nullopt;
  }
  const auto number = ToNumber(text);
  if (!number || *number < key.min || *number > key.max) return RangeProblem(key);
  value = {.value = *number, .origin = std::string(origin)};
  return std::nullopt;
}

}  // namespace

void ConfigProblems::Add(const toml::source_region& source, const std::string& what) {
  problems_.push_back(
      fmt::format("{}:{}:{}: {}", kFileName, source.begin.line, source.begin.column, what));
}

std::string ConfigProblems::Origin(const toml::source_region& source) {
  return fmt::format("{}:{}", kFileName, source.begin.line);
}

// Fills a Config from a parsed file; collects every problem.
class ConfigReader {
 public:
  ConfigReader(Config& config, std::vector<std::string>& problems)
      : config_(config), problems_(problems) {
    for (const ConfigKey& key : ConfigKeys()) {
      ConfigValue& value = config_.values_[key.full_name()];
      value.origin = "default";
      value.value = key.default_number;
      if (key.is_list) value.value = key.default_list;
      if (key.is_text) value.value = std::string();
      if (key.is_flag) value.value = false;
    }
  }

  void ReadFile(std::string_view text) {
    const toml::parse_result parsed = toml::parse(text, kFileName);
    if (!parsed) {
      Problem(parsed.error().source(), std::string(parsed.error().description()));
      return;
    }
    if (!ReadVersion(parsed.table())) return;
    for (const auto& [name, node] : parsed.table()) {
      if (name.str() != "version") ReadSection(name.str(), node);
    }
  }

  void ReadEnvironment(const EnvironmentLookup& environment) {
    for (const ConfigKey& key : ConfigKeys()) {
      const std::string variable = key.environment_variable();
      const std::string text = environment(variable.c_str());
      if (text.empty()) continue;
      const auto problem =
          SetFromText(key, text, variable, config_.values_.find(key.full_name())->second);
      if (problem) problems_.push_back(variable + ": " + *problem);
    }
  }

 private:
  void Problem(const toml::source_region& source, const std::string& what) {
    ConfigProblems(problems_).Add(source, what);
  }

  bool ReadVersion(const toml::table& table) {
    const toml::node* node = table.get("version");
    if (node == nullptr) {
      problems_.push_back(std::string(kFileName) + ": 'version = 1' is missing");
      return false;
    }
    const auto version = node->value_exact<std::int64_t>();
    if (version == kConfigVersion) return true;
    const bool newer = version && *version > kConfigVersion;
    Problem(node->source(),
            newer ? fmt::format("written for a newer tacit (version {}); upgrade", *version)
                  : "version must be 1");
    return false;
  }

  PrivacyReader Privacy() {
    return PrivacyReader(config_.privacy_, config_.retention_, config_.values_,
                         ConfigProblems(problems_));
  }

  void ReadSection(std::string_view section, const toml::node& node) {
    if (section == "projects") return Privacy().ReadProjects(node);
    std::vector<std::string_view> sections = {"projects"};
    for (const ConfigKey& key : ConfigKeys()) sections.push_back(key.section);
    if (std::ranges::find(sections, section) == sections.end()) {
      Problem(node.source(), fmt::format("unknown {} '{}'{}", node.is_table() ? "section" : "key",
                                         section, Suggestion(section, sections)));
      return;
    }
    if (!node.is_table()) {
      Problem(node.source(), fmt::format("'{}' must be a section: [{}]", section, section));
      return;
    }
    for (const auto& [name, value] : *node.as_table()) ReadKey(section, name.str(), value);
  }

  void ReadKey(std::string_view section, std::string_view name, const toml::node& node) {
    if (section == "privacy" && name == "classes") return Privacy().ReadClasses(node);
    if (section == "privacy" && name == "rules") return Privacy().ReadRules(node);
    const ConfigKey* key = FindKey(fmt::format("{}.{}", section, name));
    if (key == nullptr) {
      std::vector<std::string_view> names;
      for (const ConfigKey& other : ConfigKeys()) {
        if (other.section == section) names.push_back(other.name);
      }
      if (section == "privacy") {
        names.emplace_back("classes");
        names.emplace_back("rules");
      }
      Problem(node.source(),
              fmt::format("unknown key '{}' in [{}]{}", name, section, Suggestion(name, names)));
      return;
    }
    ConfigValue& value = config_.values_.find(key->full_name())->second;
    const std::string origin = ConfigProblems::Origin(node.source());
    if (key->is_list) {
      ReadList(*key, node, origin, value);
      return;
    }
    if (key->is_flag) {
      ReadFlag(*key, node, origin, value);
      return;
    }
    if (key->is_text) {
      ReadText(*key, node, origin, value);
      return;
    }
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < key->min || *number > key->max) {
      Problem(node.source(), RangeProblem(*key));
      return;
    }
    value = {.value = *number, .origin = origin};
  }

  void ReadFlag(const ConfigKey& key, const toml::node& node, const std::string& origin,
                ConfigValue& value) {
    const auto flag = node.value_exact<bool>();
    if (!flag) {
      Problem(node.source(), FlagProblem(key));
      return;
    }
    value = {.value = *flag, .origin = origin};
  }

  void ReadText(const ConfigKey& key, const toml::node& node, const std::string& origin,
                ConfigValue& value) {
    const auto text = node.value_exact<std::string>();
    if (!text) {
      Problem(node.source(), key.full_name() + " must be a text in quotes");
      return;
    }
    const std::string problem = key.text_problem(*text);
    if (!problem.empty()) {
      Problem(node.source(), key.full_name() + " " + problem);
      return;
    }
    value = {.value = *text, .origin = origin};
  }

  void ReadList(const ConfigKey& key, const toml::node& node, const std::string& origin,
                ConfigValue& value) {
    std::vector<std::string> words;
    bool good = node.is_array();
    if (good) {
      for (const toml::node& element : *node.as_array()) {
        const auto word = element.value_exact<std::string>();
        good = good && word && IsWordOf(key, *word);
        if (good) words.push_back(*word);
      }
    }
    if (!good) {
      Problem(node.source(), ListProblem(key));
      return;
    }
    value = {.value = std::move(words), .origin = origin};
  }

  Config& config_;
  std::vector<std::string>& problems_;
};

Config Config::Parse(std::string_view text, const EnvironmentLookup& environment,
                     std::vector<std::string>& problems) {
  Config config;
  ConfigReader reader(config, problems);
  reader.ReadFile(text);
  reader.ReadEnvironment(environment);
  return config;
}

Result<Config> Config::Load(const std::string& path, const EnvironmentLookup& environment) {
  std::string text = "version = 1";
  if (FileExists(path)) {
    TACIT_TRY(text, tacit::ReadFile(path, 1UL << 20));
  }
  std::vector<std::string> problems;
  Config config = Parse(text, environment, problems);
  if (problems.empty()) return config;
  std::string detail = problems.front();
  if (problems.size() > 1) {
    detail += fmt::format(" (and {} more: `tacit config check`)", problems.size() - 1);
  }
  return Fail(ErrorCode::kInvalidArgument, detail);
}

std::int64_t Config::Number(std::string_view full_name) const {
  const auto found = values_.find(full_name);
  TACIT_ASSERT(found != values_.end());
  return std::get<std::int64_t>(found->second.value);
}

const std::vector<std::string>& Config::List(std::string_view full_name) const {
  const auto found = values_.find(full_name);
  TACIT_ASSERT(found != values_.end());
  return std::get<std::vector<std::string>>(found->second.value);
}

const std::string& Config::Text(std::string_view full_name) const {
  const auto found = values_.find(full_name);
  TACIT_ASSERT(found != values_.end());
  return std::get<std::string>(found->second.value);
}

bool Config::Flag(std::string_view full_name) const {
  const auto found = values_.find(full_name);
  TACIT_ASSERT(found != values_.end());
  return std::get<bool>(found->second.value);
}

Result<void> Config::Override(std::string_view full_name, std::string_view text,
                              std::string_view flag) {
  const ConfigKey* key = FindKey(full_name);
  TACIT_ASSERT(key != nullptr);
  const auto problem = SetFromText(*key, text, flag, values_.find(full_name)->second);
  if (problem) return Fail(ErrorCode::kInvalidArgument, std::string(flag) + ": " + *problem);
  return {};
}

}  // namespace tacit::cli
