#pragma once

// Where sites have the pages of people, and links that let whoever has them in.

#include <cstdint>
#include <span>
#include <string_view>

namespace tacit::privacy {

enum class Rest : std::uint8_t {
  kAny,   // whatever follows the name
  kNone,  // nothing: a second segment makes it a page of something else
  kGoes,  // goes too, with the query: an invitation
};

struct SocialSite {
  std::string_view host;    // without "www."; a host of its own or with one more label in front
  std::string_view prefix;  // of the path, before the name
  Rest rest = Rest::kAny;
  std::span<const std::string_view> reserved = {};  // first segments that are nobody's name
};

// The paths are what the sites' own help pages call the profile's or the invitation's URL.
std::span<const SocialSite> SocialSites();

}  // namespace tacit::privacy
