#pragma once

// What is known to be complete: for each partition and channel the ranges of messages that imports
// covered. Lives in the log of `messages` as domain metadata, in one commit with the rows.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tacit::warehouse {

using MessageRanges = std::vector<std::pair<std::string, std::string>>;  // ids, ascending, apart

// Adds a range; those that touch become one.
void AddRange(MessageRanges& ranges, std::string first, std::string last);

class Coverage {
 public:
  // Of the domain's configuration; empty: nothing is known. kCorrupt: not in our form.
  static Result<Coverage> Parse(std::string_view configuration);
  std::string ToJson() const;

  // `partition` as "project/platform".
  void Add(const std::string& partition, const std::string& channel, std::string first,
           std::string last) {
    AddRange(channels_[partition][channel], std::move(first), std::move(last));
  }
  MessageRanges Of(const std::string& partition, const std::string& channel) const;

 private:
  std::map<std::string, std::map<std::string, MessageRanges>> channels_;
};

}  // namespace tacit::warehouse
