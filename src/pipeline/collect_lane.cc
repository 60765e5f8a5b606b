#include "pipeline/collect_lane.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "pipeline/deleted_filter.h"
#include "privacy/policy.h"

namespace tacit::pipeline {
namespace {

constexpr Micros kDay = 86'400'000'000;

}  // namespace

// The staged messages as a reader gives them.
class CollectLane::Reader final : public sources::ArchiveReader {
 public:
  explicit Reader(std::span<const Staged> messages) : messages_(messages) {}
  Result<bool> Next(RawMessage& message) override {
    if (next_ == messages_.size()) return false;
    message = messages_[next_++].message;
    return true;
  }
  std::uint64_t bytes_read() const override { return 0; }

 private:
  std::span<const Staged> messages_;
  std::size_t next_ = 0;
};

void CollectLane::Expect(Micros due) { due_ = std::min(due_.value_or(due), due); }

// Messages without a date (1970) are retention's to judge.
bool CollectLane::IsTooOld(const RawMessage& message) const {
  constexpr Micros kDated = 946'684'800'000'000;  // 2000-01-01
  if (!context_.options.keep_from || message.sent_at < kDated) return false;
  const auto from = context_.options.keep_from(context_.channels[message.channel].id);
  return from && message.sent_at < *from;
}

void CollectLane::Stage(std::span<const RawMessage> messages,
                        const std::shared_ptr<const void>& owner, Micros due) {
  if (messages.empty()) return;
  for (const RawMessage& message : messages) {
    if (IsTooOld(message)) continue;
    messages_.push_back({.message = message, .owner = owner});
    touched_.insert(message.channel);
  }
  Expect(due);
}

void CollectLane::Cover(std::uint32_t channel, std::string first, std::string last, Micros due) {
  covered_.push_back({.channel_id = context_.channels[channel].id,
                      .first = std::move(first),
                      .last = std::move(last)});
  Touch(channel, due);
}

void CollectLane::Delete(const std::string& channel_id, std::span<const std::string> ids,
                         Micros due) {
  DeletedMessages::Checker checker(context_.deleted);
  for (const std::string& id : ids) {
    const Digest256 hash = checker.HashOf(context_.source.platform(), channel_id, id);
    context_.deleted.Add(hash);
    deleted_hashes_.push_back(hash);
    deleted_.push_back({.channel_id = channel_id, .message_id = id});
  }
  if (!ids.empty()) Expect(due);
}

void CollectLane::Sample(warehouse::SampleRow sample, Micros due) {
  samples_.push_back(std::move(sample));
  Expect(due);
}

void CollectLane::Schedule(std::vector<state::PendingSample> samples) {
  std::ranges::move(samples, std::back_inserter(scheduled_));
}

void CollectLane::Taken(std::vector<state::PendingSample> samples, Micros due) {
  if (samples.empty()) return;
  std::ranges::move(samples, std::back_inserter(taken_));
  Expect(due);
}

void CollectLane::Mark(std::uint32_t channel, state::SinceMark mark) {
  marks_.insert_or_assign(channel, std::move(mark));
}

void CollectLane::MarkThreads(std::uint32_t channel, std::span<const ThreadMark> threads) {
  auto& marks = threads_[channel];
  marks.insert(marks.end(), threads.begin(), threads.end());
}

void CollectLane::Touch(std::uint32_t channel, Micros due) {
  touched_.insert(channel);
  Expect(due);
}

// Deletions stay: they only take away.
void CollectLane::Drop(std::uint32_t channel) {
  const std::string& id = context_.channels[channel].id;
  std::erase_if(messages_, [&](const Staged& one) { return one.message.channel == channel; });
  std::erase_if(covered_, [&](const auto& one) { return one.channel_id == id; });
  std::erase_if(samples_, [&](const auto& one) { return one.channel_id == id; });
  const auto is_of_channel = [&](const state::PendingSample& one) {
    return one.message.channel_id == id;
  };
  std::erase_if(scheduled_, is_of_channel);
  std::erase_if(taken_, is_of_channel);
  marks_.erase(channel);
  threads_.erase(channel);
  touched_.erase(channel);
}

std::vector<state::MessageRef> CollectLane::DeletedRefs() const {
  std::vector<state::MessageRef> refs;
  refs.reserve(deleted_.size());
  for (const warehouse::MessageKey& key : deleted_) {
    refs.push_back({.platform = context_.source.platform(),
                    .project = project_.name,
                    .channel_id = key.channel_id,
                    .message_id = key.message_id});
  }
  return refs;
}

// What must not be lost when the program ends between the two commits.
Result<void> CollectLane::KeepInState() {
  if (!deleted_.empty()) {
    TACIT_CHECK_OK(context_.state.AddDeleted(DeletedRefs(), deleted_hashes_));
  }
  return scheduled_.empty() ? Result<void>{} : context_.state.AddSamples(scheduled_);
}

Result<void> CollectLane::DoneInState() {
  if (!deleted_.empty()) TACIT_CHECK_OK(context_.state.DoneDeletions(DeletedRefs()));
  if (!taken_.empty()) TACIT_CHECK_OK(context_.state.RemoveSamples(taken_));
  for (const auto& [channel, threads] : threads_) {
    if (threads.empty()) continue;
    TACIT_CHECK_OK(context_.state.PutThreads(context_.source.platform(),
                                             context_.channels[channel].id, threads));
  }
  for (const auto& [channel, mark] : marks_) {
    TACIT_CHECK_OK(context_.state.PutSinceMark(context_.source.platform(),
                                               context_.channels[channel].id, mark));
  }
  return {};
}

// The first pass: names stand for the same person in all of a thread and day, also in what a later
// batch of this run brings.
privacy::NameMemory CollectLane::FindNames() {
  if (!project_.policy->names) return {};
  const Micros today = context_.Now() / kDay;
  if (today != names_day_) names_ = privacy::NameMemory::Collector();
  names_day_ = today;
  privacy::Scrubber scrubber(*project_.policy, *project_.keys, context_.roster,
                             context_.source.platform(), context_.channels);
  for (const Staged& one : messages_) scrubber.CollectNames(one.message, names_);
  privacy::NameMemory::Collector all = names_;
  return privacy::NameMemory({&all, 1});
}

std::vector<warehouse::ChannelRow> CollectLane::ChannelRows(privacy::Scrubber& scrubber) const {
  std::vector<warehouse::ChannelRow> rows;
  for (const std::uint32_t index : touched_) {
    const RawChannel& channel = context_.channels[index];
    rows.push_back({.channel_id = channel.id,
                    .name = channel.handle,
                    .title = scrubber.ScrubText(channel.title),
                    .description = scrubber.ScrubText(channel.description),
                    .kind = channel.kind,
                    .members = channel.members,
                    .basis = context_.bases[index],
                    .status = context_.statuses[index],
                    .current = true});
  }
  return rows;
}

Result<void> CollectLane::Scrub(privacy::Scrubber& scrubber, const WriteFeed& write) {
  std::ranges::stable_sort(messages_, {}, [](const Staged& one) {
    return std::pair(one.message.channel, one.message.order);
  });
  Reader reader(messages_);
  FirstPass pass;  // pages are searched twice: they are few
  for (const Staged& one : messages_) splits_.Read(one.message, scrubber);
  pass.SetSplitParts(splits_.Take());
  PartFeed feed(
      reader, scrubber, pass, project_.guard, [](std::uint64_t, std::uint64_t) { return true; },
      DeletedFilter(&context_.deleted, context_.source.platform(), context_.channels));
  TACIT_CHECK_OK(write(feed));
  TACIT_CHECK_OK(CheckGuard(feed.counts().Guard(), project_.guard));
  context_.counts.Add(feed.counts());
  return {};
}

Result<void> CollectLane::Commit() {
  if (!due_) return {};
  const privacy::NameMemory memory = FindNames();
  privacy::Scrubber scrubber(*project_.policy, *project_.keys, context_.roster,
                             context_.source.platform(), context_.channels, memory);
  TACIT_TRY(const auto batch, context_.warehouse.Begin({.project = project_.name,
                                                        .platform = context_.source.platform(),
                                                        .policy = project_.policy->digest,
                                                        .key_epoch = project_.keys->epoch,
                                                        .collected_at = context_.Now(),
                                                        .run_id = context_.options.run_id,
                                                        .counters_only = true}));
  if (!messages_.empty()) {
    TACIT_CHECK_OK(Scrub(scrubber, [&batch](warehouse::RowFeed& feed) -> Result<void> {
      TACIT_TRY(const std::uint64_t rows, batch->WritePart(0, feed));
      static_cast<void>(rows);
      return {};
    }));
  }
  TACIT_CHECK_OK(KeepInState());
  const std::vector<warehouse::ChannelRow> rows = ChannelRows(scrubber);
  TACIT_TRY(const warehouse::CommitReport commit,
            batch->Commit(
                {.channels = rows, .covered = covered_, .deleted = deleted_, .samples = samples_}));
  TACIT_CHECK_OK(DoneInState());
  CollectReport& report = context_.report;
  report.counts.loaded += commit.loaded;
  report.counts.updated += commit.updated;
  report.counts.unchanged += commit.unchanged;
  report.deleted += commit.deleted;
  report.samples += samples_.size();
  ++report.commits;
  Clear();
  return {};
}

// What stays staged over a commit.
struct CollectLane::Held {
  std::vector<Staged> messages;
  std::vector<warehouse::CoveredRange> covered;
  std::map<std::uint32_t, std::vector<ThreadMark>> threads;
};

// Ids grow with time, but for messages that were moved from elsewhere: what is older than any
// message of the oldest day by its id stays with it.
void CollectLane::HoldOldestDay(std::uint32_t channel, Held& held) {
  const auto is_of_channel = [channel](const Staged& one) {
    return one.message.channel == channel;
  };
  Micros oldest = std::numeric_limits<Micros>::max();
  for (const Staged& one : messages_) {
    if (is_of_channel(one)) oldest = std::min(oldest, one.message.sent_at / kDay);
  }
  std::int64_t last_held = std::numeric_limits<std::int64_t>::min();
  for (const Staged& one : messages_) {
    if (is_of_channel(one) && one.message.sent_at / kDay == oldest) {
      last_held = std::max(last_held, one.message.order);
    }
  }
  const RawMessage* first_kept = nullptr;
  for (const Staged& one : messages_) {
    const bool kept = is_of_channel(one) && one.message.order > last_held;
    if (kept && (first_kept == nullptr || one.message.order < first_kept->order)) {
      first_kept = &one.message;
    }
  }
  if (first_kept == nullptr) return;
  const std::string border(first_kept->message_id.value());
  const std::int64_t border_order = first_kept->order;
  const auto stays = [&](const Staged& one) {
    return is_of_channel(one) && one.message.order < border_order;
  };
  std::ranges::copy_if(messages_, std::back_inserter(held.messages), stays);
  std::erase_if(messages_, stays);
  // A thread's replies are newer than its first message.
  std::vector<ThreadMark>& threads = threads_[channel];
  const auto is_held = [&](const ThreadMark& one) {
    return warehouse::OrderOf(one.thread_id) < border_order;
  };
  std::ranges::copy_if(threads, std::back_inserter(held.threads[channel]), is_held);
  std::erase_if(threads, is_held);
  for (warehouse::CoveredRange& range : covered_) {
    if (range.channel_id != context_.channels[channel].id) continue;
    if (warehouse::OrderOf(range.first) >= border_order) continue;
    held.covered.push_back(range);
    if (warehouse::OrderOf(range.last) > border_order) held.covered.back().last = border;
    range.first = border;
    if (warehouse::OrderOf(range.last) < border_order) range.last = border;
  }
}

CollectLane::Held CollectLane::HoldOldestDays() {
  Held held;
  std::set<std::uint32_t> channels;
  for (const Staged& one : messages_) channels.insert(one.message.channel);
  for (const std::uint32_t channel : channels) HoldOldestDay(channel, held);
  return held;
}

Result<void> CollectLane::CommitWholeDays(std::size_t least, Micros due) {
  const std::size_t staged = messages_.size();
  Held held = HoldOldestDays();
  if (held.messages.empty() && staged < least) return {};
  TACIT_CHECK_OK(Commit());
  if (held.messages.empty()) return {};
  messages_ = std::move(held.messages);
  covered_ = std::move(held.covered);
  threads_ = std::move(held.threads);
  for (const Staged& one : messages_) touched_.insert(one.message.channel);
  Expect(due);
  return {};
}

Result<void> CollectLane::Count() {
  const privacy::NameMemory memory = FindNames();
  privacy::Scrubber scrubber(*project_.policy, *project_.keys, context_.roster,
                             context_.source.platform(), context_.channels, memory);
  TACIT_CHECK_OK(Scrub(scrubber, [](warehouse::RowFeed& feed) -> Result<void> {
    for (;;) {
      TACIT_TRY(const CleanMessage* message, feed.Next());
      if (message == nullptr) return {};
    }
  }));
  Clear();
  return {};
}

void CollectLane::Clear() {
  messages_.clear();
  covered_.clear();
  deleted_.clear();
  deleted_hashes_.clear();
  samples_.clear();
  scheduled_.clear();
  taken_.clear();
  marks_.clear();
  threads_.clear();
  touched_.clear();
  due_.reset();
}

}  // namespace tacit::pipeline
