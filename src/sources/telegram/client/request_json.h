#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacit::sources::telegram {

// Writes one flat object of TDLib's JSON interface: 64-bit numbers that TDLib calls int53 stand as
// numbers. Keys come from the code, values from anywhere; bytes that are not UTF-8 become U+FFFD.
class RequestJson {
 public:
  explicit RequestJson(std::string_view type);
  RequestJson& Text(std::string_view key, std::string_view value);
  RequestJson& Int(std::string_view key, std::int64_t value);
  RequestJson& Bool(std::string_view key, bool value);
  RequestJson& Object(std::string_view key, RequestJson&& object);
  RequestJson& Ints(std::string_view key, const std::int64_t* values, std::size_t count);
  std::string Take() &&;

 private:
  void Key(std::string_view key);
  std::string text_;
};

}  // namespace tacit::sources::telegram
