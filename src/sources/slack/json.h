#pragma once

// sources/slack/: what the readers of exports and of the Web API share: the mapping of channels,
// people and messages. One parser, so that both give the same rows.
//
// Reading values out of simdjson's DOM without exceptions. What is missing, null or of another type
// reads as empty: exports of all ages disagree about types.

#include <simdjson.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tacit::sources::slack {

namespace dom = simdjson::dom;

inline std::string_view StringOf(dom::element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

inline std::string_view StringAt(dom::object object, std::string_view key) {
  std::string_view text;
  return object.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

inline std::optional<dom::object> ObjectOf(dom::element value) {
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
  return object;
}

inline std::optional<dom::array> ArrayOf(dom::element value) {
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return std::nullopt;
  return array;
}

inline std::optional<dom::object> ObjectAt(dom::object object, std::string_view key) {
  dom::object found;
  if (object.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
  return found;
}

inline std::optional<dom::array> ArrayAt(dom::object object, std::string_view key) {
  dom::array found;
  if (object.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
  return found;
}

// A number that is not negative; exports of 2015-2018 write numbers as strings.
inline std::optional<std::int64_t> CountOf(dom::element value) {
  std::int64_t number = 0;
  if (value.get(number) == simdjson::SUCCESS) {
    return number < 0 ? std::nullopt : std::optional(number);
  }
  const std::string_view digits = StringOf(value);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return number < 0 ? std::nullopt : std::optional(number);
}

inline std::optional<std::int64_t> CountAt(dom::object object, std::string_view key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
  return CountOf(value);
}

}  // namespace tacit::sources::slack
