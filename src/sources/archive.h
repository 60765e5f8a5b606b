#pragma once

// sources/: platforms that we collect from. An Archive is an export file; it is cut into parts that
// threads read side by side, and the parts do not depend on the number of threads.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/raw/raw_message.h"

namespace tacit::sources {

// What the gate refused, by the kind's name ("personal_chat", "private_channel"), never by the
// chat's: number of chats.
using Refusals = std::map<std::string, std::uint64_t, std::less<>>;

// Reads one part. One thread. Messages come in the order of the file, channel by channel.
class ArchiveReader {
 public:
  virtual ~ArchiveReader() = default;
  // False at the end of the part. The views in `message` hold until the next call.
  // kBadInput names the byte offset (and the file inside the archive) where reading stopped; all
  // messages before it were given.
  virtual Result<bool> Next(RawMessage& message) = 0;
  // Bytes of input read so far; for the progress bar.
  virtual std::uint64_t bytes_read() const = 0;
};

class Archive {
 public:
  virtual ~Archive() = default;
  virtual Platform platform() const = 0;
  // Channels that passed the public gate, and what did not.
  virtual const std::vector<RawChannel>& channels() const = 0;
  virtual const Refusals& refused() const = 0;
  virtual const std::vector<RawPerson>& people() const = 0;
  // When the platform's data was taken, as far as the archive tells: newer wins over older.
  virtual Micros taken_at() const = 0;
  virtual std::uint64_t bytes() const = 0;  // size of what the parts will read
  virtual std::size_t part_count() const = 0;
  // Thread-safe; each part may be opened any number of times.
  virtual Result<std::unique_ptr<ArchiveReader>> OpenPart(std::size_t part) const = 0;
};

struct ArchiveOptions {
  std::uint64_t part_bytes = 32ULL << 20;  // input bytes of a part; tests make it small
  std::vector<std::string> only_channels;  // handles, titles or ids; empty: all that pass
  std::string timezone = "UTC";            // for exports whose dates name no zone
};

}  // namespace tacit::sources
