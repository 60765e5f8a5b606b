#include "sources/telegram/client/reply.h"

#include <simdjson.h>

#include <charconv>
#include <cstring>
#include <system_error>
#include <type_traits>

namespace tacit::sources::telegram {

using simdjson::dom::element;

struct Json::Access {
  static_assert(std::is_trivially_copyable_v<element>);
  static_assert(sizeof(element) <= sizeof(Json::element_) && alignof(element) <= 8);

  static element Of(const Json& json) {
    element value;
    std::memcpy(&value, json.element_.data(), sizeof(value));
    return value;
  }
  static Json Make(const element& value) {
    Json json;
    std::memcpy(json.element_.data(), &value, sizeof(value));
    json.there_ = true;
    return json;
  }
  template <typename Value>
  static std::optional<Value> Get(const Json& json) {
    Value value;
    if (!json.there_ || Of(json).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
  }
};

bool Json::present() const { return there_ && !Access::Of(*this).is_null(); }

Json Json::operator[](std::string_view key) const {
  const auto object = Access::Get<simdjson::dom::object>(*this);
  element value;
  if (!object || (*object)[key].get(value) != simdjson::SUCCESS) return {};
  return Access::Make(value);
}

std::string_view Json::Text() const {
  return Access::Get<std::string_view>(*this).value_or(std::string_view());
}

std::optional<bool> Json::Bool() const { return Access::Get<bool>(*this); }

std::optional<std::int64_t> Json::Int() const {
  if (const auto number = Access::Get<std::int64_t>(*this)) return number;
  const std::string_view text = Text();
  const char* const end = text.data() + text.size();
  std::int64_t value = 0;
  const auto parsed = std::from_chars(text.data(), end, value);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return value;
}

std::optional<double> Json::Number() const { return Access::Get<double>(*this); }

void Json::Visit(void (*call)(void*, const Json&), void* function) const {
  const auto array = Access::Get<simdjson::dom::array>(*this);
  if (!array) return;
  for (const element value : *array) call(function, Access::Make(value));
}

struct Reply::Parser::State {
  simdjson::dom::parser parser;
};

Reply::Parser::Parser() : state_(std::make_unique<State>()) {}
Reply::Parser::~Parser() = default;

std::optional<Reply> Reply::Parser::Parse(std::string_view text) {
  const auto document = std::make_shared<simdjson::dom::document>();
  element root;
  const auto error =
      state_->parser.parse_into_document(*document, text.data(), text.size(), true).get(root);
  if (error != simdjson::SUCCESS || !root.is_object()) return std::nullopt;
  Reply reply;
  reply.document_ = document;
  reply.root_ = Json::Access::Make(root);
  return reply;
}

}  // namespace tacit::sources::telegram
