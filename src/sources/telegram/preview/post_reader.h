#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "sources/archive.h"
#include "sources/telegram/archive/dates.h"
#include "sources/telegram/archive/draft.h"
#include "sources/telegram/preview/preview_page.h"

namespace tacit::sources {

// Gives the posts of a page, by the rules that exports are read by. What a preview does not show is
// not known: when a post was edited, who signed it, how often it was forwarded. Views are rounded.
// One thread; the page must outlive the reader.
class PostReader final : public ArchiveReader {
 public:
  // `bytes`: of the page, for the progress that is shown.
  // `first`: index of the post to begin with.
  PostReader(const PreviewPage& page, std::uint64_t bytes, std::size_t first = 0);
  Result<bool> Next(RawMessage& message) override;
  std::uint64_t bytes_read() const override { return bytes_ * next_ / page_.posts.size(); }

 private:
  void ReadPost(HtmlNode post);
  void ReadKind(HtmlNode post);
  void ReadText(HtmlNode text);
  void ReadLink(HtmlNode link);
  void ReadReactions(HtmlNode post);
  std::string_view Keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  const PreviewPage& page_;
  std::shared_ptr<const LocalTime> local_time_;
  Draft draft_;
  std::deque<std::string> kept_;  // what the draft has views of
  std::uint64_t bytes_;
  std::size_t next_;
};

}  // namespace tacit::sources
