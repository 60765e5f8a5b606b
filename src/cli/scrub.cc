// tacit scrub: lines of text, or JSON lines, made clean. Nothing is stored.

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/file.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/jsonl_record.h"
#include "cli/line_reader.h"
#include "cli/scrub_setup.h"
#include "cli/text_reader.h"
#include "privacy/detectors/explain.h"
#include "privacy/scrubber.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 4> kOptions = {{
    {.names = "FILE", .help = "default: stdin"},
    {.names = "--jsonl",
     .help = "{\"id\",\"text\",\"roster\"} in, {\"id\",\"text\",\"findings\"} out"},
    {.names = "--explain", .help = "for each finding: what was seen, what was checked, which rule"},
    {.names = "--project", .value = "NAME", .help = "with the settings of this project"},
}};

constexpr std::string_view kDetails =
    "Each line is a text of its own; a private key over lines is one. With --jsonl\n"
    "each line is\n"
    "  {\"id\":1,\"text\":\"mail me\",\"roster\":[{\"handle\":\"ann\",\"real_name\":\"Ann "
    "Lee\"}]}\n"
    "and gives the clean text and what was found, in UTF-8 byte offsets into the input text:\n"
    "  {\"id\":1,\"text\":\"…\",\"findings\":[{\"start\":5,\"end\":20,\"class\":\"EMAIL\"}]}\n"
    "\n"
    "  git log | tacit scrub\n";

constexpr std::size_t kMaxLine = 64UL << 20;

void WriteFinding(const privacy::Finding& finding, bool explain, JsonWriter& json) {
  json.BeginObject().Key("start").Uint(finding.begin).Key("end").Uint(finding.end);
  json.Key("class").Text(finding.entity);
  if (explain) {
    const privacy::Explanation explanation = privacy::Explain(finding.entity, finding.rule);
    json.Key("rule").Text(finding.rule).Key("validator").Text(explanation.validator);
    json.Key("why").Text(explanation.why);
    json.Key("score").Real(static_cast<double>(finding.score), 2);
  }
  json.EndObject();
}

class Session {
 public:
  Session(const Context& context, const ScrubSetup& setup, int fd)
      : out_(context.console.out()),
        explain_(context.args.Has("explain")),
        setup_(setup),
        reader_(fd, kMaxLine),
        scrubber_(setup.policy, setup.keys, nobody_, Platform::kTelegram, {}) {}

  Result<void> Texts() {
    TextReader texts(reader_);
    std::string_view text;
    bool ended = false;
    while (true) {
      TACIT_TRY(const bool more, texts.Next(text, ended));
      if (!more || out_.closed()) return {};
      number_ = texts.line();
      const auto explained = scrubber_.Explain(text);
      out_.Write(explained.text);
      if (ended) out_.Write("\n");
      if (explain_) ExplainLine(explained);
    }
  }

  Result<void> Records() {
    JsonlParser parser;
    JsonlRecord record;
    std::string_view line;
    bool ended = false;
    while (true) {
      TACIT_TRY(const bool more, reader_.Next(line, ended));
      if (!more || out_.closed()) return {};
      ++number_;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      const auto parsed = parser.Parse(line, record);
      if (!parsed) {
        return Fail(ErrorCode::kBadInput,
                    fmt::format("line {}: {}", number_, parsed.error().detail));
      }
      if (record.roster.empty()) {
        WriteRecord(record, scrubber_);
      } else {
        WriteRecord(record, Know(record.roster));
      }
    }
  }

 private:
  // Records of one chat have the same roster, and it takes a while to prepare.
  // The scrubber that knows these people.
  privacy::Scrubber& Know(std::vector<RawPerson>& people) {
    if (known_scrubber_ && people == people_) return *known_scrubber_;
    people_ = std::move(people);
    known_scrubber_.reset();
    known_ = std::make_unique<privacy::Roster>(people_);
    known_scrubber_ = std::make_unique<privacy::Scrubber>(
        setup_.policy, setup_.keys, *known_, Platform::kTelegram, std::span<const RawChannel>());
    return *known_scrubber_;
  }

  void WriteRecord(const JsonlRecord& record, privacy::Scrubber& scrubber) {
    const auto explained = scrubber.Explain(record.text);
    json_.Clear();
    json_.BeginObject().Key("id").Raw(record.id).Key("text").Text(explained.text);
    json_.Key("findings").BeginArray();
    for (const privacy::Finding& finding : explained.findings) {
      WriteFinding(finding, explain_, json_);
    }
    json_.EndArray();
    if (explain_ && !explained.content.category.empty()) WriteContent(explained);
    json_.EndObject();
    out_.Write(json_.view());
    out_.Write("\n");
  }

  void WriteContent(const privacy::Scrubber::Explained& explained) {
    json_.Key("content").BeginObject().Key("category").Text(explained.content.category);
    json_.Key("score").Int(explained.content.score);
    json_.Key("threshold").Int(explained.content.threshold);
    json_.Key("rules").BeginArray();
    for (const std::string& rule : explained.evidence) json_.Text(rule);
    json_.EndArray().EndObject();
  }

  void ExplainLine(const privacy::Scrubber::Explained& explained) const {
    if (!explained.content.category.empty()) {
      std::string rules;
      for (const std::string& rule : explained.evidence) {
        rules += (rules.empty() ? "" : "; ") + rule;
      }
      Console::Complain(fmt::format("line {}: {} content, score {} of {} ({})\n", number_,
                                    explained.content.category, explained.content.score,
                                    explained.content.threshold, rules));
    }
    for (const privacy::Finding& finding : explained.findings) {
      const privacy::Explanation explanation = privacy::Explain(finding.entity, finding.rule);
      Console::Complain(
          fmt::format("line {}, bytes {}-{}: {}: {}{}{} (rule {}, score {:.2f})\n", number_,
                      finding.begin, finding.end, finding.entity, explanation.why,
                      explanation.validator.empty() ? "" : "; checked: ", explanation.validator,
                      finding.rule, finding.score));
    }
  }

  Output& out_;
  bool explain_;
  const ScrubSetup& setup_;
  LineReader reader_;
  privacy::Roster nobody_;
  std::vector<RawPerson> people_;
  std::unique_ptr<privacy::Roster> known_;
  std::unique_ptr<privacy::Scrubber> known_scrubber_;
  privacy::Scrubber scrubber_;
  JsonWriter json_;
  std::uint64_t number_ = 0;
};

Result<int> Run(Context& context) {
  TACIT_TRY(const ScrubSetup setup, MakeScrubSetup(context));
  const std::string path = context.args.Value("FILE", "-");
  std::optional<File> file;
  if (path != "-") {
    TACIT_TRY(file, File::OpenRead(path));
  }
  Session session(context, setup, file ? file->fd() : STDIN_FILENO);
  const bool jsonl = context.args.Has("jsonl") || context.console.json();
  const auto done = jsonl ? session.Records() : session.Texts();
  TACIT_CHECK_OK(done);
  return kExitOk;
}

}  // namespace

extern const Command kScrubCommand;
const Command kScrubCommand{.name = "scrub",
                            .summary = "clean text lines or JSON lines; stores nothing",
                            .options = kOptions,
                            .details = kDetails,
                            .run = Run};

}  // namespace tacit::cli
