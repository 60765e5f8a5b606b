// tacit demo: the main job on the bundled, invented sample, in a home that is thrown away.

#include <fmt/format.h>
#include <stdlib.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/file.h"
#include "cli/archives.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/key_session.h"
#include "cli/report.h"
#include "cli/samples.h"
#include "cli/summary.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{
    {.names = "--keep", .help = "keep the home, to try queries on it"},
}};

constexpr std::string_view kDetails =
    "Nobody in the sample exists. It is imported into a fresh home under $TMPDIR, which is "
    "removed\n"
    "at the end.\n";

constexpr std::string_view kProject = "lantern";

// A directory that goes with its owner, unless it is to be kept.
class ScratchDirectory {
 public:
  static Result<ScratchDirectory> Make(bool keep) {
    std::string path = Environment("TMPDIR");
    if (path.empty()) path = "/tmp";
    path += "/tacit-demo-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) {
      return tl::unexpected(ErrnoError("make a directory in", path, errno));
    }
    return ScratchDirectory(std::move(path), keep);
  }
  ScratchDirectory(ScratchDirectory&& other) noexcept
      : path_(std::exchange(other.path_, {})), keep_(other.keep_) {}
  ScratchDirectory& operator=(ScratchDirectory&&) = delete;
  ~ScratchDirectory() {
    if (!path_.empty() && !keep_) static_cast<void>(RemoveTree(path_));
  }
  const std::string& path() const { return path_; }

 private:
  ScratchDirectory(std::string path, bool keep) : path_(std::move(path)), keep_(keep) {}
  std::string path_;
  bool keep_;
};

Result<pipeline::ImportReport> ImportSample(const Sample& sample, const std::string& directory,
                                            const privacy::ProjectKeys& keys,
                                            const OpenedHome& opened, LakeSession& session,
                                            const Console& console) {
  // Readers take a path; the sample is invented, so it may be a file.
  const std::string path = directory + "/" + std::string(sample.file_name);
  TACIT_CHECK_OK(WriteFileDurably(path, sample.bytes));
  TACIT_TRY(const auto archive, OpenArchive(path, {}, {}, false));
  const ImportRequest request{.project = std::string(kProject), .keys = &keys};
  TACIT_TRY(const pipeline::ImportReport report,
            ImportArchive(*archive, path, request, opened, session, console));
  TACIT_CHECK_OK(RemoveFile(path));
  return report;
}

std::string Step(const Style& style, const std::string& command, std::string_view what) {
  return "  " + style.Cyan(command) + "\n      " + style.Dim(what) + "\n";
}

std::string NextCommands(const Style& style, const std::string& home, bool keep) {
  const std::string title = style.Bold("Three commands to try next") + "\n";
  if (!keep) {
    return title + Step(style, "tacit demo --keep", "keep this lake, to query it") +
           Step(style, "tacit import ~/Downloads/result.json --project acme",
                "load an export of your own") +
           Step(style, "echo 'mail ann@example.org' | tacit scrub", "clean any text");
  }
  const std::string with_home = " --home " + home + " ";
  return title + Step(style, "tacit query" + with_home + "\"FROM messages\"", "look at the rows") +
         Step(style,
              "tacit query" + with_home +
                  "\"SELECT class, sum(count) FROM pii_findings GROUP BY 1\"",
              "what was redacted") +
         Step(style, "tacit export" + with_home + "out --dataset messages",
              "a Parquet file for other tools");
}

Result<int> Run(Context& context) {
  Console& console = context.console;
  const Style& style = console.style();
  const bool keep = context.args.Has("keep");
  TACIT_TRY(const ScratchDirectory scratch, ScratchDirectory::Make(keep));
  TACIT_TRY(const OpenedHome opened, OpenOrCreateHome(scratch.path() + "/home"));
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  TACIT_TRY(const auto keys, KeySession::Open(opened.home));
  TACIT_TRY(const privacy::ProjectKeys project_keys, keys->ForImport(std::string(kProject)));

  if (!console.json()) {
    console.out().Write(style.Bold("tacit demo") +
                        ": importing what an invented team wrote in public\n\n");
    console.out().Flush();
  }
  pipeline::ImportReport total;
  for (const Sample& sample : BundledSamples()) {
    TACIT_TRY(const pipeline::ImportReport report,
              ImportSample(sample, scratch.path(), project_keys, opened, *session, console));
    if (!console.json()) {
      console.out().Write("  " + style.Green("✓") + " " + PadRight(sample.title, 42) +
                          PadLeft(WithThousands(report.loaded), 7) + " messages\n");
      console.out().Flush();
    }
    Add(total, report);
  }
  if (console.json()) {
    console.out().Write(ImportJson(total, std::string(kProject)));
    return kExitOk;
  }
  TACIT_TRY(const std::string report, LakeReport(*session, opened.config, style));
  console.out().Write("\n" + ImportSummary(total, style) + "\n" + report);
  if (keep) console.out().Write("The home is kept at " + opened.home.path() + "\n\n");
  console.out().Write(NextCommands(style, opened.home.path(), keep));
  return kExitOk;
}

}  // namespace

extern const Command kDemoCommand;
const Command kDemoCommand{.name = "demo",
                           .summary = "see it work on an invented sample; keeps nothing",
                           .options = kOptions,
                           .details = kDetails,
                           .run = Run};

}  // namespace tacit::cli
