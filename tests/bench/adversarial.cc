// Texts made to keep a detector busy, through the whole scrubber.
//   tacit_bench_adversarial BYTES SECONDS [TEXT]
// Prints the slowest texts, in CPU seconds for a megabyte, and of each the slowest detector. Fails
// where a text of BYTES takes more than SECONDS. TEXT: this one alone, with all its detectors.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/detectors/adversarial_texts.h"
#include "privacy/detectors/all.h"
#include "privacy/gate.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Figure {
  std::string text;
  double seconds = 0;
  std::string slowest;  // detector
  double of_slowest = 0;
};

// The detector that takes most of the first round.
void AskDetectors(const Policy& policy, std::string_view text, bool print, Figure& figure) {
  std::vector<Hit> hits;
  std::vector<Finding> findings;
  Gate(text, hits);
  for (const auto& detector : policy.detectors) {
    findings.clear();
    const double begin = ThreadSeconds();
    for (const Hit& hit : hits) {
      if ((detector->triggers() >> static_cast<int>(hit.trigger) & 1) == 0) continue;
      detector->Match(text, hit, findings);
    }
    const double seconds = ThreadSeconds() - begin;
    if (print) {
      std::printf("  %-16s %8.4f s %zu findings\n", std::string(detector->name()).c_str(), seconds,
                  findings.size());
    }
    if (seconds < figure.of_slowest) continue;
    figure.of_slowest = seconds;
    figure.slowest = detector->name();
  }
}

Figure Measure(Scrubber& scrubber, const Policy& policy, std::string_view pattern,
               std::size_t bytes, bool print) {
  const std::string text = Repeated(pattern, bytes);
  RawMessage message;
  message.author.id = "1";
  message.text = text;
  Figure figure{.text = std::string(pattern), .seconds = std::numeric_limits<double>::max()};
  for (int round = 0; round < 2; ++round) {
    const double begin = ThreadSeconds();
    if (scrubber.Scrub(message).fields().text.empty()) std::exit(2);
    figure.seconds = std::min(figure.seconds, ThreadSeconds() - begin);
    if (figure.seconds < 0.01) break;
  }
  if (figure.seconds > 0.01 || print) AskDetectors(policy, text, print, figure);
  return figure;
}

// Without line breaks.
std::string Printable(std::string text) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at) {
    text.replace(at, 1, "\\n");
  }
  return text;
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: tacit_bench_adversarial BYTES SECONDS [TEXT]\n", stderr);
    return 2;
  }
  const std::size_t bytes = std::strtoull(argv[1], nullptr, 10);
  const double bound = std::strtod(argv[2], nullptr);
  const Policy policy = MakePolicy({.phone_regions = {"US", "GB"}});
  const ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "bench", 1);
  const Roster roster;
  Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
  Measure(scrubber, policy, "+1 212 555 0123 ", 1024, false);  // tables are made at the first use
  std::vector<Figure> figures;
  if (argc > 3) {
    figures.push_back(Measure(scrubber, policy, argv[3], bytes, true));
  } else {
    for (const std::string_view text : kAdversarialTexts) {
      figures.push_back(Measure(scrubber, policy, text, bytes, false));
    }
  }
  std::ranges::sort(figures, std::ranges::greater{}, &Figure::seconds);
  const double megabytes = static_cast<double>(bytes) / (1U << 20U);
  constexpr std::size_t kPrinted = 40;
  for (std::size_t i = 0; i < figures.size() && i < kPrinted; ++i) {
    const Figure& figure = figures[i];
    std::printf("%7.3f s/MB  %-16s %7.3f s/MB  %s\n", figure.seconds / megabytes,
                figure.slowest.c_str(), figure.of_slowest / megabytes,
                Printable(figure.text).c_str());
  }
  const auto over = std::ranges::count_if(
      figures, [bound](const Figure& figure) { return figure.seconds > bound; });
  std::printf("%zu texts of %zu bytes, %zd over %.2f s\n", figures.size(), bytes, over, bound);
  return over == 0 ? 0 : 1;
}

}  // namespace
}  // namespace tacit::privacy

int main(int argc, char** argv) { return tacit::privacy::Main(argc, argv); }
