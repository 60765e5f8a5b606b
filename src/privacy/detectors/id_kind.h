#pragma once

// Identity numbers as data: one row per kind. id.cc looks a written number up once for all rows.

#include <cstdint>
#include <span>
#include <string_view>

namespace tacit::privacy {

// Context words that several kinds share (id_words.cc); a kind's own words stand in its row.
enum class IdTopic : std::uint8_t {
  kNone,
  kNational,  // "identity card", "national id"
  kTax,       // "tax number", "VAT"
  kPassport,
  kDriver,   // "driver's licence"
  kHealth,   // "insurance number", "patient"
  kVehicle,  // "licence plate"
};
inline constexpr int kIdTopicCount = 7;

// Gets the number without separators, letters in upper case, in one of the row's forms.
using IdTest = bool (*)(std::string_view);

struct IdKind {
  std::string_view entity;
  std::string_view rule;
  // How it is written, separated by '|': '#' is a digit, '@' a letter, '?' either, anything else
  // itself. "*9" is one run of nine letters and digits, with at least one of each; "+9" nine
  // digits. A '!' behind a form: the form and the tests suffice. A '~': they do where the message
  // holds nothing else. Otherwise a context word must stand near.
  std::string_view forms;
  IdTest shape = nullptr;  // dates, areas, letters in use: must hold
  IdTest check = nullptr;  // the check digit: must hold
  std::string_view words;  // separated by '|', lower case
  IdTopic topic = IdTopic::kNone;
  bool lenient = false;  // beside a word the check digit may be wrong (no longer issued with one)
};

std::span<const IdKind> EuropeanIdKinds();
std::span<const IdKind> EasternIdKinds();  // Europe east of Germany, and Central Asia
std::span<const IdKind> AmericanIdKinds();
std::span<const IdKind> AsianIdKinds();    // Asia, Africa, Oceania
std::span<const IdKind> GenericIdKinds();  // of no one country; last: a country's row goes before

// The words of a topic, separated by '|'.
std::string_view IdTopicWords(IdTopic topic);

}  // namespace tacit::privacy
