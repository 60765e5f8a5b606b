#pragma once

// Reads a message object of any layout with simdjson.

#include <memory>
#include <string_view>

#include "sources/telegram/archive/draft.h"

namespace tacit::sources {

// One thread.
class ReferenceReader {
 public:
  ReferenceReader();
  ~ReferenceReader();
  ReferenceReader(const ReferenceReader&) = delete;
  ReferenceReader& operator=(const ReferenceReader&) = delete;
  // Fills `draft` from the object in `bytes`, behind which kScanPadding bytes can be read. Gives
  // nullptr, or what is wrong: "is not valid JSON".
  const char* Read(std::string_view bytes, Draft& draft);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tacit::sources
