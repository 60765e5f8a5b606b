#pragma once

// Ids as distinct types: swapping two arguments does not compile. Views; the owner of the bytes is
// named where an id is handed out. An empty id means "none" (NULL in the tables).

#include <compare>
#include <string_view>

namespace tacit {

template <typename Tag>
class TextId {
 public:
  constexpr TextId() = default;
  constexpr explicit TextId(std::string_view value) : value_(value) {}
  constexpr std::string_view value() const { return value_; }
  constexpr bool empty() const { return value_.empty(); }
  friend constexpr bool operator==(TextId, TextId) = default;

 private:
  std::string_view value_;
};

using ChannelId =
    TextId<struct ChannelIdTag>;  // the platform's own, without prefix: 1234567890, C061…
using MessageId = TextId<struct MessageIdTag>;  // the platform's own: 4711, 1512085950.000216
using UserHash = TextId<struct UserHashTag>;  // a keyed pseudonym: u1_k5f…; never a platform's id

}  // namespace tacit
