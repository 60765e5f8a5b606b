#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/archives.h"
#include "cli/json_writer.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kLabel = 13;  // "  unchanged  "
constexpr std::size_t kNumber = 10;

std::string Line(std::string_view label, std::uint64_t count, std::string_view unit,
                 const Style& style) {
  return "  " + style.Dim(PadRight(label, kLabel - 2)) +
         style.Bold(PadLeft(WithThousands(count), kNumber)) + (unit.empty() ? "" : " ") +
         std::string(unit) + "\n";
}

std::uint64_t Total(const pipeline::Counts& counts) {
  std::uint64_t total = 0;
  for (const auto& [name, count] : counts) total += count;
  return total;
}

std::vector<std::pair<std::string, std::uint64_t>> MostFirst(const pipeline::Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted,
                           [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string Refused(const pipeline::Counts& refused, const Style& style) {
  if (refused.empty()) return {};
  const std::uint64_t total = Total(refused);
  std::string text =
      Line("refused", total, total == 1 ? "chat, not read" : "chats, not read", style);
  for (const auto& [kind, count] : MostFirst(refused)) {
    text += std::string(kLabel, ' ') + PadLeft(WithThousands(count), kNumber) + " " +
            style.Yellow(PadRight(kind, 20)) + " " + style.Dim(RefusalReason(kind)) + "\n";
  }
  return text;
}

std::string Counted(std::string_view label, std::string_view unit, const pipeline::Counts& counts,
                    const Style& style) {
  if (counts.empty()) return {};
  return Line(label, Total(counts), unit, style) + CountList(counts, kLabel + kNumber + 1);
}

}  // namespace

std::string CountList(const pipeline::Counts& counts, std::size_t indent) {
  std::string text;
  std::string line(indent, ' ');
  for (const auto& [name, count] : MostFirst(counts)) {
    const std::string word = EscapeForTerminal(name) + " " + WithThousands(count);
    const bool first = line.size() == indent;
    if (!first && DisplayWidth(line) + 3 + DisplayWidth(word) > kWidth) {
      text += line + "\n";
      line.assign(indent, ' ');
    }
    line += (line.size() == indent ? "" : " · ") + word;
  }
  return line.size() == indent ? text : text + line + "\n";
}

std::string ImportSummary(const pipeline::ImportReport& report, const Style& style) {
  std::string text;
  const bool changed = report.loaded + report.updated > 0;
  if (!changed && report.unchanged > 0) {
    text += "  " + style.Bold("unchanged") + ": " + WithThousands(report.unchanged) +
            " messages were there already\n";
  } else {
    text += Line("loaded", report.loaded, "messages", style);
    if (report.updated > 0) text += Line("updated", report.updated, "messages", style);
    if (report.unchanged > 0) text += Line("unchanged", report.unchanged, "messages", style);
  }
  text += Line("channels", report.channels, "", style);
  text += Refused(report.refused, style);
  text += Counted("redacted", "findings, by class:", report.redacted, style);
  text += Counted("withheld", "texts, by reason:", report.withheld, style);
  text += Counted("dropped", "messages, by reason:", report.dropped, style);
  if (!report.guard.empty()) {
    text += style.Red(
                "  ALERT: the guard found personal data in clean rows; please report the "
                "classes:\n") +
            CountList(report.guard, kLabel + kNumber + 1);
  }
  const double seconds = std::max(report.seconds, 1e-3);
  text +=
      "  " + style.Dim(PadRight("time", kLabel - 2)) +
      PadLeft(HumanDuration(report.seconds), kNumber) + "   " +
      style.Dim(fmt::format(
          "{} messages/s, {}/s",
          WithThousands(static_cast<std::uint64_t>(static_cast<double>(report.messages) / seconds)),
          HumanBytes(static_cast<std::uint64_t>(static_cast<double>(report.bytes) / seconds)))) +
      "\n";
  if (!report.damaged.empty()) {
    text += style.Red("  partial: ") + EscapeForTerminal(report.damaged) + "\n";
  }
  return text;
}

std::string ImportJson(const pipeline::ImportReport& report, const std::string& project) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("project").Text(project);
  json.Key("messages").Uint(report.messages);
  json.Key("loaded").Uint(report.loaded).Key("updated").Uint(report.updated);
  json.Key("unchanged").Uint(report.unchanged);
  json.Key("refused").Counts(report.refused).Key("withheld").Counts(report.withheld);
  json.Key("dropped").Counts(report.dropped);
  json.Key("redacted").Counts(report.redacted).Key("guard").Counts(report.guard);
  json.Key("channels").Uint(report.channels).Key("bytes").Uint(report.bytes);
  json.Key("seconds").Real(report.seconds, 3);
  if (!report.damaged.empty()) json.Key("damaged").Text(report.damaged);
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace tacit::cli
