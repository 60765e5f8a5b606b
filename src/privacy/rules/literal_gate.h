#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tacit::privacy {

// Tells which of a few literals stand in a text, in any ASCII case, in one SIMD pass: the first
// three bytes of each position are looked up by halves of a byte, eight buckets of literals side by
// side (as Hyperscan's "Teddy" does), and what passes is compared. Immutable; any thread.
class LiteralGate {
 public:
  static constexpr std::size_t kMinLiteral = 3;
  static constexpr std::size_t kMaxLiterals = 1024;
  using Found = std::bitset<kMaxLiterals>;  // by index

  LiteralGate() = default;
  // At most kMaxLiterals of at least kMinLiteral bytes. Of a long one only the beginning counts.
  explicit LiteralGate(const std::vector<std::string>& literals);

  Found Find(std::string_view text) const;
  bool empty() const { return literals_.empty(); }

  // For the SIMD code. For the byte at a literal's place 0, 1, 2: the buckets whose literals may
  // have it there, by its low and by its high half.
  struct Tables {
    static constexpr std::size_t kPlaces = 3;
    static constexpr std::size_t kHalves = 16;
    using Table = std::array<std::uint8_t, kHalves>;
    alignas(kHalves) std::array<Table, kPlaces> low{};
    alignas(kHalves) std::array<Table, kPlaces> high{};
  };
  const Tables& tables() const { return tables_; }
  // Compares the literals of `buckets` with the text at `at`.
  void Verify(std::string_view text, std::size_t at, unsigned buckets, Found& found) const;

 private:
  static constexpr std::size_t kBuckets = 8;
  struct Literal {
    std::string folded;
    std::size_t index = 0;
  };
  Tables tables_;
  std::vector<std::string> literals_;
  std::array<std::vector<Literal>, kBuckets> buckets_;
};

}  // namespace tacit::privacy
