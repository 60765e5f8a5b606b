// An export file as the user gives it, result.json or a Slack zip: opened, read to the end and
// scrubbed. It loads or is refused with kBadInput; what comes out is valid UTF-8 with the
// placeholders intact.

#include <simdjson.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/scrubber.h"
#include "sources/slack/archive/slack_archive.h"
#include "sources/telegram/archive/telegram_archive.h"

using tacit::ErrorCode;
using tacit::Secret;
using tacit::sources::Archive;

namespace {

void ReadAndScrub(const Archive& archive) {
  static const tacit::privacy::Policy policy = tacit::privacy::MakePolicy({});
  static const tacit::privacy::ProjectKeys keys =
      tacit::privacy::DeriveProjectKeys(Secret(std::string(32, 'k')), "fuzz", 1);
  const tacit::privacy::Roster roster(archive.people());
  tacit::privacy::Scrubber scrubber(policy, keys, roster, archive.platform(), archive.channels());
  for (std::size_t part = 0; part < archive.part_count(); ++part) {
    const auto reader = archive.OpenPart(part);
    if (!reader) {
      TACIT_ASSERT(reader.error().code == ErrorCode::kBadInput);
      return;
    }
    tacit::RawMessage raw;
    for (;;) {
      const auto more = (*reader)->Next(raw);
      if (!more) {
        TACIT_ASSERT(more.error().code == ErrorCode::kBadInput);
        return;
      }
      if (!*more) break;
      TACIT_ASSERT(simdjson::validate_utf8(scrubber.Scrub(raw).fields().text));
    }
  }
}

// libzip reads from a file: an anonymous one in memory.
void ReadZip(std::string_view bytes) {
  const int fd = ::memfd_create("fuzz", MFD_CLOEXEC);
  TACIT_ASSERT(fd >= 0);
  TACIT_ASSERT(::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  const auto archive =
      tacit::sources::OpenSlackArchive("/proc/self/fd/" + std::to_string(fd), {.part_bytes = 4096});
  if (archive) ReadAndScrub(**archive);
  ::close(fd);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    ReadZip(bytes);
    return 0;
  }
  const auto archive = tacit::sources::OpenTelegramSource(
      std::make_unique<tacit::sources::MemorySource>(bytes), 0, {.part_bytes = 4096},
      tacit::sources::Truncation::kReadUpToEnd);
  if (archive) ReadAndScrub(**archive);
  return 0;
}
