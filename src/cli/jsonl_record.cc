#include "cli/jsonl_record.h"

#include <simdjson.h>

#include <limits>

#include "sources/slack/surrogates.h"

namespace tacit::cli {
namespace {

namespace ondemand = simdjson::ondemand;

tl::unexpected<Error> Bad(const char* what) { return Fail(ErrorCode::kBadInput, what); }

std::string_view Trimmed(std::string_view token) {
  while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\r')) {
    token.remove_suffix(1);
  }
  return token;
}

// simdjson checks a scalar when it is read, not when its token is taken.
bool IsWholeScalar(ondemand::value value, ondemand::json_type type, std::string_view token) {
  std::string_view text;
  switch (type) {
    case ondemand::json_type::string:
      return value.get_string().get(text) == simdjson::SUCCESS;
    case ondemand::json_type::number:
      return token.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    default:
      return token == "true" || token == "false" || token == "null";
  }
}

// The token of a value of any type, as it stood.
Result<std::string_view> RawToken(ondemand::value value) {
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return Bad("\"id\" cannot be read");
  std::string_view token;
  simdjson::error_code error = simdjson::SUCCESS;
  ondemand::array array;
  ondemand::object object;
  if (type == ondemand::json_type::array) {
    error = value.get_array().get(array);
    if (error == simdjson::SUCCESS) error = array.raw_json().get(token);
  } else if (type == ondemand::json_type::object) {
    error = value.get_object().get(object);
    if (error == simdjson::SUCCESS) error = object.raw_json().get(token);
  } else {
    token = Trimmed(value.raw_json_token());
    if (!IsWholeScalar(value, type, token)) return Bad("\"id\" cannot be read");
  }
  if (error != simdjson::SUCCESS) return Bad("\"id\" cannot be read");
  return Trimmed(token);
}

std::string* FieldOf(std::string_view key, RawPerson& person) {
  if (key == "id") return &person.id;
  if (key == "handle") return &person.handle;
  if (key == "display") return &person.display;
  if (key == "real_name") return &person.real_name;
  if (key == "first_name") return &person.first_name;
  if (key == "middle_name") return &person.middle_name;
  if (key == "last_name") return &person.last_name;
  return nullptr;
}

Result<void> ReadPerson(ondemand::object object, RawPerson& person) {
  for (auto field : object) {
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS) return Bad("\"roster\" is no JSON");
    std::string* target = FieldOf(key, person);
    if (target == nullptr) continue;
    std::string_view value;
    if (field.value().get_string().get(value) == simdjson::SUCCESS) *target = value;
  }
  // Without an id the handle stands for the person, so that each mention gets the same pseudonym.
  if (person.id.empty()) person.id = person.handle;
  return {};
}

Result<void> ReadRoster(ondemand::value value, std::vector<RawPerson>& roster) {
  bool null = false;
  if (value.is_null().get(null) == simdjson::SUCCESS && null) return {};
  ondemand::array people;
  if (value.get_array().get(people) != simdjson::SUCCESS) return Bad("\"roster\" is no array");
  for (auto element : people) {
    ondemand::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS) {
      return Bad("\"roster\" holds something that is no object");
    }
    TACIT_CHECK_OK(ReadPerson(object, roster.emplace_back()));
  }
  return {};
}

Result<std::uint32_t> ReadOffset(ondemand::value value) {
  std::uint64_t offset = 0;
  if (value.get_uint64().get(offset) != simdjson::SUCCESS ||
      offset > std::numeric_limits<std::uint32_t>::max()) {
    return Bad("a span's \"start\" or \"end\" is no byte offset");
  }
  return static_cast<std::uint32_t>(offset);
}

Result<void> ReadSpan(ondemand::object object, privacy::GoldSpan& span) {
  int seen = 0;
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS ||
        field.value().get(value) != simdjson::SUCCESS) {
      return Bad("\"spans\" is no JSON");
    }
    if (key == "start") {
      TACIT_TRY(span.begin, ReadOffset(value));
    } else if (key == "end") {
      TACIT_TRY(span.end, ReadOffset(value));
    } else if (key == "label") {
      std::string_view label;
      if (value.get_string().get(label) != simdjson::SUCCESS) {
        return Bad("a span's \"label\" is no string");
      }
      span.label = label;
    } else {
      continue;
    }
    ++seen;
  }
  constexpr int kFields = 3;
  if (seen != kFields) return Bad("a span needs \"start\", \"end\" and \"label\"");
  return {};
}

Result<void> ReadSpans(ondemand::value value, std::vector<privacy::GoldSpan>& spans) {
  ondemand::array array;
  if (value.get_array().get(array) != simdjson::SUCCESS) return Bad("\"spans\" is no array");
  for (auto element : array) {
    ondemand::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS) {
      return Bad("\"spans\" holds something that is no object");
    }
    TACIT_CHECK_OK(ReadSpan(object, spans.emplace_back()));
  }
  return {};
}

bool Fits(const privacy::GoldSpan& span, std::string_view text) {
  const auto cuts = [text](std::uint32_t at) {
    constexpr unsigned kTopBits = 0xC0;
    constexpr unsigned kContinuation = 0x80;
    return at < text.size() && (static_cast<unsigned char>(text[at]) & kTopBits) == kContinuation;
  };
  return span.begin < span.end && span.end <= text.size() && !cuts(span.begin) && !cuts(span.end);
}

}  // namespace

struct JsonlParser::State {
  ondemand::parser parser;
  std::string padded;
};

JsonlParser::JsonlParser(Spans spans) : state_(std::make_unique<State>()), spans_(spans) {}
JsonlParser::~JsonlParser() = default;

Result<void> JsonlParser::Parse(std::string_view line, JsonlRecord& record) {
  record = JsonlRecord();
  std::string& padded = state_->padded;
  padded.assign(line);
  padded.append(simdjson::SIMDJSON_PADDING, '\0');
  if (line.find("\\ud") != line.npos || line.find("\\uD") != line.npos) {
    sources::slack::ReplaceLoneSurrogates(padded.data(), line.size());
  }
  ondemand::document document;
  ondemand::object object;
  if (state_->parser.iterate(padded.data(), line.size(), padded.size()).get(document) !=
          simdjson::SUCCESS ||
      document.get_object().get(object) != simdjson::SUCCESS) {
    return Bad("not a JSON object");
  }
  bool has_text = false;
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS ||
        field.value().get(value) != simdjson::SUCCESS) {
      return Bad("not a JSON object");
    }
    if (key == "id") {
      TACIT_TRY(record.id, RawToken(value));
    } else if (key == "text") {
      if (value.get_string().get(record.text) != simdjson::SUCCESS) {
        return Bad("\"text\" is no string");
      }
      has_text = true;
    } else if (key == "roster") {
      TACIT_CHECK_OK(ReadRoster(value, record.roster));
    } else if (key == "spans" && spans_ == Spans::kRead) {
      TACIT_CHECK_OK(ReadSpans(value, record.spans));
    }
  }
  if (!has_text) return Bad("\"text\" is missing");
  for (const privacy::GoldSpan& span : record.spans) {
    if (!Fits(span, record.text)) return Bad("a span lies outside the text or cuts a character");
  }
  // Nothing is left when there is no current place any more.
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    return Bad("something follows the JSON object");
  }
  return {};
}

}  // namespace tacit::cli
