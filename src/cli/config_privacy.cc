#include "cli/config_privacy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "cli/config_reader.h"
#include "cli/nearest.h"
#include "privacy/content/category.h"
#include "privacy/placeholder.h"

namespace tacit::cli {
namespace {

using privacy::Act;
using privacy::Action;

constexpr std::size_t kMaxRules = 200;
constexpr std::size_t kMaxName = 30;
constexpr std::string_view kCustom = "CUSTOM.";

std::vector<std::string_view> KnownClasses() {
  const auto classes = privacy::Classes();
  std::vector<std::string_view> known(classes.begin(), classes.end());
  for (const std::string_view family : {"SECRET.*", "WALLET.*", "CUSTOM.*"})
    known.push_back(family);
  return known;
}

bool IsName(std::string_view name, char first, char last) {
  return !name.empty() && name.size() <= kMaxName && name[0] >= first && name[0] <= last &&
         std::ranges::all_of(name, [=](char c) {
           return (c >= first && c <= last) || (c >= '0' && c <= '9') || c == '_';
         });
}

// A class of ours, or one that only the settings know: CUSTOM.<name>. Empty: it cannot be a class.
std::string ClassOf(std::string_view name) {
  if (privacy::IsClass(name)) return std::string(name);
  return IsName(name, 'A', 'Z') ? std::string(kCustom) + std::string(name) : std::string();
}

}  // namespace

std::string MarkerProblem(std::string_view text) {
  constexpr std::size_t kMost = 40;
  const bool word = std::ranges::none_of(
      text, [](unsigned char c) { return std::isspace(c) != 0 || std::iscntrl(c) != 0; });
  if (text.empty() || (text.size() >= 3 && text.size() <= kMost && word)) return {};
  return "must be one word of 3 to 40 bytes, as \"#nocollect\"";
}

namespace {

// A part of a dotted key as it has to stand in the file.
std::string KeyText(std::string_view key) {
  const bool bare = std::ranges::all_of(
      key, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '-'; });
  return bare ? std::string(key) : ConfigText({.value = std::string(key), .origin = {}});
}

}  // namespace

privacy::Actions PrivacySettings::ActionsIn(std::string_view project) const {
  const auto own = project_classes.find(project);
  return own == project_classes.end() ? privacy::Actions({}, classes)
                                      : privacy::Actions(own->second, classes);
}

bool PrivacyReader::ReadAction(const toml::node& node, Action& action) {
  const auto text = node.value_exact<std::string>();
  const auto parsed = text ? privacy::ParseAction(*text) : std::nullopt;
  if (parsed) {
    action = *parsed;
    return true;
  }
  constexpr std::array<std::string_view, 3> kActions = {"redact", "token", "keep"};
  problems_.Add(node.source(), "an action is \"redact\", \"token\" or \"keep\"" +
                                   (text ? Suggestion(*text, kActions) : std::string()));
  return false;
}

void PrivacyReader::ReadClasses(const toml::node& node, const std::string& section,
                                PrivacySettings::Choices& choices) {
  if (!node.is_table()) {
    problems_.Add(node.source(), fmt::format("'classes' must be a section: [{}.classes]", section));
    return;
  }
  for (const auto& [key, value] : *node.as_table()) {
    const std::string_view name = key.str();
    if (!privacy::IsClassOrFamily(name)) {
      problems_.Add(value.source(),
                    fmt::format("unknown class '{}'{}", name, Suggestion(name, KnownClasses())));
      continue;
    }
    Action action{};
    if (!ReadAction(value, action)) continue;
    if (const auto why = privacy::Refusal(name, action); !why.empty()) {
      problems_.Add(value.source(), fmt::format("{} cannot be set to \"{}\": {}", name,
                                                privacy::NameOf(action), why));
      continue;
    }
    choices.push_back({.name = std::string(name), .action = action});
    values_[fmt::format("{}.classes.{}", section, KeyText(name))] = {
        .value = std::string(privacy::NameOf(action)),
        .origin = ConfigProblems::Origin(value.source())};
  }
}

void PrivacyReader::ReadProjects(const toml::node& node) {
  if (!node.is_table()) {
    problems_.Add(node.source(), "'projects' must be a section: [projects.acme.privacy.classes]");
    return;
  }
  for (const auto& [name, project] : *node.as_table()) ReadProject(name.str(), project);
}

// Only these may differ from project to project.
void PrivacyReader::ReadProject(std::string_view name, const toml::node& node) {
  constexpr std::array<std::string_view, 3> kSections = {"privacy", "content", "retention"};
  constexpr std::array<std::string_view, 2> kClasses = {"classes", "nocollect_marker"};
  const auto sections = KeysOf(node, kSections);
  const std::string project = fmt::format("projects.{}", KeyText(name));
  if (sections[0] != nullptr) {
    const auto keys = KeysOf(*sections[0], kClasses);
    if (keys[0] != nullptr) {
      ReadClasses(*keys[0], project + ".privacy", settings_.project_classes[std::string(name)]);
    }
    if (keys[1] != nullptr) ReadMarker(*keys[1], name);
  }
  if (sections[1] != nullptr) {
    ReadContent(*sections[1], project + ".content", settings_.project_content[std::string(name)]);
  }
  if (sections[2] != nullptr) {
    ReadRetention(*sections[2], project + ".retention", retention_[std::string(name)]);
  }
}

void PrivacyReader::ReadMarker(const toml::node& node, std::string_view project) {
  const auto text = node.value_exact<std::string>();
  const std::string problem = text ? MarkerProblem(*text) : "must be a text in quotes";
  if (!text || !problem.empty()) {
    problems_.Add(node.source(), "nocollect_marker " + problem);
    return;
  }
  settings_.nocollect_marker[std::string(project)] = *text;
  values_[fmt::format("projects.{}.privacy.nocollect_marker", KeyText(project))] = {
      .value = *text, .origin = ConfigProblems::Origin(node.source())};
}

std::vector<const toml::node*> PrivacyReader::KeysOf(const toml::node& table,
                                                     std::span<const std::string_view> known) {
  std::vector<const toml::node*> found(known.size(), nullptr);
  if (!table.is_table()) {
    problems_.Add(table.source(),
                  "a project's settings are [projects.<name>.privacy.classes], "
                  "[projects.<name>.content] and [projects.<name>.retention]");
    return found;
  }
  for (const auto& [key, value] : *table.as_table()) {
    const auto at = std::ranges::find(known, key.str());
    if (at != known.end()) {
      found[static_cast<std::size_t>(at - known.begin())] = &value;
    } else {
      problems_.Add(value.source(), fmt::format("unknown key '{}' of a project{}", key.str(),
                                                Suggestion(key.str(), known)));
    }
  }
  return found;
}

void PrivacyReader::ReadContent(const toml::node& node, const std::string& section,
                                ContentLists& lists) {
  constexpr std::array<std::string_view, 3> kLists = {"keep", "withhold", "drop"};
  const std::array<std::vector<std::string>*, 3> read = {&lists.keep, &lists.withhold, &lists.drop};
  const auto keys = KeysOf(node, kLists);
  std::map<std::string, std::string_view, std::less<>> list_of;
  for (std::size_t i = 0; i < kLists.size(); ++i) {
    std::vector<std::string>& categories = *read[i];
    const toml::node* list = keys[i];
    if (list == nullptr || !ReadTexts(*list, kLists[i], categories)) continue;
    if (!AreCategories(*list)) {
      categories.clear();
      continue;
    }
    for (const std::string& category : categories) {
      const auto [other, is_new] = list_of.try_emplace(category, kLists[i]);
      if (is_new || other->second == kLists[i]) continue;
      problems_.Add(list->source(), fmt::format("'{}' stands in '{}' and in '{}'", category,
                                                other->second, kLists[i]));
    }
    values_[fmt::format("{}.{}", section, kLists[i])] = {
        .value = categories, .origin = ConfigProblems::Origin(list->source())};
  }
}

bool PrivacyReader::AreCategories(const toml::node& node) {
  bool good = true;
  for (const toml::node& element : *node.as_array()) {
    const std::string category = *element.value_exact<std::string>();
    if (category == kAllCategories || privacy::content::CategoryOf(category)) continue;
    problems_.Add(element.source(),
                  fmt::format("unknown category '{}'{}", category,
                              Suggestion(category, privacy::content::kCategoryNames)));
    good = false;
  }
  return good;
}

void PrivacyReader::ReadRules(const toml::node& node) {
  const toml::array* rules = node.as_array();
  const bool tables = rules != nullptr && std::all_of(rules->begin(), rules->end(),
                                                      [](const auto& r) { return r.is_table(); });
  if (!tables) {
    problems_.Add(node.source(), "each rule begins with [[privacy.rules]]");
    return;
  }
  if (rules->size() > kMaxRules) {
    problems_.Add(node.source(), fmt::format("there may be at most {} rules", kMaxRules));
    return;
  }
  for (const toml::node& rule : *rules) ReadRule(*rule.as_table());
}

void PrivacyReader::ReadRule(const toml::table& table) {
  privacy::RuleSpec rule;
  bool good = true;
  for (const auto& [key, value] : table) good = ReadField(key.str(), value, rule) && good;
  if (!good) return;
  if (rule.name.empty() || rule.pattern.empty()) {
    problems_.Add(table.source(), "a rule needs a name and a pattern");
    return;
  }
  if (rule.entity.empty()) {
    problems_.Add(table.source(), fmt::format("rule '{}' needs a class", rule.name));
    return;
  }
  const Action action = rule.act == Act::kToken ? Action::kToken : Action::kRedact;
  if (const auto why = privacy::Refusal(rule.entity, action); !why.empty()) {
    problems_.Add(table.source(), fmt::format("rule '{}': {}", rule.name, why));
    return;
  }
  const std::string key = "privacy.rules." + rule.name;
  if (values_.contains(key)) {
    problems_.Add(table.source(), fmt::format("there are two rules '{}'", rule.name));
    return;
  }
  if (const auto checked = privacy::CheckRule(rule); !checked) {
    const toml::node* pattern = table.get("pattern");
    problems_.Add(pattern->source(),
                  fmt::format("rule '{}': {}", rule.name, checked.error().detail));
    return;
  }
  values_[key] = {.value = rule.pattern, .origin = ConfigProblems::Origin(table.source())};
  settings_.rules.push_back(std::move(rule));
}

bool PrivacyReader::ReadField(std::string_view key, const toml::node& node,
                              privacy::RuleSpec& rule) {
  if (key == "pattern") return ReadText(node, key, rule.pattern);
  if (key == "literals") return ReadTexts(node, key, rule.literals);
  if (key == "match") return ReadTexts(node, key, rule.match);
  if (key == "no_match") return ReadTexts(node, key, rule.no_match);
  if (key == "name") {
    if (!ReadText(node, key, rule.name)) return false;
    if (IsName(rule.name, 'a', 'z')) return true;
    problems_.Add(node.source(), "a rule's name has at most 30 of a-z, 0-9 and _");
    return false;
  }
  if (key == "class") {
    std::string name;
    if (!ReadText(node, key, name)) return false;
    rule.entity = ClassOf(name);
    if (!rule.entity.empty()) return true;
    problems_.Add(node.source(), "a rule's class has at most 30 of A-Z, 0-9 and _");
    return false;
  }
  if (key == "action") {
    Action action{};
    if (!ReadAction(node, action)) return false;
    rule.act = action == Action::kToken ? Act::kToken : Act::kRedact;
    if (action != Action::kKeep) return true;
    problems_.Add(node.source(), "a rule's action is \"redact\" or \"token\"");
    return false;
  }
  constexpr std::array<std::string_view, 7> kFields = {"name",     "class", "pattern", "action",
                                                       "literals", "match", "no_match"};
  problems_.Add(node.source(),
                fmt::format("unknown key '{}' in a rule{}", key, Suggestion(key, kFields)));
  return false;
}

bool PrivacyReader::ReadText(const toml::node& node, std::string_view key, std::string& text) {
  const auto value = node.value_exact<std::string>();
  if (value) {
    text = *value;
  } else {
    problems_.Add(node.source(), fmt::format("'{}' must be a text", key));
  }
  return value.has_value();
}

bool PrivacyReader::ReadTexts(const toml::node& node, std::string_view key,
                              std::vector<std::string>& texts) {
  const toml::array* list = node.as_array();
  const bool good = list != nullptr && std::all_of(list->begin(), list->end(),
                                                   [](const auto& n) { return n.is_string(); });
  if (!good) {
    problems_.Add(node.source(), fmt::format("'{}' must be a list of texts", key));
    return false;
  }
  for (const toml::node& text : *list) {
    texts.push_back(text.value_exact<std::string>().value_or(std::string()));
  }
  return true;
}

}  // namespace tacit::cli
