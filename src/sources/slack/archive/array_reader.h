#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "sources/slack/archive/export_files.h"
#include "sources/slack/json.h"

namespace tacit::sources::slack {

// Walks the objects of a JSON array that lies whole in memory. The objects are cut out by a scan
// for quotes and brackets and parsed in batches, so that the parser's memory (some 15 times its
// input) does not grow with the file, and whole objects before a damaged place are given.
class ArrayReader {
 public:
  // `bytes` must hold until the last Next(), which writes into them.
  void Reset(EntryBytes& bytes);
  // False at the end. kBadInput: "… at byte N"; every object before that place was given. What
  // `object` and strings in it view holds until the next call.
  Result<bool> Next(dom::object& object);
  // Where the object that Next() gave last begins.
  std::uint64_t offset() const { return given_; }

 private:
  struct Slice {
    std::size_t begin;
    std::size_t end;
  };

  Result<bool> NextOfBatch(dom::object& object);
  Result<bool> NextAlone(dom::object& object);
  void CutBatch();
  void CutElement();
  bool ParseBatch();
  void Stop(std::string_view why, std::size_t at);
  void SkipSpace();

  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t at_ = 0;  // where the next cut begins
  std::size_t given_ = 0;
  bool opened_ = false;    // the '[' was passed
  bool finished_ = false;  // the ']' was passed, or stopped_ is set
  Error stopped_{ErrorCode::kBadInput, ""};
  bool failed_ = false;  // stopped_ is to be given after the batch

  std::vector<Slice> batch_;
  std::size_t next_in_batch_ = 0;
  bool batch_parsed_ = false;
  dom::parser parser_;
  dom::array::iterator elements_;
};

}  // namespace tacit::sources::slack
