#include "cli/collect_summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/archives.h"
#include "cli/exit_code.h"
#include "cli/json_writer.h"
#include "cli/summary.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kLabel = 11;
constexpr std::size_t kNumber = 10;
constexpr std::size_t kName = 24;

std::string Line(std::string_view label, std::uint64_t count, std::string_view unit,
                 const Style& style) {
  return "  " + style.Dim(PadRight(label, kLabel)) +
         style.Bold(PadLeft(WithThousands(count), kNumber)) + " " + std::string(unit) + "\n";
}

std::string CountedLine(std::string_view label, std::string_view unit,
                        const pipeline::Counts& counts, const Style& style) {
  if (counts.empty()) return {};
  std::uint64_t total = 0;
  for (const auto& [name, count] : counts) total += count;
  return Line(label, total, unit, style) + CountList(counts, kLabel + kNumber + 3);
}

std::string ChannelLine(const pipeline::CollectedChannel& channel, const Style& style) {
  std::string line = "  " + PadRight("@" + EscapeForTerminal(channel.handle), kName) +
                     PadLeft(WithThousands(channel.messages), kNumber) + " messages";
  if (!channel.refusal.empty()) {
    return line + "  " + style.Yellow("refused: " + channel.refusal) + "\n";
  }
  if (channel.gaps > 0) line += fmt::format("  {} gaps", channel.gaps);
  if (!channel.from_beginning) line += "  older ones are missing";
  return line + "\n";
}

void AppendChannels(const pipeline::CollectReport& report, JsonWriter& json) {
  json.Key("channels").BeginArray();
  for (const pipeline::CollectedChannel& channel : report.channels) {
    json.BeginObject().Key("project").Text(channel.project);
    json.Key("channel_id").Text(channel.id).Key("name").Text(channel.handle);
    json.Key("messages").Uint(channel.messages).Key("gaps").Uint(channel.gaps);
    json.Key("from_beginning").Bool(channel.from_beginning);
    if (!channel.refusal.empty()) json.Key("refused").Text(channel.refusal);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string CollectText(const pipeline::CollectReport& report, bool dry_run, const Style& style) {
  const pipeline::ImportReport& counts = report.counts;
  std::string text;
  if (dry_run) {
    text += Line("read", counts.messages, "messages; nothing was written (--dry-run)", style);
  } else {
    text += Line("loaded", counts.loaded, "messages", style);
    if (counts.updated > 0) text += Line("updated", counts.updated, "messages", style);
    if (report.deleted > 0) text += Line("deleted", report.deleted, "messages", style);
    if (report.look_back.calls > 0) {
      text += Line(
          "again", report.look_back.messages,
          fmt::format("messages were read again: {} changed, {} deleted; {} calls",
                      report.look_back.updated, report.look_back.deleted, report.look_back.calls),
          style);
    }
    if (report.samples > 0) text += Line("samples", report.samples, "counters", style);
  }
  if (report.kept_out > 0) {
    text += Line("kept out", report.kept_out, "messages that may not be saved", style);
  }
  text += CountedLine("redacted", "findings, by class:", counts.redacted, style);
  text += CountedLine("withheld", "texts, by reason:", counts.withheld, style);
  text += CountedLine("dropped", "messages, by reason:", counts.dropped, style);
  if (!counts.guard.empty()) {
    text += style.Red(
                "  ALERT: the guard found personal data in clean rows; please report the "
                "classes:\n") +
            CountList(counts.guard, kLabel + kNumber + 3);
  }
  text += "  " + style.Dim(PadRight("time", kLabel)) +
          PadLeft(HumanDuration(counts.seconds), kNumber) + "\n";
  for (const pipeline::CollectedChannel& channel : report.channels) {
    text += ChannelLine(channel, style);
  }
  for (const auto& [word, count] : counts.refused) {
    text += "  " + style.Yellow(word) + ": " + style.Dim(RefusalReason(word)) + "\n";
  }
  return text;
}

std::string CollectJson(const pipeline::CollectReport& report, bool dry_run) {
  const pipeline::ImportReport& counts = report.counts;
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("dry_run").Bool(dry_run);
  json.Key("messages").Uint(counts.messages);
  json.Key("loaded").Uint(counts.loaded).Key("updated").Uint(counts.updated);
  json.Key("unchanged").Uint(counts.unchanged).Key("deleted").Uint(report.deleted);
  json.Key("samples").Uint(report.samples).Key("kept_out").Uint(report.kept_out);
  json.Key("refused").Counts(counts.refused).Key("withheld").Counts(counts.withheld);
  json.Key("dropped").Counts(counts.dropped).Key("redacted").Counts(counts.redacted);
  json.Key("guard").Counts(counts.guard).Key("commits").Uint(report.commits);
  const pipeline::LookBackReport& again = report.look_back;
  json.Key("look_back").BeginObject().Key("calls").Uint(again.calls);
  json.Key("messages").Uint(again.messages).Key("updated").Uint(again.updated);
  json.Key("deleted").Uint(again.deleted).EndObject();
  AppendChannels(report, json);
  json.Key("seconds").Real(counts.seconds, 3);
  if (report.stopped) {
    json.Key("stopped").BeginObject().Key("code").Text(NameOf(report.stopped->code));
    json.Key("message").Text(report.stopped->detail);
    if (report.stopped->retry_after_s > 0) {
      json.Key("retry_after_s").Int(report.stopped->retry_after_s);
    }
    json.EndObject();
  }
  json.Key("exit").Int(CollectExit(report)).EndObject();
  return json.Take() + "\n";
}

int CollectExit(const pipeline::CollectReport& report) {
  if (report.stopped) return ExitCodeOf(report.stopped->code);
  const auto refused = static_cast<std::size_t>(
      std::ranges::count_if(report.channels, [](const auto& one) { return !one.refusal.empty(); }));
  if (refused == 0) return kExitOk;
  return refused == report.channels.size() ? kExitRefused : kExitPartial;
}

}  // namespace tacit::cli
