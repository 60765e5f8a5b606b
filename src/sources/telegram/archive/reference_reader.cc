#include "sources/telegram/archive/reference_reader.h"

#include <simdjson.h>

#include <optional>
#include <utility>

#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

namespace json = simdjson::ondemand;
using simdjson::error_code;

// A key as it stands in the file. No key that we take is ever written with escapes.
std::string_view KeyOf(json::field& field) {
  const char* const begin = field.key().raw();
  bool escaped = false;
  const char* const end = FindStringEnd(begin, &escaped);
  return end == nullptr ? std::string_view()
                        : std::string_view(begin, static_cast<std::size_t>(end - begin));
}

bool IsArray(json::value& value) { return value.raw_json_token().starts_with('['); }
bool IsObject(json::value& value) { return value.raw_json_token().starts_with('{'); }

RawString StringOf(const RawValue& value) {
  if (!value.is_string) return {};
  return {.bytes = value.bytes, .escaped = value.bytes.find('\\') != std::string_view::npos};
}

// Calls take(key, value) for each field of an object.
template <typename Take>
error_code ForEachField(simdjson::simdjson_result<json::object> object, Take&& take) {
  for (auto next : object) {
    json::field field;
    // NOLINTNEXTLINE(performance-move-const-arg): simdjson's get() is for rvalues only.
    if (const error_code error = std::move(next).get(field)) return error;
    const std::string_view key = KeyOf(field);
    json::value value = field.value();
    if (const error_code error = take(key, value)) return error;
  }
  return simdjson::SUCCESS;
}

template <typename Take>
error_code ForEachElement(json::value& array, Take&& take) {
  for (auto next : array.get_array()) {
    json::value element;
    // NOLINTNEXTLINE(performance-move-const-arg): simdjson's get() is for rvalues only.
    if (const error_code error = std::move(next).get(element)) return error;
    if (const error_code error = take(element)) return error;
  }
  return simdjson::SUCCESS;
}

// One walk over a message's object.
class Walk {
 public:
  // `end` is the end of the object's bytes.
  Walk(const char* end, Draft& draft) : end_(end), draft_(draft) {}

  error_code ReadMessage(simdjson::simdjson_result<json::object> object) {
    return ForEachField(object, [this](std::string_view key, json::value& value) {
      if (key == "text") {
        has_text_ = true;
        return ReadText(value);
      }
      // The same text once more, but for messages that have no "text".
      if (key == "text_entities") return has_text_ ? simdjson::SUCCESS : ReadText(value);
      if (key == "reactions") return ReadReactions(value);
      const std::optional<RawValue> scalar = ScalarOf(value);
      if (!scalar) return simdjson::STRING_ERROR;
      TakeField(key, *scalar, draft_.fields);
      return simdjson::SUCCESS;
    });
  }

 private:
  // A scalar's token, or an empty value for an object or an array. Nothing: broken JSON, in which
  // simdjson's token may even reach over the end of the bytes.
  std::optional<RawValue> ScalarOf(json::value& value) const {
    std::string_view token = value.raw_json_token();
    if (token.empty() || token.size() > static_cast<std::size_t>(end_ - token.data())) {
      return std::nullopt;
    }
    if (token.front() == '{' || token.front() == '[') return RawValue{};
    while (static_cast<unsigned char>(token.back()) <= ' ' && token.size() > 1) {
      token.remove_suffix(1);
    }
    if (token.front() != '"') return RawValue{.bytes = token};
    if (token.size() < 2 || token.back() != '"') return std::nullopt;
    return RawValue{.bytes = token.substr(1, token.size() - 2), .is_string = true};
  }

  error_code ReadTextPart(json::value& object) {
    RawTextPart part;
    const error_code error =
        ForEachField(object.get_object(), [this, &part](std::string_view key, json::value& value) {
          const std::optional<RawValue> scalar = ScalarOf(value);
          if (!scalar) return simdjson::STRING_ERROR;
          if (key == "type") {
            part.type = scalar->is_string ? scalar->bytes : std::string_view();
          } else if (key == "text") {
            part.text = StringOf(*scalar);
          } else if (key == "href") {
            part.href = StringOf(*scalar);
          } else if (key == "user_id") {
            part.user_id = scalar->bytes;
          }
          return simdjson::SUCCESS;
        });
    if (error == simdjson::SUCCESS) draft_.text.Add(part);
    return error;
  }

  // "text" or "text_entities": a string, or an array of strings and objects.
  error_code ReadText(json::value& value) {
    draft_.text.Clear();
    if (!IsArray(value)) {
      const std::optional<RawValue> scalar = ScalarOf(value);
      if (!scalar) return simdjson::STRING_ERROR;
      if (scalar->is_string) draft_.text.SetWhole(StringOf(*scalar));
      return simdjson::SUCCESS;
    }
    return ForEachElement(value, [this](json::value& element) {
      if (IsObject(element)) return ReadTextPart(element);
      const std::optional<RawValue> scalar = ScalarOf(element);
      if (!scalar) return simdjson::STRING_ERROR;
      draft_.text.Add(StringOf(*scalar));
      return simdjson::SUCCESS;
    });
  }

  error_code ReadReaction(json::value& object) {
    RawReaction reaction;
    const error_code error = ForEachField(
        object.get_object(), [this, &reaction](std::string_view key, json::value& value) {
          const std::optional<RawValue> scalar = ScalarOf(value);
          if (!scalar) return simdjson::STRING_ERROR;
          if (key == "type") {
            reaction.type = scalar->bytes;
          } else if (key == "count") {
            reaction.count = scalar->bytes;
          } else if (key == "emoji") {
            reaction.emoji = StringOf(*scalar);
          }
          return simdjson::SUCCESS;
        });
    if (error == simdjson::SUCCESS) draft_.AddReaction(reaction);
    return error;
  }

  error_code ReadReactions(json::value& value) {
    draft_.ClearReactions();
    if (!IsArray(value)) return simdjson::SUCCESS;
    return ForEachElement(value, [this](json::value& element) {
      return IsObject(element) ? ReadReaction(element) : simdjson::SUCCESS;
    });
  }

  const char* end_;
  Draft& draft_;
  bool has_text_ = false;
};

}  // namespace

struct ReferenceReader::State {
  json::parser parser;
};

ReferenceReader::ReferenceReader() : state_(std::make_unique<State>()) {}
ReferenceReader::~ReferenceReader() = default;

const char* ReferenceReader::Read(std::string_view bytes, Draft& draft) {
  draft.Clear();
  json::document document;
  error_code error =
      state_->parser.iterate(bytes.data(), bytes.size(), bytes.size() + kScanPadding).get(document);
  if (error == simdjson::UTF8_ERROR) return "is not valid UTF-8";
  if (error != simdjson::SUCCESS) return "is not valid JSON";
  Walk walk(bytes.data() + bytes.size(), draft);
  error = walk.ReadMessage(document.get_object());
  return error == simdjson::SUCCESS ? nullptr : "is not valid JSON";
}

}  // namespace tacit::sources
