#pragma once

// Where a lake's bytes are: the port that directory/ (and one day s3/) implements. Paths are
// relative to the lake's root with '/' between: "messages/_delta_log/00000000000000000000.json".

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit::warehouse {

// The small files of a transaction log. Thread-safe.
class LogFiles {
 public:
  virtual ~LogFiles() = default;
  virtual Result<std::string> Read(const std::string& path) = 0;
  // Durable and atomic. kLocked when `path` exists already: another writer was first.
  virtual Result<void> PutIfAbsent(const std::string& path, std::string_view bytes) = 0;
  virtual Result<void> Replace(const std::string& path, std::string_view bytes) = 0;
  // Names of the files in a directory, sorted; none when the directory is absent.
  virtual Result<std::vector<std::string>> List(const std::string& directory) = 0;
};

struct StoredFile {
  std::string path;
  std::uint64_t size = 0;
};

// A local file and the path that it gets in the lake.
struct Placement {
  std::string local_path;
  std::string path;
};

// The Parquet files. Thread-safe.
class DataFiles {
 public:
  virtual ~DataFiles() = default;
  // Copies or links files into the lake, durably; the local files stay. All of them or, on an
  // error, none. An existing file is an error.
  virtual Result<void> Publish(std::span<const Placement> placements) = 0;
  // Absent files are fine.
  virtual Result<void> Remove(std::span<const std::string> paths) = 0;
  // All files below a directory, sorted by path; none when it is absent.
  virtual Result<std::vector<StoredFile>> ListBelow(const std::string& directory) = 0;
  // What the engine opens to read `path`.
  virtual std::string LocalPath(const std::string& path) const = 0;
};

// Holds a lock until it is destroyed.
class Hold {
 public:
  virtual ~Hold() = default;
};

// Who may do what at the same time, between threads and processes.
class Locks {
 public:
  virtual ~Locks() = default;
  // One committer at a time; waits.
  virtual Result<std::unique_ptr<Hold>> Commit() = 0;
  // Keeps files that a snapshot names from being removed; taken before the snapshot is read.
  virtual Result<std::unique_ptr<Hold>> Read() = 0;
  // Waits until nobody reads, at most `grace_s` seconds, and keeps new readers out while held.
  virtual Result<std::unique_ptr<Hold>> NoReaders(int grace_s) = 0;
};

class Storage {
 public:
  virtual ~Storage() = default;
  virtual LogFiles& log() = 0;
  virtual DataFiles& data() = 0;
  virtual Locks& locks() = 0;
  // A local directory, on the lake's file system if it has one, for files that are being written.
  virtual std::string StagingDirectory() const = 0;
};

}  // namespace tacit::warehouse
