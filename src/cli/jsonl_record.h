#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "privacy/evaluation.h"
#include "privacy/roster.h"

namespace tacit::cli {

// One line of `tacit scrub --jsonl`: {"id":…,"text":"…","roster":[{"handle":"…",…}]}.
struct JsonlRecord {
  std::string_view id = "null";  // the JSON token as it stood
  std::string_view text;
  std::vector<RawPerson> roster;
  std::vector<privacy::GoldSpan> spans;  // of a labelled corpus: "spans":[{"start","end","label"}]
};

// Reads such lines. The record's views hold until the next call. One thread per object.
class JsonlParser {
 public:
  enum class Spans : std::uint8_t { kIgnored, kRead };
  explicit JsonlParser(Spans spans = Spans::kIgnored);
  ~JsonlParser();
  JsonlParser(const JsonlParser&) = delete;
  JsonlParser& operator=(const JsonlParser&) = delete;

  // kBadInput says what is wrong, never what stands in the line.
  Result<void> Parse(std::string_view line, JsonlRecord& record);

 private:
  struct State;
  std::unique_ptr<State> state_;
  Spans spans_;
};

}  // namespace tacit::cli
