#pragma once

// The SQL of a merge: rows of `messages` by their key (channel_id, message_id). Every statement
// reads a few files only, so that memory is bounded by their size.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/tables.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

using Paths = std::vector<std::string>;

// A place in the order (channel_id, order).
struct RowBound {
  std::string channel;
  std::int64_t order = 0;
};

// "read_parquet([…])"
std::string ScanSql(const Paths& paths);

// For each channel: channel_id, smallest and largest order.
std::string RangesSql(const std::string& path);

// All rows in order.
std::string SortedSql(const Paths& paths);

// message_id and reply_to_id of the channel's rows in `span`; with `replies` also of the replies
// after it.
std::string IdsSql(const Paths& paths, const std::string& channel, const OrderSpan& span,
                   bool replies);

// What a staged row does to the one that is there.
enum class Replacing : std::uint8_t {
  kWhole,
  kCounters,  // when both are of the same version of the message; else as above
};

// Of the rows of `staged`: how many are in `live`, and how many of those replace the row there,
// because they differ and are not older. Rows differ when any column does but collected_at and
// run_id; where the staged reactions are NULL, the others stay. Newer is a later edited_at (NULL:
// never edited), then a later collected_at.
std::string CountSql(const std::string& staged, const std::string& live,
                     Replacing replacing = Replacing::kWhole);

// The rows of `live`, with those of `staged` in place of the ones that they replace, in order.
std::string ReplacedSql(const Paths& staged, const std::string& live,
                        Replacing replacing = Replacing::kWhole);

// The rows of `staged` that are in none of `live`, in order.
std::string NewRowsSql(const std::string& staged, const Paths& live);

// How many rows of the file have one of the keys; not for an empty list.
std::string CountKeysSql(const std::string& path, std::span<const MessageKey> keys);

// The rows of a SELECT of all columns that have none of the keys, in order.
std::string WithoutKeysSql(const std::string& select, std::span<const MessageKey> keys);

// Where to cut the rows of `parts` into pieces of about `rows` rows: columns channel_id, order.
std::string CutsSql(const Paths& parts, std::uint64_t rows);

// The rows of `parts` from `begin` to before `end`, each key once: the newest, then the last one
// read, in order; with the newest reactions that are known.
std::string DistinctSql(const Paths& parts, const std::optional<RowBound>& begin,
                        const std::optional<RowBound>& end);

}  // namespace tacit::warehouse
