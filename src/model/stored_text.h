#pragma once

#include <string_view>
#include <vector>

#include "model/clean_message.h"

namespace tacit {

// What a row of `messages` says in words, as it stands in the lake: clean by some older rule set.
// Views hold until the next row.
struct StoredText {
  std::string_view text;
  bool has_text = true;       // false: NULL, the text is withheld
  std::string_view withheld;  // why; empty: it is not
  std::vector<std::string_view> mentions;
  std::vector<std::string_view> hashtags;
  std::vector<std::string_view> cashtags;
  std::vector<std::string_view> link_domains;
  std::vector<std::string_view> channel_links;
  std::vector<ClassCount> pii;
};

}  // namespace tacit
