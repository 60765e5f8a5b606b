#include "warehouse/lake/stored_rows.h"

#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <utility>

#include "engine/chunk_builder.h"

namespace tacit::warehouse {
namespace {

using Cell = std::optional<std::string>;

constexpr std::int64_t kPageRows = 16'384;

// The columns of the page's SELECT, in its order.
enum Column : std::size_t {
  kChannelId,
  kMessageId,
  kKeyEpoch,
  kText,
  kWithheld,
  kMentions,
  kHashtags,
  kCashtags,
  kLinkDomains,
  kChannelLinks,
  kPii,
};
// The columns of the patch, in the order of PatchColumns().
enum PatchColumn : std::size_t {
  kPatchChannel,
  kPatchMessage,
  kPatchText,
  kPatchWithheld,
  kPatchMentions,
  kPatchHashtags,
  kPatchCashtags,
  kPatchDomains,
  kPatchLinks,
  kPatchPii,
};

std::int64_t Int(const Cell& cell) {
  std::int64_t value = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), value);
  return value;
}

// Parses the JSON of a row's lists; the views hold until the next row.
class ListReader {
 public:
  void Begin() { kept_.clear(); }
  Result<void> Texts(const Cell& cell, std::vector<std::string_view>& values) {
    values.clear();
    simdjson::dom::array items;
    if (!cell || *cell == "[]") return {};
    if (Parser().parse(*cell).get(items) != simdjson::SUCCESS) return Damaged();
    for (const simdjson::dom::element item : items) {
      std::string_view value;
      if (item.get(value) != simdjson::SUCCESS) return Damaged();
      values.push_back(kept_.emplace_back(value));
    }
    return {};
  }
  Result<void> Counts(const Cell& cell, std::vector<ClassCount>& values) {
    values.clear();
    simdjson::dom::array items;
    if (!cell || *cell == "[]") return {};
    if (Parser().parse(*cell).get(items) != simdjson::SUCCESS) return Damaged();
    for (const simdjson::dom::element item : items) {
      std::string_view name;
      std::int64_t count = 0;
      if (item["class"].get(name) != simdjson::SUCCESS ||
          item["count"].get(count) != simdjson::SUCCESS) {
        return Damaged();
      }
      values.push_back(
          {.name = kept_.emplace_back(name), .count = static_cast<std::int32_t>(count)});
    }
    return {};
  }

 private:
  static tl::unexpected<Error> Damaged() {
    return Fail(ErrorCode::kCorrupt, "a list in the lake's messages is not in our form");
  }
  simdjson::dom::parser& Parser() { return parser_; }
  simdjson::dom::parser parser_;
  std::deque<std::string> kept_;
};

bool Same(std::span<const std::string_view> one, const std::vector<std::string_view>& other) {
  return std::ranges::equal(one, other);
}

bool Changed(const StoredText& row, const CleanMessage::Fields& fields) {
  const bool same_counts =
      std::ranges::equal(fields.pii, row.pii, [](const ClassCount& a, const ClassCount& b) {
        return a.name == b.name && a.count == b.count;
      });
  const bool same_mentions =
      std::ranges::equal(fields.mentions, row.mentions, {}, &UserHash::value);
  return fields.text != row.text || fields.withheld != row.withheld || !same_counts ||
         !same_mentions || !Same(fields.hashtags, row.hashtags) ||
         !Same(fields.cashtags, row.cashtags) || !Same(fields.link_domains, row.link_domains) ||
         !Same(fields.channel_links, row.channel_links);
}

void SetPatch(engine::ChunkBuilder& chunk, std::size_t at, const CleanMessage::Fields& fields,
              bool had_text) {
  if (had_text && fields.withheld.empty()) {
    chunk.SetText(kPatchText, at, fields.text);
  } else {
    chunk.SetNull(kPatchText, at);
  }
  if (fields.withheld.empty()) {
    chunk.SetNull(kPatchWithheld, at);
  } else {
    chunk.SetText(kPatchWithheld, at, fields.withheld);
  }
  std::vector<std::string_view> mentions;
  for (const UserHash name : fields.mentions) mentions.push_back(name.value());
  chunk.SetTextList(kPatchMentions, at, mentions);
  chunk.SetTextList(kPatchHashtags, at, fields.hashtags);
  chunk.SetTextList(kPatchCashtags, at, fields.cashtags);
  chunk.SetTextList(kPatchDomains, at, fields.link_domains);
  chunk.SetTextList(kPatchLinks, at, fields.channel_links);
  std::vector<std::pair<std::string_view, std::int32_t>> counts;
  for (const ClassCount& found : fields.pii) counts.emplace_back(found.name, found.count);
  chunk.SetCountedList(kPatchPii, at, counts);
}

}  // namespace

struct PatchProducer::Page {
  engine::TextTable table;
  std::size_t at = 0;
  ListReader lists;
  StoredText row;

  Result<void> Read(const std::vector<Cell>& cells) {
    lists.Begin();
    row.has_text = cells[kText].has_value();
    const auto view = [](const Cell& cell) {
      return cell.has_value() ? std::string_view(*cell) : std::string_view();
    };
    row.text = view(cells[kText]);
    row.withheld = view(cells[kWithheld]);
    TACIT_CHECK_OK(lists.Texts(cells[kMentions], row.mentions));
    TACIT_CHECK_OK(lists.Texts(cells[kHashtags], row.hashtags));
    TACIT_CHECK_OK(lists.Texts(cells[kCashtags], row.cashtags));
    TACIT_CHECK_OK(lists.Texts(cells[kLinkDomains], row.link_domains));
    TACIT_CHECK_OK(lists.Texts(cells[kChannelLinks], row.channel_links));
    return lists.Counts(cells[kPii], row.pii);
  }
};

const std::vector<engine::Column>& PatchColumns() {
  using engine::ColumnType;
  static const std::vector<engine::Column> columns = {
      {.name = "channel_id"},
      {.name = "message_id"},
      {.name = "text"},
      {.name = "withheld"},
      {.name = "mentions", .type = ColumnType::kVarcharList},
      {.name = "hashtags", .type = ColumnType::kVarcharList},
      {.name = "cashtags", .type = ColumnType::kVarcharList},
      {.name = "link_domains", .type = ColumnType::kVarcharList},
      {.name = "channel_links", .type = ColumnType::kVarcharList},
      {.name = "pii", .type = ColumnType::kCountedList, .first_field = "class"}};
  return columns;
}

PatchProducer::PatchProducer(engine::Connection& reader, std::string path, std::string policy,
                             RowRewriter& rewriter)
    : reader_(reader),
      path_(std::move(path)),
      policy_(std::move(policy)),
      rewriter_(rewriter),
      page_(std::make_unique<Page>()) {}

PatchProducer::~PatchProducer() = default;

// False at the end of the file.
Result<bool> PatchProducer::NextPage() {
  const std::string scan =
      fmt::format("read_parquet({}, hive_partitioning = false, file_row_number = true)",
                  engine::SqlQuote(path_));
  if (row_count_ < 0) {
    TACIT_TRY(const engine::TextTable count, reader_.Query("SELECT count(*) FROM " + scan));
    row_count_ = Int(count.rows[0][0]);
  }
  if (next_row_ >= row_count_) return false;
  TACIT_TRY(page_->table,
            reader_.Query(fmt::format(
                "SELECT channel_id, message_id, key_epoch, text, withheld, to_json(mentions), "
                "to_json(hashtags), to_json(cashtags), to_json(link_domains), "
                "to_json(channel_links), to_json(pii) FROM {} WHERE file_row_number >= {} AND "
                "file_row_number < {} AND policy IS DISTINCT FROM {}",
                scan, next_row_, next_row_ + kPageRows, engine::SqlQuote(policy_))));
  next_row_ += kPageRows;
  page_->at = 0;
  return true;
}

Result<std::size_t> PatchProducer::Fill(engine::ChunkBuilder& chunk) {
  std::size_t filled = 0;
  while (filled < engine::ChunkBuilder::kCapacity) {
    if (page_->at == page_->table.rows.size()) {
      TACIT_TRY(const bool more, NextPage());
      if (!more) return filled;
      continue;
    }
    const auto& cells = page_->table.rows[page_->at++];
    TACIT_CHECK_OK(page_->Read(cells));
    TACIT_TRY(const CleanMessage* clean,
              rewriter_.Rewrite(page_->row, static_cast<std::int32_t>(Int(cells[kKeyEpoch]))));
    if (!Changed(page_->row, clean->fields())) continue;
    ++changed_;
    chunk.SetText(kPatchChannel, filled, cells[kChannelId].value_or(""));
    chunk.SetText(kPatchMessage, filled, cells[kMessageId].value_or(""));
    SetPatch(chunk, filled, clean->fields(), page_->row.has_text);
    ++filled;
  }
  return filled;
}

}  // namespace tacit::warehouse
