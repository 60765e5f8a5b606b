#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "sources/slack/archive/array_reader.h"
#include "sources/slack/archive/export_files.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {

// Reads the lists of an export (channels.json, users.json and so on). One thread.
class ListReader {
 public:
  explicit ListReader(EntryReader& reader) : reader_(reader) {}
  // Gives each object to `take`. A list that holds null is empty: slackdump writes those.
  // kBadInput names the list and the byte.
  Result<void> Read(std::size_t entry, std::string_view list,
                    const std::function<void(dom::object)>& take);

 private:
  EntryReader& reader_;
  EntryBytes bytes_;
  ArrayReader array_;
};

// Puts what was being read before an error's "is cut off at byte 5".
Error Named(std::string_view what, Error error);

}  // namespace tacit::sources::slack
