#pragma once

// privacy/: finds what is personal or secret, and turns a RawMessage into a CleanMessage.
//
// How detection works: one SIMD pass (gate.h) over the normalised text lists the places where
// something could begin ("hits": an '@', a group of digits, a long run of letters and digits, …).
// Each detector names the triggers that it wants and looks at the text around each such hit only,
// so that a message without hits costs one pass. Detectors never scan a text by themselves.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tacit::privacy {

enum class Trigger : std::uint8_t {
  kAt,          // each '@'
  kNumber,      // a cluster of >= 4 digits: digits joined by up to two of " .-()/:+" or by nothing
  kUpperDigit,  // a digit right after an ASCII capital letter
  kLongRun,     // a maximal run of >= 16 of [A-Za-z0-9_-]
  kColon,       // each ':'
  kEquals,      // each '='
  kSlash,       // each '/'
  kBackslash,   // each backslash
  kInnerDot,    // a '.' between two ASCII letters or digits of which the second is a letter
  kTagHash,     // a '#' right after a letter or digit, and before a digit
  kDashes,      // "-----"
  kBracketAt,   // '(' '[' or '{' right before an 'a' or 'A'
  kSpelledDot,  // " dot " in any case: the position of its 'd'
  kLongWords,   // a word's first letter where the last 44 bytes hold no end of a word of one or two
                // letters (44 bytes are the least between the first and the twelfth of such words)
  kShortNumber,    // a cluster as above of one to three digits, not right behind [A-Za-z0-9_.]
  kSpelledDigits,  // a digit's name (digit_names.h) as each seventh word: its first letter
};
inline constexpr int kTriggerCount = 16;

using TriggerSet = std::uint32_t;
constexpr TriggerSet Triggers(auto... triggers) {
  return ((TriggerSet{1} << static_cast<int>(triggers)) | ...);
}

// Byte offsets into the text. For kNumber and kShortNumber begin is the first digit and end is past
// the last one, and `digits` counts them; for kLongRun [begin, end) is the run; otherwise begin is
// the trigger's byte and end = begin + 1. Hits of one trigger come in ascending order.
struct Hit {
  Trigger trigger = Trigger::kAt;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t digits = 0;
};

// What replaces a finding.
enum class Act : std::uint8_t {
  kRedact,  // [[CLASS]]
  kToken,  // [[CLASS:w1_…]]: a keyed token of the (lower-cased, if so said) value: graphs survive
  kUser,   // [[USER:u1_…]]: the pseudonym of a person known by handle; value = the handle
  kPerson,  // [[USER:u1_…]]: the pseudonym of a person known by id: `person`
};

// Never holds the text itself: byte offsets into the normalised text.
struct Finding {
  std::string_view entity;  // the class: EMAIL, PHONE, WALLET.ETH; static storage
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  float score = 0.5F;  // 1.0: a checksum or a fixed form says so; 0.5: shape and context only
  Act act = Act::kRedact;
  std::uint32_t value_begin = 0;  // for kToken and kUser: what the token is made of
  std::uint32_t value_end = 0;
  bool fold_case = false;   // lower-case the value first
  std::string_view person;  // for kPerson: the id; outlives the scrubber
  std::string_view rule;    // which rule of the detector; static storage; for `scrub --explain`
};

// Bytes of a text from which on the work on it is limited.
inline constexpr std::size_t kLongText = 8192;

// Stateless after construction (but for what BeginLongText says); any thread.
class Detector {
 public:
  virtual ~Detector() = default;
  virtual std::string_view name() const = 0;  // the file's name: "email"
  virtual TriggerSet triggers() const = 0;
  // Comes before the hits of each text of kLongText bytes and more, in the thread that they come
  // in: sets back what the detector counts of one such text.
  virtual void BeginLongText() const {}
  // Appends what begins at, or surrounds, the hit. Overlaps are resolved by the caller: the longer
  // finding wins, then the higher score. Must be linear in what it reads around the hit, and must
  // stop at "[[": a placeholder is never part of a finding. `text` is valid UTF-8.
  virtual void Match(std::string_view text, const Hit& hit,
                     std::vector<Finding>& findings) const = 0;
};

}  // namespace tacit::privacy
