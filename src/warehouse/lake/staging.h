#pragma once

#include <optional>
#include <string>

#include "base/file.h"
#include "base/result.h"

namespace tacit::warehouse {

// A directory of one batch for files that are not committed yet. A lock on its file `owner` says
// that somebody is at work there; the destructor removes it all.
class Staging {
 public:
  // `parent` is shared by all batches of all processes.
  static Result<Staging> Create(const std::string& parent);
  // Removes what crashed processes left behind.
  static Result<void> Sweep(const std::string& parent);

  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  ~Staging();

  const std::string& path() const { return path_; }
  // 32 hex digits that no other batch has.
  const std::string& token() const { return token_; }

 private:
  Staging(std::string parent, std::string token, FileLock owner)
      : parent_(std::move(parent)),
        token_(std::move(token)),
        path_(parent_ + "/" + token_),
        owner_(std::move(owner)) {}

  std::string parent_;
  std::string token_;
  std::string path_;
  std::optional<FileLock> owner_;
};

}  // namespace tacit::warehouse
