#pragma once

#include <string>
#include <utility>

namespace tacit {

// A token, a code, a key or a password. It cannot be printed or compared by accident:
// there is no operator<< and no conversion; Reveal() is easy to find in a review.
// The bytes are overwritten when the last owner goes.
class Secret {
 public:
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  Secret(Secret&& other) noexcept : value_(std::exchange(other.value_, {})) {}
  Secret& operator=(Secret&& other) noexcept {
    value_.swap(other.value_);
    return *this;
  }
  ~Secret() {
    volatile char* bytes = value_.data();
    for (std::size_t i = 0; i < value_.size(); ++i) bytes[i] = 0;
  }
  const std::string& Reveal() const { return value_; }

 private:
  std::string value_;
};

}  // namespace tacit
