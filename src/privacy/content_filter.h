#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/clean_message.h"

namespace tacit::privacy {

// What happens to a message whose subject is sensitive.
enum class ContentAction : std::uint8_t {
  kKeep,      // nothing: the clean text stays
  kWithhold,  // the text and what quotes it are left out, the row and its counts stay
  kDrop,      // no row at all
};

struct ContentVerdict {
  std::string_view category;  // static storage; empty: nothing sensitive
  int score = 0;              // of the category, in the part of the text that decided
  int threshold = 0;
  ContentAction action = ContentAction::kKeep;
};

// Decides what a clean text is about, after redaction. Stateless after construction; any thread.
class ContentFilter {
 public:
  virtual ~ContentFilter() = default;
  // `found` is what was redacted in the text. Appends to `evidence`, where given, the rules that
  // spoke: phrases of our own lists ("health: diagnosed with"), never words of the text. Linear.
  virtual ContentVerdict Judge(std::string_view text, std::span<const ClassCount> found,
                               std::vector<std::string>* evidence) const = 0;
  // Everything that decides a verdict, for the digest of the policy.
  virtual std::string description() const = 0;
};

}  // namespace tacit::privacy
