#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/config.h"
#include "cli/json_writer.h"
#include "cli/preview.h"
#include "cli/socks_address.h"
#include "privacy/content/category.h"

namespace tacit::cli {

std::string ConfigKey::full_name() const { return fmt::format("{}.{}", section, name); }

std::string ConfigKey::environment_variable() const {
  std::string variable = fmt::format("TACIT_{}_{}", section, name);
  std::ranges::transform(variable, variable.begin(),
                         [](unsigned char byte) { return static_cast<char>(std::toupper(byte)); });
  return variable;
}

namespace {

std::vector<std::string_view> Categories() {
  std::vector<std::string_view> names = {kAllCategories};
  for (const std::string_view name : privacy::content::kCategoryNames) names.push_back(name);
  return names;
}

std::string TestServerProblem(std::string_view value) {
  if (value.empty() || value.starts_with("http://127.0.0.1:")) return {};
  return "must begin with http://127.0.0.1:, as nothing else is taken for a server for tests";
}

// What collecting live is governed by.
std::vector<ConfigKey> LiveKeys() {
  return {
      {.section = "collect",
       .name = "calls_per_minute",
       .help = "Calls to a platform in a minute, for each account, with some jitter. 0: no limit, "
               "for a\n"
               "test server on this machine only.",
       .default_number = 60,
       .max = 600},
      {.section = "collect",
       .name = "name_lookups_per_day",
       .help = "Look-ups of public names in 24 hours: platforms allow few.",
       .default_number = 100,
       .max = 200},
      {.section = "collect",
       .name = "patience_s",
       .help = "A platform's wait that is longer ends the run (exit code 5), in seconds.",
       .default_number = 900,
       .max = 86'400},
      {.section = "collect",
       .name = "batch_messages",
       .help = "What was read is committed after so many messages …",
       .default_number = 5000,
       .min = 1,
       .max = 100'000},
      {.section = "collect",
       .name = "batch_s",
       .help = "… or after so many seconds.",
       .default_number = 30,
       .min = 1,
       .max = 3600},
      {.section = "collect",
       .name = "look_back_messages",
       .help = "The newest messages of a channel that each run reads again, for changes; 0: none.",
       .default_number = 1000,
       .max = 100'000},
      {.section = "collect",
       .name = "audit_messages",
       .help = "Older ones that it reads again, from where the last run stopped; 0: none.",
       .default_number = 500,
       .max = 100'000},
      {.section = "telegram",
       .name = "proxy",
       .help = "A SOCKS5 proxy for all connections to Telegram: \"socks5://127.0.0.1:1080\".",
       .is_text = true,
       .text_problem = SocksProblem},
      {.section = "telegram",
       .name = "test_dc",
       .help = "Telegram's test servers, where accounts and messages are apart from the real ones.",
       .is_flag = true},
      {.section = "telegram",
       .name = "timeout_s",
       .help = "How long to wait for a connection to Telegram before giving up, in seconds.",
       .default_number = 30,
       .min = 1,
       .max = 3'600},
      {.section = "telegram",
       .name = "reopen_messages",
       .help = "TDLib keeps each message in memory: after so many it is closed and opened again.",
       .default_number = 20'000,
       .min = 100,
       .max = 1'000'000}};
}

// Follows the section [telegram].
std::vector<ConfigKey> PreviewKeys() {
  return {
      {.section = "telegram",
       .name = "preview",
       .help = "Lets `tacit channels add --preview` and `tacit collect` fetch public web previews\n"
               "(t.me/s/NAME): weaker ground than your account, and less in it; see "
               "docs/PRIVACY.md.",
       .is_flag = true},
      {.section = "telegram",
       .name = "preview_pages_again",
       .help =
           "Pages of about twenty posts that each run fetches again below the newest, for edits.",
       .default_number = 2,
       .max = 100},
      {.section = "telegram",
       .name = "preview_poll_s",
       .help = "How often the preview of a channel is looked at while following, in seconds.",
       .default_number = 300,
       .min = 5,
       .max = 86'400},
      {.section = "telegram",
       .name = "preview_server",
       .help = "For tests: a server on this machine instead of https://t.me: "
               "\"http://127.0.0.1:PORT\".",
       .is_text = true,
       .text_problem = PreviewServerProblem}};
}

std::vector<ConfigKey> SlackKeys() {
  return {
      {.section = "slack",
       .name = "proxy",
       .help = "A SOCKS5 proxy for all connections to Slack: \"socks5://127.0.0.1:1080\".",
       .is_text = true,
       .text_problem = SocksProblem},
      {.section = "slack",
       .name = "poll_s",
       .help = "While following: how often each channel is looked at, in seconds.",
       .default_number = 60,
       .min = 1,
       .max = 86'400},
      {.section = "slack",
       .name = "timeout_s",
       .help = "How long to wait for an answer of Slack before trying again, in seconds.",
       .default_number = 60,
       .min = 1,
       .max = 600},
      {.section = "slack",
       .name = "test_server",
       .help =
           "A server for tests on this machine instead of Slack: \"http://127.0.0.1:8080/api\".",
       .is_text = true,
       .text_problem = TestServerProblem},
      {.section = "slack",
       .name = "test_minute_ms",
       .help = "How long a minute of the limits lasts there, in milliseconds; Slack's has 60,000.",
       .default_number = 60'000,
       .min = 1000,
       .max = 60'000}};
}

std::vector<ConfigKey> RetentionKeys() {
  return {
      {.section = "retention",
       .name = "text",
       .help =
           "How long texts are kept: \"90d\", \"12w\", \"1y\"; then they are withheld, the rows "
           "stay.\n"
           "Empty or \"forever\": without end. [projects.NAME.retention] and\n"
           "[projects.NAME.retention.channels.CHANNEL] say otherwise for one.",
       .is_text = true,
       .text_problem = AgeProblem},
      {.section = "retention",
       .name = "messages",
       .help = "How long rows of messages are kept.",
       .is_text = true,
       .text_problem = AgeProblem},
      {.section = "retention",
       .name = "samples",
       .help = "How long counters over time are kept; those of a message go with it at the latest.",
       .is_text = true,
       .text_problem = AgeProblem},
      {.section = "retention",
       .name = "aggregates",
       .help = "Kept for what is stored of aggregates; today they are computed from the rows.",
       .is_text = true,
       .text_problem = AgeProblem}};
}

std::vector<ConfigKey> LocalKeys() {
  return {
      {.section = "privacy",
       .name = "phone_regions",
       .help = "Countries (ISO 3166) whose phone numbers are found without a leading +.\n"
               "Numbers with + are always found. Each country costs some speed.",
       .is_list = true,
       .default_list = {"US"}},
      {.section = "privacy",
       .name = "name_recall",
       .help = "How readily a word is taken for the name of a person who is on no roster: more\n"
               "finds more names and more words that are none. 0: names are not looked for.",
       .default_number = 50,
       .max = 100},
      {.section = "privacy",
       .name = "nocollect_marker",
       .help = "A word that keeps the message out in which it stands, as \"#nocollect\". A project "
               "may have\n"
               "its own: [projects.NAME.privacy].",
       .is_text = true,
       .text_problem = MarkerProblem},
      {.section = "content",
       .name = "keep",
       .help =
           "Sensitive subjects (docs/PRIVACY.md lists them) whose messages keep their text, or\n"
           "[\"all\"]. Of the others the text is withheld and the counts stay.",
       .is_list = true,
       .choices = Categories()},
      {.section = "content",
       .name = "drop",
       .help = "Sensitive subjects whose messages are not loaded at all.",
       .is_list = true,
       .choices = Categories()},
      {.section = "import",
       .name = "threads",
       .help = "Threads of an import; 0: one for each core, at most 4.",
       .max = 64},
      {.section = "import",
       .name = "memory_mib",
       .help = "Memory that DuckDB may use for merging what an import brings, in MiB.",
       .default_number = 256,
       .min = 64,
       .max = 1 << 20},
      {.section = "import",
       .name = "part_kib",
       .help = "An export is cut into parts of about this size; threads read them side by side.",
       .default_number = 32 << 10,
       .min = 64,
       .max = 1 << 20},
      {.section = "query",
       .name = "rows",
       .help = "Rows that `tacit query` shows on a terminal; 0: all.",
       .default_number = 10,
       .max = 1'000'000},
      {.section = "query",
       .name = "memory_mib",
       .help = "Memory that one query may use, in MiB.",
       .default_number = 1024,
       .min = 64,
       .max = 1 << 20},
      {.section = "lake",
       .name = "reader_grace_s",
       .help =
           "How long a file that is no longer part of the lake waits for running readers before\n"
           "it is removed from the disk, in seconds.",
       .default_number = 5,
       .max = 86'400},
      {.section = "lake",
       .name = "small_file_mib",
       .help = "Files below this size are merged when there are many of them.",
       .default_number = 4,
       .min = 1,
       .max = 1024},
  };
}

}  // namespace

const std::vector<ConfigKey>& ConfigKeys() {
  static const std::vector<ConfigKey> keys = [] {
    std::vector<ConfigKey> all = LocalKeys();
    for (ConfigKey& key : RetentionKeys()) all.push_back(std::move(key));
    for (ConfigKey& key : LiveKeys()) all.push_back(std::move(key));
    for (ConfigKey& key : PreviewKeys()) all.push_back(std::move(key));
    for (ConfigKey& key : SlackKeys()) all.push_back(std::move(key));
    return all;
  }();
  return keys;
}

std::string DefaultConfigFile() {
  std::string text =
      "# Settings of tacit. A line that begins with # is a comment and shows the default.\n"
      "# `tacit config check` finds mistakes, `tacit config show --origin` says what is in force.\n"
      "# Each key can be set for one run by an environment variable: TACIT_IMPORT_THREADS=1.\n"
      "# Sections that are not below: [privacy.classes], [projects.NAME.privacy.classes],\n"
      "# [projects.NAME.content] and [[privacy.rules]]; docs/OPERATIONS.md explains them.\n"
      "\n"
      "version = 1\n";
  std::string_view section;
  for (const ConfigKey& key : ConfigKeys()) {
    if (key.section != section) text += fmt::format("\n[{}]\n", key.section);
    section = key.section;
    std::string help(key.help);
    for (std::size_t at = 0; (at = help.find('\n', at)) != std::string::npos; at += 3) {
      help.replace(at, 1, "\n# ");
    }
    ConfigValue value{.value = key.default_number, .origin = {}};
    if (key.is_list) value.value = key.default_list;
    if (key.is_text) value.value = std::string();
    if (key.is_flag) value.value = false;
    text += fmt::format("# {}\n# {} = {}\n", help, key.name, ConfigText(value));
  }
  return text;
}

std::string ConfigText(const ConfigValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value.value)) return *flag ? "true" : "false";
  std::string text;
  if (const auto* one = std::get_if<std::string>(&value.value)) {
    AppendJsonString(text, *one);  // a basic string of TOML has the same escapes
    return text;
  }
  text = "[";
  for (const std::string& word : std::get<std::vector<std::string>>(value.value)) {
    text += fmt::format("{}\"{}\"", text.size() > 1 ? ", " : "", word);
  }
  return text + "]";
}

}  // namespace tacit::cli
