#pragma once

// For config*.cc only: what their readers share.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/config.h"
#include "cli/toml.h"

namespace tacit::cli {

// Collects "config.toml:3:1: what is wrong".
class ConfigProblems {
 public:
  explicit ConfigProblems(std::vector<std::string>& problems) : problems_(problems) {}
  void Add(const toml::source_region& source, const std::string& what);
  static std::string Origin(const toml::source_region& source);  // "config.toml:3"

 private:
  std::vector<std::string>& problems_;
};

using ConfigValues = std::map<std::string, ConfigValue, std::less<>>;

// Reads the sections of config_privacy.h; what was read also stands in `values`, for people.
class PrivacyReader {
 public:
  PrivacyReader(PrivacySettings& settings, RetentionSettings& retention, ConfigValues& values,
                ConfigProblems problems)
      : settings_(settings), retention_(retention), values_(values), problems_(problems) {}

  void ReadClasses(const toml::node& node) { ReadClasses(node, "privacy", settings_.classes); }
  void ReadRules(const toml::node& node);
  void ReadProjects(const toml::node& node);

 private:
  void ReadClasses(const toml::node& node, const std::string& section,
                   PrivacySettings::Choices& choices);
  void ReadProject(std::string_view name, const toml::node& node);
  void ReadMarker(const toml::node& node, std::string_view project);
  // config_retention.cc
  void ReadRetention(const toml::node& node, const std::string& section, ProjectRetention& kept);
  void ReadAges(const toml::table& table, const std::string& section, AgeLimits& limits);
  // The value of each key of a project's section; null where the section has it not.
  std::vector<const toml::node*> KeysOf(const toml::node& table,
                                        std::span<const std::string_view> known);
  void ReadContent(const toml::node& node, const std::string& section, ContentLists& lists);
  bool AreCategories(const toml::node& node);
  void ReadRule(const toml::table& table);
  bool ReadField(std::string_view key, const toml::node& node, privacy::RuleSpec& rule);
  bool ReadText(const toml::node& node, std::string_view key, std::string& text);
  bool ReadTexts(const toml::node& node, std::string_view key, std::vector<std::string>& texts);
  bool ReadAction(const toml::node& node, privacy::Action& action);

  PrivacySettings& settings_;
  RetentionSettings& retention_;
  ConfigValues& values_;
  ConfigProblems problems_;
};

}  // namespace tacit::cli
