#include "privacy/evaluation.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <tuple>

#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::uint32_t kLeakingRun = 3;

// A letter, a digit, or a mark that belongs to a letter.
bool IsLetterOrDigit(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

bool Overlap(const GoldSpan& span, const Finding& finding) {
  return finding.begin < span.end && span.begin < finding.end;
}

}  // namespace

Evaluation::Role Evaluation::RoleOf(std::string_view label) const {
  const bool neutral = options_.neutral.contains(label);
  if (!options_.negative) {
    if (options_.classes.contains(label)) return Role::kGold;
    if (options_.classes.empty() && !neutral) return Role::kGold;
  }
  return neutral || options_.neutral.contains("*") ? Role::kNeutral : Role::kOther;
}

void Evaluation::Add(std::string_view text, std::span<const GoldSpan> spans,
                     std::span<const Finding> findings, std::uint64_t line) {
  masked_.assign(text.size(), false);
  roles_.assign(text.size(), Role::kOther);
  std::vector<GoldSpan> known;  // gold and neutral ones
  for (const GoldSpan& span : spans) {
    const auto end = std::min<std::uint32_t>(span.end, static_cast<std::uint32_t>(text.size()));
    if (span.begin >= end || RoleOf(span.label) == Role::kOther) continue;
    known.push_back({.begin = span.begin, .end = end, .label = span.label});
  }
  for (const Role role : {Role::kNeutral, Role::kGold}) {  // what is both is gold
    for (const GoldSpan& span : known) {
      if (RoleOf(span.label) == role)
        std::fill_n(roles_.begin() + span.begin, span.end - span.begin, role);
    }
  }
  for (const Finding& finding : findings) {
    std::fill_n(masked_.begin() + finding.begin, finding.end - finding.begin, true);
  }

  Worst worst{.line = line};
  bool leaks = false;
  bool has_gold = false;
  for (const GoldSpan& span : known) {
    if (RoleOf(span.label) != Role::kGold) continue;
    has_gold = true;
    worst.leaked_bytes += AddSpan(text, span, leaks);
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (roles_[i] != Role::kOther) continue;
    ++totals_.other_bytes;
    if (masked_[i]) ++worst.other_bytes_masked;
  }
  AddConfusion(known, findings);
  ++totals_.texts;
  totals_.texts_with_gold += has_gold ? 1 : 0;
  totals_.texts_leaking += leaks ? 1 : 0;
  totals_.texts_hit += findings.empty() ? 0 : 1;
  totals_.findings += findings.size();
  totals_.bytes += text.size();
  totals_.other_bytes_masked += worst.other_bytes_masked;
  if (keep_worst_ > 0 && worst.leaked_bytes + worst.other_bytes_masked > 0) worst_.push_back(worst);
}

// The bytes of letters and digits that survive; `leaks` becomes true when too many do in a row.
std::uint64_t Evaluation::AddSpan(std::string_view text, const GoldSpan& span, bool& leaks) {
  ClassCounts counts{.spans = 1};
  std::uint32_t run = 0;
  bool leaking = false;
  for (std::size_t at = span.begin; at < span.end;) {
    const Decoded next = DecodeAt(text, at);
    const bool masked = masked_[at];
    if (masked) counts.touched = 1;
    if (IsLetterOrDigit(next.c)) {
      counts.bytes += next.size;
      counts.leaked_bytes += masked ? 0 : next.size;
      run = masked ? 0 : run + 1;
      leaking = leaking || run >= kLeakingRun;
    } else {
      run = 0;
    }
    at += next.size;
  }
  counts.found = counts.touched == 1 && counts.leaked_bytes == 0 ? 1 : 0;
  counts.leaking = leaking ? 1 : 0;
  leaks = leaks || leaking;

  ClassCounts& sum = classes_[span.label];
  sum.spans += counts.spans;
  sum.found += counts.found;
  sum.touched += counts.touched;
  sum.leaking += counts.leaking;
  sum.bytes += counts.bytes;
  sum.leaked_bytes += counts.leaked_bytes;
  return counts.leaked_bytes;
}

void Evaluation::AddConfusion(std::span<const GoldSpan> spans, std::span<const Finding> findings) {
  for (const GoldSpan& span : spans) {
    const auto first = std::ranges::upper_bound(findings, span.begin, {}, &Finding::end);
    auto next = first;
    for (; next != findings.end() && Overlap(span, *next); ++next) {
      ++confusion_[{span.label, std::string(next->entity)}];
    }
    if (next == first) ++confusion_[{span.label, ""}];
  }
  for (const Finding& finding : findings) {
    const bool labelled = std::any_of(roles_.begin() + finding.begin, roles_.begin() + finding.end,
                                      [](Role role) { return role != Role::kOther; });
    if (!labelled) ++confusion_[{"", std::string(finding.entity)}];
  }
}

Evaluation::ClassCounts Evaluation::all() const {
  ClassCounts sum;
  for (const auto& [label, counts] : classes_) {
    sum.spans += counts.spans;
    sum.found += counts.found;
    sum.touched += counts.touched;
    sum.leaking += counts.leaking;
    sum.bytes += counts.bytes;
    sum.leaked_bytes += counts.leaked_bytes;
  }
  return sum;
}

std::vector<Evaluation::Worst> Evaluation::worst() const {
  std::vector<Worst> sorted = worst_;
  std::ranges::stable_sort(sorted, [](const Worst& a, const Worst& b) {
    return std::tie(a.leaked_bytes, a.other_bytes_masked) >
           std::tie(b.leaked_bytes, b.other_bytes_masked);
  });
  sorted.resize(std::min(sorted.size(), keep_worst_));
  return sorted;
}

}  // namespace tacit::privacy
