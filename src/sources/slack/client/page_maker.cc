#include "sources/slack/client/page_maker.h"

namespace tacit::sources::slack {

Result<const RawMessage*> PageMaker::Add(const RawItem& item, std::uint32_t channel) {
  if (ids_.contains(item.ts)) return nullptr;
  MessageMapper& mapper = bytes_->mappers.emplace_back(names_);
  RawMessage message;
  TACIT_TRY(const bool counts, mapper.Map(item.object, channel, message));
  if (!counts) {
    bytes_->mappers.pop_back();
    ids_.insert(item.ts);
    left_out_.push_back(item.ts);
    return nullptr;
  }
  ids_.insert(item.ts);
  bytes_->replies.insert(item.owner);
  messages_.push_back(message);
  return &messages_.back();
}

}  // namespace tacit::sources::slack
