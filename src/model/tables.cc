#include "model/tables.h"

#include <array>

namespace tacit {
namespace {

constexpr TableColumn kMessages[] = {
    {"platform", ColumnKind::kText, "telegram or slack"},
    {"project", ColumnKind::kText, "the project that the channel belongs to"},
    {"channel_id", ColumnKind::kText, "the platform's id of the channel, without prefix"},
    {"message_id", ColumnKind::kText, "the platform's id of the message"},
    {"thread_id", ColumnKind::kText, "message_id of the thread's first message"},
    {"reply_to_id", ColumnKind::kText, "message_id of the message that this one answers"},
    {"sent_at", ColumnKind::kTime, "when it was sent"},
    {"edited_at", ColumnKind::kTime, "when it was last edited; NULL: never"},
    {"author", ColumnKind::kText, "pseudonym of the author; NULL for a channel's own post"},
    {"author_kind", ColumnKind::kText, "user, bot, channel, anonymous or deleted"},
    {"kind", ColumnKind::kText, "text, photo, document, poll, join, leave, title, pin, ..."},
    {"targets", ColumnKind::kTextList, "pseudonyms of those that an event is about"},
    {"text", ColumnKind::kText, "the clean text; NULL where withheld"},
    {"text_length", ColumnKind::kInt, "length of the original text in code points"},
    {"withheld", ColumnKind::kText, "why the text is withheld; NULL: it is not"},
    {"forwarded_from", ColumnKind::kText, "a public channel's id, or a pseudonym"},
    {"mentions", ColumnKind::kTextList, "pseudonyms of those who are mentioned"},
    {"hashtags", ColumnKind::kTextList, "hashtags without '#', as written"},
    {"cashtags", ColumnKind::kTextList, "cashtags without '$', upper case"},
    {"link_domains", ColumnKind::kTextList, "host names of links, lower case, each once"},
    {"channel_links", ColumnKind::kTextList, "names of public t.me channels, lower case"},
    {"reactions", ColumnKind::kReactions,
     "how many reacted with what; NULL: the platform did not tell"},
    {"views", ColumnKind::kLong, "NULL: not known"},
    {"forwards", ColumnKind::kLong, "NULL: not known"},
    {"replies", ColumnKind::kLong, "NULL: not known"},
    {"pii", ColumnKind::kClassCounts, "what was redacted, by class; never the value"},
    {"lang", ColumnKind::kText, "language of the text; NULL: not determined"},
    {"coin", ColumnKind::kText, "the coin that it is about; NULL: none, or not determined"},
    {"coin_reason", ColumnKind::kText, "why that coin"},
    {"policy", ColumnKind::kText, "digest of the rule set that cleaned the row"},
    {"key_epoch", ColumnKind::kInt, "epoch of the pseudonyms' key"},
    {"collected_at", ColumnKind::kTime, "when the platform's data was taken"},
    {"run_id", ColumnKind::kText, "the run that wrote the row"},
};

constexpr TableColumn kChannels[] = {
    {"platform", ColumnKind::kText, "telegram or slack"},
    {"project", ColumnKind::kText, "the project that the channel belongs to"},
    {"channel_id", ColumnKind::kText, "the platform's id of the channel, without prefix"},
    {"name", ColumnKind::kText, "public handle; NULL: not known"},
    {"title", ColumnKind::kText, "clean title"},
    {"description", ColumnKind::kText, "clean description"},
    {"kind", ColumnKind::kText, "the platform's word: public_channel, public_supergroup, channel"},
    {"members", ColumnKind::kLong, "number of members; NULL: not known"},
    {"basis", ColumnKind::kText, "who authorised the collection, and when"},
    {"status", ColumnKind::kText, "imported, archived, collected, refused"},
    {"first_message_at", ColumnKind::kTime, "when the first known message was sent"},
    {"last_message_at", ColumnKind::kTime, "when the last known message was sent"},
    {"coverage", ColumnKind::kRanges, "ranges of message_id that are known to be complete"},
};

constexpr TableColumn kSamples[] = {
    {"platform", ColumnKind::kText, "telegram or slack"},
    {"project", ColumnKind::kText, "the project that the channel belongs to"},
    {"channel_id", ColumnKind::kText, "the platform's id of the channel, without prefix"},
    {"message_id", ColumnKind::kText, "the platform's id of the message; NULL: of the channel"},
    {"metric", ColumnKind::kText, "views or members"},
    {"age_s", ColumnKind::kLong, "seconds from sending to the sample; NULL: of the channel"},
    {"value", ColumnKind::kLong, "the counter's value"},
    {"at", ColumnKind::kTime, "when it was taken"},
};

constexpr std::array kTables = {
    TableSchema{"messages", "Public messages of project channels, without personal data",
                kMessages},
    TableSchema{"channels", "The channels that messages come from", kChannels},
    TableSchema{"samples", "Counters of messages and channels over time", kSamples},
};

}  // namespace

const TableSchema& MessagesTable() { return kTables[0]; }
const TableSchema& ChannelsTable() { return kTables[1]; }
const TableSchema& SamplesTable() { return kTables[2]; }
std::span<const TableSchema> Tables() { return kTables; }

std::string_view SqlType(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kText:
      return "VARCHAR";
    case ColumnKind::kLong:
      return "BIGINT";
    case ColumnKind::kInt:
      return "INTEGER";
    case ColumnKind::kTime:
      return "TIMESTAMP WITH TIME ZONE";
    case ColumnKind::kTextList:
      return "VARCHAR[]";
    case ColumnKind::kReactions:
      return "STRUCT(reaction VARCHAR, count INTEGER)[]";
    case ColumnKind::kClassCounts:
      return "STRUCT(class VARCHAR, count INTEGER)[]";
    case ColumnKind::kRanges:
      return "STRUCT(first VARCHAR, last VARCHAR)[]";
  }
  return "VARCHAR";
}

}  // namespace tacit
