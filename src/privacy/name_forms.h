#pragma once

// The forms in which a person's names are written.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/common_words.h"
#include "privacy/name_fold.h"

namespace tacit::privacy {

// A set of these says what a form is.
enum NameTrait : std::uint16_t {
  kNamePart = 1,       // a first, middle or last name, or a display name of one word
  kNameHandle = 2,     // a handle, or first and last name written as one
  kNameInflected = 4,  // a derived form; a name that is written like it comes first
  kNameOpensPair = 8,  // may stand before or behind another name of the person
  kNamePair = 16,      // two names of one person (PairHash); with kNameHandle: pieces of a handle
  kNameInitial = 32,   // a pair one of which is an initial
  kNameDense = 64,     // in Han or kana
  kNameDenseOpening = 128,  // the first two characters of such; `person` is a set of lengths
  kNameHangul = 256,
};
inline constexpr int kNameLevelShift = 9;                              // two bits: WordLevel
inline constexpr std::uint64_t kDenseOpening = 0x5851F42D4C957F2DULL;  // apart from whole names

struct NameForm {
  std::uint64_t hash = 0;
  std::uint32_t person = 0;
  std::uint16_t traits = 0;
};

// A name of six letters or more, in which one may be mistyped.
struct LongName {
  std::uint32_t person = 0;
  std::string folded;
};

class NameFormWriter {
 public:
  // All forms of `person`, whose number is `number`.
  void Add(const RawPerson& person, std::uint32_t number);

  std::vector<NameForm> forms;
  std::vector<LongName> long_names;

 private:
  struct Word {
    std::string folded;
    Script script = Script::kNone;
  };

  static constexpr std::size_t kMaxWords = 6;

  static std::vector<Word> WordsOf(std::string_view name);
  void AddNames(std::string_view raw);
  void AddWords(const std::vector<Word>& words);
  void AddSingle(const std::string& folded, bool alone, bool all_listed);
  void AddLong(const std::string& folded, WordLevel level);
  void AddPairs(const std::vector<Word>& words);
  void AddSqueezed(const std::string& first, const std::string& last);
  void AddHandle(std::string_view handle);
  void AddDense(const std::u32string& name, bool alone);
  void AddHangul(const std::u32string& name, bool alone);
  void Put(std::string_view folded, std::uint16_t traits);
  void PutHandle(const std::string& folded);
  void PutPair(std::string_view first, std::string_view second, std::uint16_t traits);

  std::uint32_t number_ = 0;
  bool slavic_ = false;
  std::vector<std::string> inflected_;
};

}  // namespace tacit::privacy
