#pragma once

// What is known to be complete: for each partition and channel the ranges of messages that imports
// covered. Lives in the log of `messages` as domain metadata, in one commit with the rows.

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/message_ranges.h"

namespace tacit::warehouse {

class Coverage {
 public:
  // Of the domain's configuration; empty: nothing is known. kCorrupt: not in our form.
  static Result<Coverage> Parse(std::string_view configuration);
  // Of a table at one version; the error says of which.
  static Result<Coverage> In(const Snapshot& snapshot);
  std::string ToJson() const;

  // `partition` as "project/platform".
  void Add(const std::string& partition, const std::string& channel, std::string first,
           std::string last) {
    AddRange(channels_[partition][channel], std::move(first), std::move(last));
  }
  // By channel.
  std::map<std::string, MessageRanges> Of(const std::string& partition) const;
  MessageRanges Of(const std::string& partition, const std::string& channel) const;

 private:
  std::map<std::string, std::map<std::string, MessageRanges>> channels_;
};

}  // namespace tacit::warehouse
