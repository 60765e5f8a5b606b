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
  if (message.fields().dropped) {
    Bump(dropped_, message.fields().withheld, 1);
    return;
  }
  for (const ClassCount& found : message.fields().pii) {
    Bump(redacted_, found.name, static_cast<std::uint64_t>(found.count));
  }
  if (!message.fields().withheld.empty()) Bump(withheld_, message.fields().withheld, 1);
}

void PartCounts::CountDeleted() {
  ++messages;
  Bump(dropped_, "deleted_at_source", 1);
}

void PartCounts::Add(const PartCounts& other) {
  messages += other.messages;
  for (const auto& [name, count] : other.redacted_) Bump(redacted_, name, count);
  for (const auto& [name, count] : other.withheld_) Bump(withheld_, name, count);
  for (const auto& [name, count] : other.dropped_) Bump(dropped_, name, count);
  for (const auto& [name, count] : other.guard_) guard_[name] += count;
}

Counts PartCounts::Redacted() const { return {redacted_.begin(), redacted_.end()}; }
Counts PartCounts::Withheld() const { return {withheld_.begin(), withheld_.end()}; }
Counts PartCounts::Dropped() const { return {dropped_.begin(), dropped_.end()}; }

Result<const CleanMessage*> PartFeed::Next() {
  for (;;) {
    auto more = reader_.Next(raw_);
    if (!more && more.error().code == ErrorCode::kBadInput) {
      damage_ = std::move(more).error();
      return End();
    }
    if (!more) return tl::unexpected(std::move(more).error());
    const bool report_due = !*more || counts_.messages - reported_messages_ >= kReportEvery;
    if (report_due && !Report()) return Fail(ErrorCode::kInterrupted, "interrupted");
    if (!*more) return End();
    const bool nameless = pass_.IsNameless(raw_.text);
    if (is_deleted_ && is_deleted_(raw_)) {
      counts_.CountDeleted();
      continue;
    }
    const CleanMessage& clean = scrubber_.Scrub(raw_, nameless, pass_.SplitParts());
    counts_.Count(clean);
    if (clean.fields().dropped) continue;
    if (guard_.guard != nullptr && IsSampled(clean.fields())) Guard(clean.fields());
    return &clean;
  }
}

Result<const CleanMessage*> PartFeed::End() const {
  if (pass_.Agrees()) return nullptr;
  return Fail(ErrorCode::kUnavailable,
              "the export changed while it was read; nothing was stored: import it again");
}

// By the row's key, so that the same rows are looked at whatever the parts and threads.
bool PartFeed::IsSampled(const CleanMessage::Fields& fields) const {
  if (guard_.every <= 1) return true;
  // FNV-1a, then a mix, as message ids differ in their last digits only.
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::string_view part : {fields.channel_id.value(), fields.message_id.value()}) {
    for (const char c : part) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
  }
  return (hash ^ (hash >> 29U)) % guard_.every == 0;
}

void PartFeed::Guard(const CleanMessage::Fields& fields) {
  leaks_.clear();
  guard_.guard->Scan(fields.text, leaks_);
  for (const auto& list : {fields.hashtags, fields.link_domains, fields.channel_links}) {
    for (const std::string_view one : list) guard_.guard->Scan(one, leaks_);
  }
  for (const std::string_view leak : leaks_) counts_.CountGuard(std::string(leak));
}

bool PartFeed::Report() {
  const std::uint64_t bytes = reader_.bytes_read();
  const bool go_on = advance_(bytes - reported_bytes_, counts_.messages - reported_messages_);
  reported_bytes_ = bytes;
  reported_messages_ = counts_.messages;
  return go_on;
}

// Names classes and counts only: what was found is exactly what must not be shown.
Result<void> CheckGuard(const Counts& found, const GuardOptions& options) {
  if (!options.strict || found.empty()) return {};
  std::string detail;
  for (const auto& [name, count] : found) {
    detail += (detail.empty() ? "" : ", ") + name + " " + std::to_string(count);
  }
  return Fail(ErrorCode::kLeak, "the guard found what the rules should have redacted: " + detail +
                                    "; nothing was stored");
}

}  // namespace tacit::pipeline
