#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/xoshiro.h"

namespace tacit::train {

struct Span {
  std::uint32_t begin = 0;  // in bytes
  std::uint32_t end = 0;
  bool person = false;
  bool other = false;  // another name: of a place, an organisation, a product
  bool tech = false;   // a term of software, where the corpus marks them
};

struct Sample {
  std::string text;
  std::vector<Span> spans;  // ascending
};

// Reads JSON lines {"text":…, "spans":[{"start":…,"end":…,"label":…}]} with offsets in bytes.
// Ends the program with a message when the file cannot be read.
std::vector<Sample> ReadCorpus(const std::string& path);

class Random : public Xoshiro {
 public:
  using Xoshiro::Xoshiro;
  bool Chance(int percent) { return static_cast<int>(Below(100)) < percent; }
};

}  // namespace tacit::train
