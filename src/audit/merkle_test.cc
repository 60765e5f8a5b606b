#include "audit/merkle.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace tacit::audit {
namespace {

// The leaves and roots that Certificate Transparency's reference implementations test with.
const std::array<std::string, 8> kLeaves = {std::string(),
                                            std::string("\x00", 1),
                                            std::string("\x10"),
                                            std::string("\x20\x21"),
                                            std::string("\x30\x31"),
                                            std::string("\x40\x41\x42\x43"),
                                            std::string("\x50\x51\x52\x53\x54\x55\x56\x57"),
                                            std::string("\x60\x61\x62\x63\x64\x65\x66\x67"
                                                        "\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f")};
constexpr std::array<const char*, 9> kRoots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

SubtreeReader ReaderOf(const std::vector<std::string>& leaves) {
  return [&leaves](int level, std::uint64_t index) -> Result<Digest256> {
    std::vector<Digest256> row;
    const std::uint64_t count = std::uint64_t{1} << level;
    for (std::uint64_t i = 0; i < count; ++i) row.push_back(LeafHash(leaves.at(index * count + i)));
    for (; row.size() > 1; row.resize(row.size() / 2)) {
      for (std::size_t i = 0; i < row.size() / 2; ++i) {
        row[i] = NodeHash(row[2 * i], row[2 * i + 1]);
      }
    }
    return row.front();
  };
}

std::vector<std::string> Leaves(std::size_t count) {
  std::vector<std::string> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back("entry " + std::to_string(i));
  return leaves;
}

TEST(Merkle, KnownRoots) {
  const std::vector<std::string> leaves(kLeaves.begin(), kLeaves.end());
  for (std::size_t size = 0; size <= kLeaves.size(); ++size) {
    EXPECT_EQ(HexLower(*RootHash(size, ReaderOf(leaves))), kRoots.at(size)) << size;
  }
}

TEST(Merkle, EveryInclusionProofHoldsAndNoOther) {
  const std::vector<std::string> leaves = Leaves(33);
  const SubtreeReader reader = ReaderOf(leaves);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    const Digest256 root = *RootHash(size, reader);
    for (std::uint64_t index = 0; index < size; ++index) {
      Proof proof = *ProveInclusion(index, size, reader);
      const Digest256 leaf = LeafHash(leaves[index]);
      ASSERT_TRUE(CheckInclusion(index, size, leaf, proof, root)) << index << " of " << size;
      EXPECT_FALSE(CheckInclusion(index, size, LeafHash("other"), proof, root));
      if (size > 1) {
        EXPECT_FALSE(CheckInclusion((index + 1) % size, size, leaf, proof, root));
        proof.back()[0] ^= 1;
        EXPECT_FALSE(CheckInclusion(index, size, leaf, proof, root));
        proof.pop_back();
        EXPECT_FALSE(CheckInclusion(index, size, leaf, proof, root));
      }
    }
    EXPECT_FALSE(ProveInclusion(size, size, reader));
  }
}

TEST(Merkle, EveryConsistencyProofHoldsAndNoOther) {
  const std::vector<std::string> leaves = Leaves(33);
  const SubtreeReader reader = ReaderOf(leaves);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    const Digest256 root = *RootHash(size, reader);
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const Digest256 old_root = *RootHash(old_size, reader);
      Proof proof = *ProveConsistency(old_size, size, reader);
      ASSERT_TRUE(CheckConsistency(old_size, size, old_root, root, proof)) << old_size << size;
      EXPECT_FALSE(CheckConsistency(old_size, size, LeafHash("x"), root, proof));
      EXPECT_FALSE(CheckConsistency(old_size, size, old_root, LeafHash("x"), proof));
      if (!proof.empty()) {
        proof.pop_back();
        EXPECT_FALSE(CheckConsistency(old_size, size, old_root, root, proof));
      }
    }
    EXPECT_FALSE(ProveConsistency(0, size, reader));
    EXPECT_FALSE(ProveConsistency(size + 1, size, reader));
  }
}

}  // namespace
}  // namespace tacit::audit
