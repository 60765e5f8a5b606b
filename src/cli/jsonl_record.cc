#include "cli/jsonl_record.h"

#include <simdjson.h>

#include "sources/slack/archive/surrogates.h"

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

}  // namespace

struct JsonlParser::State {
  ondemand::parser parser;
  std::string padded;
};

JsonlParser::JsonlParser() : state_(std::make_unique<State>()) {}
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
    }
  }
  if (!has_text) return Bad("\"text\" is missing");
  // Nothing is left when there is no current place any more.
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    return Bad("something follows the JSON object");
  }
  return {};
}

}  // namespace tacit::cli
