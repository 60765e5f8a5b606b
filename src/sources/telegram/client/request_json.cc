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

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t byte =
          at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
      group = group << 8 | byte;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool padding = at + i > bytes.size();
      text += padding ? '=' : kDigits[group >> (18 - 6 * i) & 0x3F];
    }
  }
  return text;
}

}  // namespace tacit::sources::telegram
