#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// xoshiro256** (Blackman, Vigna 2018), seeded by splitmix64: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t Next();
  std::uint32_t Below(std::uint64_t n) {
    return static_cast<std::uint32_t>(((Next() >> 32) * n) >> 32);
  }
  bool Chance(int percent) { return static_cast<int>(Below(100)) < percent; }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace tacit::train
