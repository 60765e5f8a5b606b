#include "evaluate.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <vector>

namespace tacit::train {
namespace {

struct Counts {
  std::size_t tokens = 0;
  std::size_t flagged = 0;  // tokens that a finding overlaps
  std::size_t gold = 0;     // tokens that a person's span overlaps
  std::size_t hit = 0;
  std::size_t handles = 0;  // gold tokens behind '@': another detector's matter
  std::size_t found = 0;    // findings
  std::size_t exact = 0;
  std::size_t persons = 0;
  std::size_t leaks = 0;  // spans of which 3 letters or digits in a row survive
  std::size_t terms = 0;
  std::size_t touched = 0;
  std::size_t other_bytes = 0;  // outside all spans
  std::size_t other_masked = 0;
};

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_';
}

// Words, and runs of signs: about what a tokeniser for tweets makes.
std::vector<Span> Tokens(const std::string& text) {
  std::vector<Span> tokens;
  for (std::uint32_t at = 0; at < text.size();) {
    if (std::isspace(static_cast<unsigned char>(text[at])) != 0) {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    const bool word = IsWordByte(text[at]);
    while (at < text.size() && IsWordByte(text[at]) == word &&
           std::isspace(static_cast<unsigned char>(text[at])) == 0) {
      ++at;
    }
    tokens.push_back({.begin = begin, .end = at});
  }
  return tokens;
}

template <typename Range>
bool Touches(const Range& ranges, std::uint32_t begin, std::uint32_t end) {
  return std::ranges::any_of(ranges, [=](const auto& r) { return r.begin < end && begin < r.end; });
}

// Characters count, not bytes: the continuation bytes of UTF-8 are left out.
bool Leaks(const std::string& text, const Span& span, std::span<const privacy::Finding> findings) {
  int run = 0;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) continue;
    run = IsWordByte(text[at]) && !Touches(findings, at, at + 1) ? run + 1 : 0;
    if (run >= 3) return true;
  }
  return false;
}

void Count(const Sample& sample, std::span<const privacy::Finding> findings, Counts& counts) {
  std::vector<Span> persons;
  std::ranges::copy_if(sample.spans, std::back_inserter(persons), &Span::person);
  for (const Span& token : Tokens(sample.text)) {
    const bool flagged = Touches(findings, token.begin, token.end);
    const bool gold = Touches(persons, token.begin, token.end);
    ++counts.tokens;
    counts.flagged += static_cast<std::size_t>(flagged);
    if (!gold || !IsWordByte(sample.text[token.begin])) continue;
    ++counts.gold;
    counts.hit += static_cast<std::size_t>(flagged);
    const bool handle = token.begin > 0 && sample.text[token.begin - 1] == '@';
    counts.handles += static_cast<std::size_t>(handle && !flagged);
  }
  counts.found += findings.size();
  counts.persons += persons.size();
  for (const Span& person : persons) {
    counts.leaks += static_cast<std::size_t>(Leaks(sample.text, person, findings));
    counts.exact +=
        static_cast<std::size_t>(std::ranges::any_of(findings, [&](const auto& finding) {
          return finding.begin == person.begin && finding.end == person.end;
        }));
  }
  for (const Span& span : sample.spans) {
    counts.terms += static_cast<std::size_t>(span.tech);
    counts.touched +=
        static_cast<std::size_t>(span.tech && Touches(findings, span.begin, span.end));
  }
  for (std::uint32_t at = 0; at < sample.text.size(); ++at) {
    if (Touches(sample.spans, at, at + 1)) continue;
    ++counts.other_bytes;
    counts.other_masked += static_cast<std::size_t>(Touches(findings, at, at + 1));
  }
}

double Percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

Counts CountAll(std::span<const Sample> samples, const privacy::Tagger& tagger) {
  Counts counts;
  std::vector<privacy::Finding> findings;
  for (const Sample& sample : samples) {
    findings.clear();
    tagger.Find(sample.text, findings);
    Count(sample, findings, counts);
  }
  return counts;
}

}  // namespace

void Evaluate(const std::string& title, std::span<const Sample> samples,
              const privacy::Tagger& tagger) {
  const Counts counts = CountAll(samples, tagger);
  const double precision = Percent(counts.exact, counts.found);
  const double recall = Percent(counts.exact, counts.persons);
  std::printf(
      "%-22s P %5.1f R %5.1f F1 %5.1f | tokens: recall %5.1f (%5.1f without handles) flagged %5.2f "
      "| spans leaked %5.1f | other bytes %5.2f | terms touched %5.2f\n",
      title.c_str(), precision, recall,
      precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0,
      Percent(counts.hit, counts.gold), Percent(counts.hit, counts.gold - counts.handles),
      Percent(counts.flagged, counts.tokens), Percent(counts.leaks, counts.persons),
      Percent(counts.other_masked, counts.other_bytes), Percent(counts.touched, counts.terms));
}

void PrintCurve(const std::string& title, std::span<const Sample> samples,
                const privacy::Model& model, double flagged) {
  std::printf("%s:", title.c_str());
  const auto at = [&](int recall) { return CountAll(samples, privacy::Tagger(model, recall)); };
  constexpr int kStep = 10;
  constexpr int kMost = 100;
  for (int recall = kStep; recall <= kMost; recall += kStep) {
    const Counts counts = at(recall);
    std::printf(" %d: %.1f @ %.2f", recall, Percent(counts.hit, counts.gold),
                Percent(counts.flagged, counts.tokens));
  }
  int low = 0;
  int high = kMost + 1;
  while (low + 1 < high) {
    const int middle = (low + high) / 2;
    const Counts counts = at(middle);
    (Percent(counts.flagged, counts.tokens) <= flagged ? low : high) = middle;
  }
  const Counts best = at(low);
  std::printf(" | at most %.1f flagged: %.1f @ %.2f with %d\n", flagged,
              Percent(best.hit, best.gold), Percent(best.flagged, best.tokens), low);
}

}  // namespace tacit::train
