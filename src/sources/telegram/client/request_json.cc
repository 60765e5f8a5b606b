#include "sources/telegram/client/request_json.h"

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <utility>

#include "sources/telegram/json_text.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::size_t SequenceSize(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

void AppendQuoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    const std::size_t size = SequenceSize(byte);
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else if (size <= text.size() && IsUtf8(text.substr(0, size))) {
      out += text.substr(0, size);
      text.remove_prefix(size);
      continue;
    } else {
      out += kReplacement;
    }
    text.remove_prefix(1);
  }
  out += '"';
}

}  // namespace

RequestJson::RequestJson(std::string_view type) {
  text_ = "{";
  Text("@type", type);
}

void RequestJson::Key(std::string_view key) {
  if (text_.size() > 1) text_ += ',';
  AppendQuoted(text_, key);
  text_ += ':';
}

RequestJson& RequestJson::Text(std::string_view key, std::string_view value) {
  Key(key);
  AppendQuoted(text_, value);
  return *this;
}

RequestJson& RequestJson::Int(std::string_view key, std::int64_t value) {
  Key(key);
  text_ += std::to_string(value);
  return *this;
}

RequestJson& RequestJson::Bool(std::string_view key, bool value) {
  Key(key);
  text_ += value ? "true" : "false";
  return *this;
}

RequestJson& RequestJson::Object(std::string_view key, RequestJson&& object) {
  Key(key);
  text_ += std::move(object).Take();
  return *this;
}

RequestJson& RequestJson::Ints(std::string_view key, const std::int64_t* values,
                               std::size_t count) {
  Key(key);
  text_ += '[';
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text_ += ',';
    text_ += std::to_string(values[i]);
  }
  text_ += ']';
  return *this;
}

std::string RequestJson::Take() && { return std::move(text_) + "}"; }

}  // namespace tacit::sources::telegram
