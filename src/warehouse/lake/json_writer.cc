#include "warehouse/lake/json_writer.h"

namespace tacit::warehouse {

// A comma goes before every value or key but the first one, and never after a key.
void JsonWriter::Separate() {
  if (json_.empty()) return;
  const char last = json_.back();
  if (last != '{' && last != '[' && last != ':') json_ += ',';
}

void JsonWriter::Quote(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  json_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json_ += '\\';
      json_ += c;
    } else if (byte < 0x20) {
      json_ += "\\u00";
      json_ += kHex[byte >> 4U];
      json_ += kHex[byte & 15U];
    } else {
      json_ += c;
    }
  }
  json_ += '"';
}

JsonWriter& JsonWriter::Begin(char bracket) {
  Separate();
  json_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::End(char bracket) {
  json_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Separate();
  Quote(key);
  json_ += ':';
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view value) {
  Separate();
  Quote(value);
  return *this;
}

JsonWriter& JsonWriter::Int(std::int64_t value) { return Raw(std::to_string(value)); }
JsonWriter& JsonWriter::Bool(bool value) { return Raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::Null() { return Raw("null"); }

JsonWriter& JsonWriter::Raw(std::string_view json) {
  Separate();
  json_ += json;
  return *this;
}

}  // namespace tacit::warehouse
