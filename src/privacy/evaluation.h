#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "privacy/detector.h"

namespace tacit::privacy {

// A part of a text of which somebody said what it is; UTF-8 byte offsets.
struct GoldSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string label;  // of the corpus: PERSON, STREET_ADDRESS; need not be a class of ours
};

// Compares what was found with what a labelled corpus says. Holds counts only, never text.
//
// Letters and digits count as leaked, blanks and punctuation do not, as in the evaluation of the
// Text Anonymization Benchmark (Pilán et al. 2022). A span leaks when three letters or digits in a
// row of it survive.
class Evaluation {
 public:
  struct Options {
    std::set<std::string, std::less<>> classes;  // labels that must go; empty: all that follow
    std::set<std::string, std::less<>> neutral;  // neither a leak nor over-redaction; "*": the rest
    bool negative = false;                       // no span counts: the whole corpus must survive
  };
  struct ClassCounts {
    std::uint64_t spans = 0;
    std::uint64_t found = 0;    // every letter and digit is covered
    std::uint64_t touched = 0;  // some byte is covered
    std::uint64_t leaking = 0;
    std::uint64_t bytes = 0;  // of letters and digits
    std::uint64_t leaked_bytes = 0;
  };
  struct Totals {
    std::uint64_t texts = 0;
    std::uint64_t texts_with_gold = 0;
    std::uint64_t texts_leaking = 0;
    std::uint64_t texts_hit = 0;  // something was found
    std::uint64_t findings = 0;
    std::uint64_t bytes = 0;
    std::uint64_t other_bytes = 0;         // outside gold and neutral spans
    std::uint64_t other_bytes_masked = 0;  // of them
  };
  struct Worst {
    std::uint64_t line = 0;
    std::uint64_t leaked_bytes = 0;
    std::uint64_t other_bytes_masked = 0;
  };
  // Label of the corpus ("" for text without one) and class of ours ("" for nothing found).
  using Confusion = std::map<std::pair<std::string, std::string>, std::uint64_t>;

  explicit Evaluation(Options options, std::size_t worst = 0)
      : options_(std::move(options)), keep_worst_(worst) {}

  // `findings` ascending and not overlapping, in offsets into `text`, which is valid UTF-8; spans
  // are cut to the text. `line` names the record in worst().
  void Add(std::string_view text, std::span<const GoldSpan> spans,
           std::span<const Finding> findings, std::uint64_t line);

  const std::map<std::string, ClassCounts, std::less<>>& classes() const { return classes_; }
  ClassCounts all() const;
  const Totals& totals() const { return totals_; }
  const Confusion& confusion() const { return confusion_; }
  std::vector<Worst> worst() const;  // the worst first

 private:
  enum class Role : std::uint8_t { kOther, kGold, kNeutral };
  Role RoleOf(std::string_view label) const;
  std::uint64_t AddSpan(std::string_view text, const GoldSpan& span, bool& leaks);
  void AddConfusion(std::span<const GoldSpan> spans, std::span<const Finding> findings);

  Options options_;
  std::size_t keep_worst_;
  std::map<std::string, ClassCounts, std::less<>> classes_;
  Totals totals_;
  Confusion confusion_;
  std::vector<Worst> worst_;
  // Of the text in work, a byte for each of its bytes.
  std::vector<bool> masked_;
  std::vector<Role> roles_;
};

}  // namespace tacit::privacy
