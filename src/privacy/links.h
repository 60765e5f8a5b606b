#pragma once

#include <string_view>
#include <vector>

#include "privacy/arena.h"
#include "privacy/own_channels.h"

namespace tacit::privacy {

// How many different values of a kind (hosts, tags, …) a message's row lists at most.
inline constexpr std::size_t kMaxListed = 256;

// Adds `value` unless it is there already or the list is full.
void AddOnce(std::string_view value, std::vector<std::string_view>& list);

// From a clean text: the hosts of its http(s) URLs, in lower case, without user, port and
// placeholders. Each once.
void CollectHosts(std::string_view text, Arena& arena, std::vector<std::string_view>& hosts);
// The host of `url`, which may lack the scheme; the same form.
void CollectHost(std::string_view url, Arena& arena, std::vector<std::string_view>& hosts);

// From a clean text: names of public channels and groups, in lower case. t.me/NAME/NUMBER and
// t.me/s/NAME exist for these only; t.me/NAME and @NAME count where they are `own`.
void CollectChannelLinks(std::string_view text, const OwnChannels& own, Arena& arena,
                         std::vector<std::string_view>& names);

}  // namespace tacit::privacy
