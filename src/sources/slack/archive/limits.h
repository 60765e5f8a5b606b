#pragma once

// What an export may be at most. Beyond a limit it is refused with kBadInput before it is read.

#include <cstddef>
#include <cstdint>

namespace tacit::sources::slack {

// Ten years of a workspace with 300 busy channels have about a million day files.
inline constexpr std::uint64_t kMaxEntries = 1'000'000;

// A list or day file lies whole in memory while it is read. The busiest channels write some 20 MiB
// of JSON a day.
inline constexpr std::uint64_t kMaxEntryBytes = 512ULL << 20;

// A message, a channel with its members or a person as JSON. Slack cuts a message at 40,000
// characters and 50 blocks.
inline constexpr std::size_t kMaxElementBytes = 16U << 20;

// Zulip's importer takes a zip for a bomb that grows more than tenfold and beyond a gigabyte
// (zerver/data_import/slack.py). Slack's own JSON packs 5 to 9 times.
inline constexpr std::uint64_t kMaxExpansion = 10;
inline constexpr std::uint64_t kExpansionFloor = 1ULL << 30;

// Deflate cannot pack better than 1:1032 (zlib's technical notes): a larger claim is a lie.
inline constexpr std::uint64_t kMaxDeflateRatio = 1032;

inline constexpr std::size_t kMaxNameBytes = 4096;  // PATH_MAX

}  // namespace tacit::sources::slack
