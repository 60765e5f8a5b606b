#include "sources/telegram/client/handle.h"

#include <algorithm>

namespace tacit::sources::telegram {
namespace {

constexpr std::size_t kShortest =
    4;  // core.telegram.org/method/account.checkUsername, and Fragment
constexpr std::size_t kLongest = 32;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool IsNameCharacter(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

Result<std::string> UsernameOf(std::string_view handle) {
  for (const std::string_view prefix : {"https://", "http://", "www.", "t.me/", "telegram.me/"}) {
    if (handle.starts_with(prefix)) handle.remove_prefix(prefix.size());
  }
  if (handle.starts_with("s/")) handle.remove_prefix(2);  // the web preview's address
  if (handle.starts_with('@')) handle.remove_prefix(1);
  if (handle.ends_with('/')) handle.remove_suffix(1);
  const bool named = handle.size() >= kShortest && handle.size() <= kLongest &&
                     IsLetter(handle.front()) && std::ranges::all_of(handle, IsNameCharacter);
  if (named) return std::string(handle);
  return Fail(
      ErrorCode::kInvalidArgument,
      "a public name of Telegram has 4 to 32 letters, digits or underscores, like @acme_news");
}

}  // namespace tacit::sources::telegram
