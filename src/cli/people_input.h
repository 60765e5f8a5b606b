#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/kinds.h"
#include "privacy/opt_outs.h"

namespace tacit::cli {

// Somebody, as they are named to us: an id of the platform or a handle, without prefix.
struct NamedPerson {
  privacy::PersonKey key = privacy::PersonKey::kId;
  std::string value;
};

// "5100000001", "user5100000001", "@ann", "https://t.me/ann"; of Slack "U061ABCDE", "@ann".
// Nullopt: none of these.
std::optional<NamedPerson> ParsePerson(Platform platform, std::string_view text);

// From stdin, one a line, to an empty line or the end: never from the command line, which a shell's
// history and other users' process lists show. kInvalidArgument: a line is nobody, or there is
// none; says which line, not what stands there.
Result<std::vector<NamedPerson>> ReadPeople(Platform platform);

Platform PlatformNamed(std::string_view name);

}  // namespace tacit::cli
