#pragma once

// Stored rows once more through the Scrubber, when the rule set became stricter.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/clean_message.h"
#include "model/stored_text.h"

namespace tacit::warehouse {

struct RewriteInfo {
  std::string project;
  Platform platform = Platform::kTelegram;
  std::string policy;  // the digest that rows get; rows that have it already stay
  std::string run_id;
  bool dry_run = false;
};

// Cleans what is stored. One thread; results hold until the next call.
class RowRewriter {
 public:
  virtual ~RowRewriter() = default;
  // Of the result text, withheld, mentions, tags, links and pii count; a withheld text is NULL.
  virtual Result<const CleanMessage*> Rewrite(const StoredText& row, std::int32_t key_epoch) = 0;
  virtual Result<CleanText> RewriteText(std::string_view text) = 0;
};

struct RewriteReport {
  std::uint64_t rows = 0;      // of other policies: they get the new one
  std::uint64_t changed = 0;   // of those, rows whose content changed
  std::uint64_t files = 0;     // rewritten
  std::uint64_t channels = 0;  // whose title or description changed
};

struct PublicChannel {
  std::string id;
  std::string name;  // empty: not known
};

class Rewritable {
 public:
  virtual ~Rewritable() = default;
  // One commit for each table; killed or failed before it, nothing is changed. Replaced files are
  // removed with it. Memory is bounded by one file.
  virtual Result<RewriteReport> Rewrite(const RewriteInfo& info, RowRewriter& rewriter) = 0;
  virtual Result<std::vector<PublicChannel>> PublicChannels(const std::string& project,
                                                            Platform platform) = 0;
};

}  // namespace tacit::warehouse
