#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::sources::telegram {

// The public name in "@acme_news", "acme_news" or "https://t.me/acme_news". kInvalidArgument:
// nothing that Telegram could have given a channel.
Result<std::string> UsernameOf(std::string_view handle);

}  // namespace tacit::sources::telegram
