#pragma once

// Objects of TDLib's JSON interface, read field by field: a field that no reader names is dropped
// (promise P5). Strings hold as long as a copy of the Reply lives. The parser stays in reply.cc.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace tacit::sources::telegram {

// One value, absent or of a wrong type: every reader then gives its "nothing".
class Json {
 public:
  Json() = default;

  bool present() const;  // there, and not null
  Json operator[](std::string_view key) const;
  std::string_view type() const { return (*this)["@type"].Text(); }

  std::string_view Text() const;  // empty: none
  std::optional<bool> Bool() const;
  bool IsTrue() const { return Bool().value_or(false); }
  std::optional<std::int64_t> Int() const;  // also one that is written as a string (int64)
  std::int64_t IntOr(std::int64_t otherwise) const { return Int().value_or(otherwise); }
  std::optional<double> Number() const;

  // Calls take(Json) for each element of an array.
  template <typename Take>
  void ForEach(Take&& take) const {
    using Function = std::remove_reference_t<Take>;
    const auto call = [](void* function, const Json& element) {
      (**static_cast<Function**>(function))(element);
    };
    Function* function = &take;
    Visit(call, &function);
  }

 private:
  friend class Reply;
  struct Access;  // reply.cc
  void Visit(void (*call)(void*, const Json&), void* function) const;

  // simdjson's dom::element, whose header costs seconds in each file that includes it.
  alignas(8) std::array<std::byte, 16> element_{};
  bool there_ = false;
};

// One object that TDLib gave, and its bytes.
class Reply {
 public:
  // Reads one text after the other. One thread.
  class Parser {
   public:
    Parser();
    ~Parser();
    // Nothing: it is no JSON object.
    std::optional<Reply> Parse(std::string_view text);

   private:
    struct State;
    std::unique_ptr<State> state_;
  };

  const Json& root() const { return root_; }
  std::shared_ptr<const void> owner() const { return document_; }

 private:
  std::shared_ptr<const void> document_;
  Json root_;
};

}  // namespace tacit::sources::telegram
