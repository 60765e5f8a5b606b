#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tacit::warehouse {

// Builds one JSON document without white space. Calls nest as the document does:
// Begin('{').Key("a").Int(1).End('}').
class JsonWriter {
 public:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);
  JsonWriter& Key(std::string_view key);
  JsonWriter& Text(std::string_view value);
  JsonWriter& Int(std::int64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // A value that is JSON already.
  JsonWriter& Raw(std::string_view json);
  // {"k":"v",…} of any range of pairs of text.
  template <typename Pairs>
  JsonWriter& TextMap(const Pairs& pairs) {
    Begin('{');
    for (const auto& [key, value] : pairs) Key(key).Text(value);
    return End('}');
  }
  std::string Take() { return std::exchange(json_, {}); }

 private:
  void Separate();
  void Quote(std::string_view text);

  std::string json_;
};

}  // namespace tacit::warehouse
