#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {

// The JSON object of one answer; what is read of it holds as long as a copy of the reply.
class Reply {
 public:
  // kBadInput: not a JSON object, or cut off.
  static Result<Reply> Parse(std::string body);

  dom::object root() const;
  bool ok() const;
  std::string_view error() const { return StringAt(root(), "error"); }
  // Of the next page; empty: this one is the last.
  std::string_view next_cursor() const;
  // The objects of an array of the root.
  std::optional<dom::array> Array(std::string_view key) const { return ArrayAt(root(), key); }
  std::shared_ptr<const void> owner() const { return bytes_; }

 private:
  struct Bytes;
  explicit Reply(std::shared_ptr<const Bytes> bytes) : bytes_(std::move(bytes)) {}
  std::shared_ptr<const Bytes> bytes_;
};

}  // namespace tacit::sources::slack
