#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sources/live.h"
#include "sources/slack/client/history_window.h"
#include "sources/slack/message_mapper.h"

namespace tacit::sources::slack {

// Messages in the common form, each once, and what they point into.
class PageMaker {
 public:
  explicit PageMaker(const ChannelNames& names) : names_(names) {}

  // Null: the message does not count (deleted, or given before). Holds until the next call.
  Result<const RawMessage*> Add(const RawItem& item, std::uint32_t channel);
  std::vector<RawMessage>& messages() { return messages_; }
  const std::vector<RawMessage>& messages() const { return messages_; }
  // Signs of deletions: those messages are not there any more, but their threads are.
  std::vector<std::string>& left_out() { return left_out_; }
  std::vector<ThreadMark>& threads() { return threads_; }
  const std::vector<ThreadMark>& threads() const { return threads_; }
  std::shared_ptr<const void> owner() const { return bytes_; }

 private:
  struct Bytes {
    std::deque<MessageMapper> mappers;  // one a message: each holds one message's text
    std::set<std::shared_ptr<const void>> replies;
  };
  const ChannelNames& names_;
  std::shared_ptr<Bytes> bytes_ = std::make_shared<Bytes>();
  std::set<std::string, std::less<>> ids_;
  std::vector<RawMessage> messages_;
  std::vector<ThreadMark> threads_;
  std::vector<std::string> left_out_;
};

}  // namespace tacit::sources::slack
