#include "pipeline/part_feed.h"

namespace tacit::pipeline {
namespace {

constexpr std::uint64_t kReportEvery = 2048;  // messages

}  // namespace

void PartCounts::Bump(Tally& tally, std::string_view name, std::uint64_t by) {
  for (auto& [known, count] : tally) {
    if (known == name) {
      count += by;
      return;
    }
  }
  tally.emplace_back(name, by);
}

void PartCounts::Count(const CleanMessage& message) {
  ++messages;
  for (const ClassCount& found : message.fields().pii) {
    Bump(redacted_, found.name, static_cast<std::uint64_t>(found.count));
  }
  if (!message.fields().withheld.empty()) Bump(withheld_, message.fields().withheld, 1);
}

void PartCounts::Add(const PartCounts& other) {
  messages += other.messages;
  for (const auto& [name, count] : other.redacted_) Bump(redacted_, name, count);
  for (const auto& [name, count] : other.withheld_) Bump(withheld_, name, count);
}

Counts PartCounts::Redacted() const { return {redacted_.begin(), redacted_.end()}; }
Counts PartCounts::Withheld() const { return {withheld_.begin(), withheld_.end()}; }

Result<const CleanMessage*> PartFeed::Next() {
  auto more = reader_.Next(raw_);
  if (!more && more.error().code == ErrorCode::kBadInput) {
    damage_ = std::move(more).error();
    return nullptr;
  }
  if (!more) return tl::unexpected(std::move(more).error());
  const bool report_due = !*more || counts_.messages - reported_messages_ >= kReportEvery;
  if (report_due && !Report()) return Fail(ErrorCode::kInterrupted, "interrupted");
  if (!*more) return nullptr;
  const CleanMessage& clean = scrubber_.Scrub(raw_);
  counts_.Count(clean);
  return &clean;
}

bool PartFeed::Report() {
  const std::uint64_t bytes = reader_.bytes_read();
  const bool go_on = advance_(bytes - reported_bytes_, counts_.messages - reported_messages_);
  reported_bytes_ = bytes;
  reported_messages_ = counts_.messages;
  return go_on;
}

}  // namespace tacit::pipeline
