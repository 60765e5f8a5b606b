#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/kinds.h"

namespace tacit::privacy {

// What replaces a candidate.
enum class Form : std::uint8_t {
  kClass,    // [[CLASS]]
  kToken,    // [[CLASS:w1_…]], a token of `value`
  kHandle,   // [[USER:u1_…]], the person whose handle is `value`
  kId,       // [[USER:u1_…]], the person whose id is `value`
  kChannel,  // "#" and `value`: the name of a public channel, which is not a finding
};

// A finding, or what the platform marked up, in offsets into the text that is replaced.
struct Candidate {
  std::string_view entity;  // static storage; empty for kChannel
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float score = 0;
  Form form = Form::kClass;
  bool fold_case = false;
  bool platform = false;                     // marked up by the platform
  Platform handle_of = Platform::kTelegram;  // for kHandle: where the handle is used
  std::string_view value;
  std::string_view rule;  // static storage
};

// Merges candidates that overlap: what either covers is covered. Class and form are those of the
// platform's, then of the longer, then of the higher score, then of the earlier one. Leaves them in
// ascending order, without overlaps.
void ResolveOverlaps(std::vector<Candidate>& candidates);

}  // namespace tacit::privacy
