// A site's robots.txt: any bytes. A verdict, the same one however lines end, that no comment
// changes, and that a last word against us turns into a refusal.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "sources/telegram/preview/robots.h"

namespace {

bool Allows(std::string_view robots) { return tacit::sources::RobotsAllow(robots, "tacit", "/s/"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string robots(reinterpret_cast<const char*>(data), size);
  const bool allowed = Allows(robots);

  std::string other_ends;
  for (const char c : robots) other_ends += c == '\n' ? "\r\n" : std::string(1, c);
  TACIT_ASSERT(Allows(other_ends) == allowed);
  TACIT_ASSERT(Allows(robots + "\n# Disallow: /\n") == allowed);
  const bool marked = robots.starts_with("\xEF\xBB\xBF");  // counts at the beginning only
  if (!marked) TACIT_ASSERT(Allows("# User-agent: tacit\n" + robots) == allowed);

  // "/s/" is as long as any rule that can fit, and one that allows goes before one of that length:
  // without such a one a group for us that forbids decides.
  const bool may_allow = robots.find("/s/") != std::string::npos;
  const std::string forbidding = robots + "\nSitemap: x\nUser-agent: tacit\nDisallow: /s/\n";
  if (!may_allow) TACIT_ASSERT(!Allows(forbidding));
  const std::string after_others = "User-agent: *\nDisallow: /s/\n\n" + forbidding;
  if (!marked) TACIT_ASSERT(Allows(after_others) == Allows(forbidding));
  return 0;
}
