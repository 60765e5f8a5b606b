// The scrubber over any bytes: its result is valid UTF-8 and stays as it is when scrubbed again.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/secret.h"
#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/scrubber.h"
#include "privacy/tagger/tagger.h"
#include "privacy/utf8.h"

namespace {

using tacit::privacy::Scrubber;

struct Bench {
  tacit::privacy::Policy policy =
      tacit::privacy::MakePolicy({.names = tacit::privacy::MakeTagger(50)});
  tacit::privacy::ProjectKeys keys =
      tacit::privacy::DeriveProjectKeys(tacit::Secret(std::string(32, 'k')), "fuzz", 1);
  tacit::privacy::Roster roster;
  Scrubber scrubber{policy, keys, roster, tacit::Platform::kTelegram, {}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Bench bench;
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const Scrubber::Explained explained = bench.scrubber.Explain(raw);
  std::uint32_t at = 0;
  for (const tacit::privacy::Finding& finding : explained.findings) {
    TACIT_ASSERT(at <= finding.begin && finding.begin < finding.end && finding.end <= size);
    at = finding.end;
  }
  const std::string once(explained.text);
  TACIT_ASSERT(tacit::privacy::IsValidUtf8(once));
  TACIT_ASSERT(bench.scrubber.ScrubText(once).value() == once);
  return 0;
}
