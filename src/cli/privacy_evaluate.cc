// tacit privacy evaluate CORPUS.jsonl: leak and over-redaction, as counts.

#include <fmt/format.h>

#include <charconv>
#include <chrono>

#include "cli/gzip_input.h"
#include "cli/json_writer.h"
#include "cli/jsonl_record.h"
#include "cli/line_reader.h"
#include "cli/privacy_command.h"
#include "cli/scrub_setup.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "privacy/evaluation.h"
#include "privacy/scrubber.h"

namespace tacit::cli {
namespace {

using privacy::Evaluation;
using std::chrono::steady_clock;

constexpr std::size_t kMaxLine = 64UL << 20;
constexpr double kPercent = 100;
constexpr double kMegabyte = 1e6;

double Share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string Percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.2f} %", kPercent * Share(part, whole));
}

double Seconds(steady_clock::duration time) { return std::chrono::duration<double>(time).count(); }

// Scrubs each record; `spent` is the time in the scrubber alone.
class Run {
 public:
  Run(const ScrubSetup& setup, Evaluation& evaluation)
      : setup_(setup),
        evaluation_(evaluation),
        scrubber_(setup.policy, setup.keys, nobody_, Platform::kTelegram, {}) {}

  Result<void> All(LineReader& reader) {
    JsonlParser parser(JsonlParser::Spans::kRead);
    JsonlRecord record;
    std::string_view line;
    bool ended = false;
    for (std::uint64_t number = 1;; ++number) {
      TACIT_TRY(const bool more, reader.Next(line, ended));
      if (!more) return {};
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const auto parsed = parser.Parse(line, record);
      if (!parsed) {
        return Fail(ErrorCode::kBadInput,
                    fmt::format("line {}: {}", number, parsed.error().detail));
      }
      One(record, number);
    }
  }

  steady_clock::duration spent() const { return spent_; }

 private:
  void One(const JsonlRecord& record, std::uint64_t number) {
    if (record.roster.empty()) {
      One(record, number, scrubber_);
      return;
    }
    const privacy::Roster roster(record.roster);
    privacy::Scrubber scrubber(setup_.policy, setup_.keys, roster, Platform::kTelegram, {});
    One(record, number, scrubber);
  }

  void One(const JsonlRecord& record, std::uint64_t number, privacy::Scrubber& scrubber) {
    const auto begin = steady_clock::now();
    const auto explained = scrubber.Explain(record.text);
    spent_ += steady_clock::now() - begin;
    evaluation_.Add(record.text, record.spans, explained.findings, number);
  }

  const ScrubSetup& setup_;
  Evaluation& evaluation_;
  privacy::Roster nobody_;
  privacy::Scrubber scrubber_;
  steady_clock::duration spent_{};
};

void AppendCounts(JsonWriter& json, const Evaluation::ClassCounts& counts) {
  constexpr int kDecimals = 6;
  json.Key("spans").Uint(counts.spans).Key("found").Uint(counts.found);
  json.Key("touched").Uint(counts.touched).Key("leaking").Uint(counts.leaking);
  json.Key("bytes").Uint(counts.bytes).Key("leaked_bytes").Uint(counts.leaked_bytes);
  json.Key("span_leak").Real(Share(counts.leaking, counts.spans), kDecimals);
  json.Key("byte_leak").Real(Share(counts.leaked_bytes, counts.bytes), kDecimals);
}

void AppendTotals(JsonWriter& json, const Evaluation::Totals& totals, double seconds) {
  constexpr int kDecimals = 6;
  json.Key("texts").Uint(totals.texts).Key("texts_with_spans").Uint(totals.texts_with_gold);
  json.Key("texts_leaking").Uint(totals.texts_leaking).Key("texts_hit").Uint(totals.texts_hit);
  json.Key("findings").Uint(totals.findings).Key("bytes").Uint(totals.bytes);
  json.Key("other_bytes").Uint(totals.other_bytes);
  json.Key("other_bytes_masked").Uint(totals.other_bytes_masked);
  json.Key("message_leak").Real(Share(totals.texts_leaking, totals.texts_with_gold), kDecimals);
  json.Key("over_redaction").Real(Share(totals.other_bytes_masked, totals.other_bytes), kDecimals);
  json.Key("hit_share").Real(Share(totals.texts_hit, totals.texts), kDecimals);
  json.Key("seconds").Real(seconds, kDecimals);
}

std::string AsJson(const Evaluation& evaluation, const std::string& policy, double seconds) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("policy").Text(policy);
  AppendTotals(json, evaluation.totals(), seconds);
  json.Key("all").BeginObject();
  AppendCounts(json, evaluation.all());
  json.EndObject().Key("classes").BeginArray();
  for (const auto& [label, counts] : evaluation.classes()) {
    json.BeginObject().Key("label").Text(label);
    AppendCounts(json, counts);
    json.EndObject();
  }
  json.EndArray().Key("confusion").BeginArray();
  for (const auto& [pair, count] : evaluation.confusion()) {
    json.BeginObject().Key("label").Text(pair.first).Key("class").Text(pair.second);
    json.Key("count").Uint(count).EndObject();
  }
  json.EndArray().Key("worst").BeginArray();
  for (const Evaluation::Worst& worst : evaluation.worst()) {
    json.BeginObject().Key("line").Uint(worst.line).Key("leaked_bytes").Uint(worst.leaked_bytes);
    json.Key("other_bytes_masked").Uint(worst.other_bytes_masked).EndObject();
  }
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::vector<Cell> RowOf(const std::string& label, const Evaluation::ClassCounts& counts) {
  return {label,
          WithThousands(counts.spans),
          Percent(counts.found, counts.spans),
          Percent(counts.touched, counts.spans),
          Percent(counts.leaking, counts.spans),
          Percent(counts.leaked_bytes, counts.bytes)};
}

std::string ClassTable(const Evaluation& evaluation, const Console& console) {
  if (evaluation.classes().empty()) return {};
  std::vector<std::vector<Cell>> rows;
  for (const auto& [label, counts] : evaluation.classes()) rows.push_back(RowOf(label, counts));
  if (rows.size() > 1) rows.push_back(RowOf("all", evaluation.all()));
  return RenderTable({{.name = "label"},
                      {.name = "spans", .right = true},
                      {.name = "found", .right = true},
                      {.name = "touched", .right = true},
                      {.name = "span leak", .right = true},
                      {.name = "byte leak", .right = true}},
                     rows, console.width(), console.style()) +
         "\n";
}

std::string ConfusionTable(const Evaluation& evaluation, const Console& console) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& [pair, count] : evaluation.confusion()) {
    rows.push_back({pair.first.empty() ? "(other text)" : pair.first,
                    pair.second.empty() ? "(nothing)" : pair.second, WithThousands(count)});
  }
  if (rows.empty()) return {};
  return "\n" +
         RenderTable({{.name = "label"}, {.name = "found as"}, {.name = "times", .right = true}},
                     rows, console.width(), console.style());
}

std::string ForPeople(const Evaluation& evaluation, double seconds, const Console& console) {
  const Evaluation::Totals& totals = evaluation.totals();
  const auto line = [](std::string_view name, const std::string& share, std::uint64_t part,
                       std::uint64_t whole, std::string_view unit) {
    return fmt::format("{:<15} {:>9}   {} of {} {}\n", name, share, WithThousands(part),
                       WithThousands(whole), unit);
  };
  std::string text = ClassTable(evaluation, console);
  if (totals.texts_with_gold > 0) {
    text += line("message leak", Percent(totals.texts_leaking, totals.texts_with_gold),
                 totals.texts_leaking, totals.texts_with_gold, "texts with spans");
  }
  text += line("over-redaction", Percent(totals.other_bytes_masked, totals.other_bytes),
               totals.other_bytes_masked, totals.other_bytes, "bytes outside spans");
  text += line("texts hit", Percent(totals.texts_hit, totals.texts), totals.texts_hit, totals.texts,
               "texts");
  if (seconds > 0) {
    text += fmt::format("{:<15} {:>9.0f} texts/s, {:.1f} MB/s\n", "speed",
                        static_cast<double>(totals.texts) / seconds,
                        static_cast<double>(totals.bytes) / kMegabyte / seconds);
  }
  text += ConfusionTable(evaluation, console);
  for (const Evaluation::Worst& worst : evaluation.worst()) {
    text += fmt::format("line {}: {} bytes leaked, {} bytes of other text redacted\n", worst.line,
                        worst.leaked_bytes, worst.other_bytes_masked);
  }
  return text;
}

Result<std::size_t> WorstOf(const Args& args) {
  const std::string text = args.Value("worst", "0");
  std::size_t count = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
  if (parsed.ec == std::errc() && parsed.ptr == text.data() + text.size()) return count;
  return Fail(ErrorCode::kInvalidArgument, "--worst must be a whole number");
}

std::set<std::string, std::less<>> LabelsOf(const Args& args, std::string_view key) {
  const std::vector<std::string> values = args.Values(key);
  return {values.begin(), values.end()};
}

}  // namespace

Result<int> RunPrivacyEvaluate(Context& context) {
  const Args& args = context.args;
  if (!args.Has("CORPUS")) {
    return Fail(ErrorCode::kInvalidArgument, "CORPUS is missing; see `tacit help privacy`");
  }
  TACIT_TRY(const std::size_t worst, WorstOf(args));
  TACIT_TRY(const ScrubSetup setup, MakeScrubSetup(context));
  TACIT_TRY(ReadBytes read, OpenGzipOrPlain(args.Value("CORPUS")));
  LineReader reader(std::move(read), kMaxLine);
  Evaluation evaluation({.classes = LabelsOf(args, "class"),
                         .neutral = LabelsOf(args, "neutral"),
                         .negative = args.Has("negative")},
                        worst);
  Run run(setup, evaluation);
  TACIT_CHECK_OK(run.All(reader));
  const double seconds = Seconds(run.spent());
  Console& console = context.console;
  console.out().Write(console.json() ? AsJson(evaluation, setup.policy.digest, seconds)
                                     : ForPeople(evaluation, seconds, console));
  return kExitOk;
}

}  // namespace tacit::cli
