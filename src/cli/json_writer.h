#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tacit::cli {

// Builds one compact JSON value. The caller keeps the order right; commas are put by the writer.
class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view name);
  JsonWriter& Text(std::string_view value);
  JsonWriter& Int(std::int64_t value);
  JsonWriter& Uint(std::uint64_t value);
  JsonWriter& Real(double value, int decimals);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  JsonWriter& Raw(std::string_view json);  // a value that is JSON already
  JsonWriter& Counts(const std::map<std::string, std::uint64_t, std::less<>>& counts);

  const std::string& view() const { return text_; }
  std::string Take();
  void Clear();  // keeps the memory

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();
  std::string text_;
  bool need_comma_ = false;
};

// Appends `text` as a JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
void AppendJsonString(std::string& json, std::string_view text);

}  // namespace tacit::cli
