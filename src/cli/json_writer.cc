#include "cli/json_writer.h"

#include <fmt/format.h>

#include <utility>

#include "cli/text_width.h"

namespace tacit::cli {
namespace {

void AppendEscape(std::string& json, unsigned char byte) {
  switch (byte) {
    case '"':
      json += "\\\"";
      break;
    case '\\':
      json += "\\\\";
      break;
    case '\n':
      json += "\\n";
      break;
    case '\r':
      json += "\\r";
      break;
    case '\t':
      json += "\\t";
      break;
    default:
      fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(byte));
      break;
  }
}

}  // namespace

void AppendJsonString(std::string& json, std::string_view text) {
  json += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    if (byte >= 0x80) {
      const CodePoint point = DecodeUtf8(text.substr(at));
      if (point.valid) {
        at += point.size;
        continue;
      }
    }
    json.append(text, copied, at - copied);
    if (byte < 0x80) {
      AppendEscape(json, byte);
    } else {
      json += "\\ufffd";
    }
    copied = ++at;
  }
  json.append(text, copied, text.size() - copied);
  json += '"';
}

void JsonWriter::Separate() {
  if (need_comma_) text_ += ',';
  need_comma_ = true;
}

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  text_ += bracket;
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  text_ += bracket;
  need_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  Separate();
  AppendJsonString(text_, name);
  text_ += ':';
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view value) {
  Separate();
  AppendJsonString(text_, value);
  return *this;
}

JsonWriter& JsonWriter::Int(std::int64_t value) { return Raw(std::to_string(value)); }
JsonWriter& JsonWriter::Uint(std::uint64_t value) { return Raw(std::to_string(value)); }
JsonWriter& JsonWriter::Real(double value, int decimals) {
  return Raw(fmt::format("{:.{}f}", value, decimals));
}
JsonWriter& JsonWriter::Bool(bool value) { return Raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::Null() { return Raw("null"); }

JsonWriter& JsonWriter::Raw(std::string_view json) {
  Separate();
  text_ += json;
  return *this;
}

JsonWriter& JsonWriter::Counts(const std::map<std::string, std::uint64_t, std::less<>>& counts) {
  BeginObject();
  for (const auto& [name, count] : counts) Key(name).Uint(count);
  return EndObject();
}

std::string JsonWriter::Take() {
  need_comma_ = false;
  return std::exchange(text_, {});
}

void JsonWriter::Clear() {
  need_comma_ = false;
  text_.clear();
}

}  // namespace tacit::cli
