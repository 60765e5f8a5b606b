#include "audit/merkle.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace tacit::audit {
namespace {

// The largest power of two below `size`, which is 2 or more: where RFC 6962 splits.
std::uint64_t Split(std::uint64_t size) { return std::bit_floor(size - 1); }

// MTH(D[begin:end]), for ranges as the splitting makes them: a complete one is a stored subtree.
Result<Digest256> RangeHash(std::uint64_t begin, std::uint64_t end, const SubtreeReader& read) {
  const std::uint64_t size = end - begin;
  if (std::has_single_bit(size)) {
    const int level = std::countr_zero(size);
    return read(level, begin >> level);
  }
  const std::uint64_t middle = begin + Split(size);
  TACIT_TRY(const Digest256 left, RangeHash(begin, middle, read));
  TACIT_TRY(const Digest256 right, RangeHash(middle, end, read));
  return NodeHash(left, right);
}

Result<void> AddPath(std::uint64_t index, std::uint64_t begin, std::uint64_t end,
                     const SubtreeReader& read, Proof& proof) {
  if (end - begin == 1) return {};
  const std::uint64_t middle = begin + Split(end - begin);
  const bool left = index < middle;
  TACIT_CHECK_OK(left ? AddPath(index, begin, middle, read, proof)
                      : AddPath(index, middle, end, read, proof));
  TACIT_TRY(const Digest256 sibling,
            left ? RangeHash(middle, end, read) : RangeHash(begin, middle, read));
  proof.push_back(sibling);
  return {};
}

// SUBPROOF(m, D[begin:end], whole) of section 2.1.2; `old_end` = begin + m.
Result<void> AddSubproof(std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool whole,
                         const SubtreeReader& read, Proof& proof) {
  if (old_end == end) {
    if (whole) return {};  // the old root itself: known to whoever checks
    TACIT_TRY(const Digest256 hash, RangeHash(begin, end, read));
    proof.push_back(hash);
    return {};
  }
  const std::uint64_t middle = begin + Split(end - begin);
  const bool left = old_end <= middle;
  TACIT_CHECK_OK(left ? AddSubproof(old_end, begin, middle, whole, read, proof)
                      : AddSubproof(old_end, middle, end, false, read, proof));
  TACIT_TRY(const Digest256 sibling,
            left ? RangeHash(middle, end, read) : RangeHash(begin, middle, read));
  proof.push_back(sibling);
  return {};
}

}  // namespace

Digest256 LeafHash(std::string_view entry) {
  Sha256Stream stream;
  stream.Update(std::string_view("\0", 1));
  stream.Update(entry);
  return stream.Finish();
}

Digest256 NodeHash(const Digest256& left, const Digest256& right) {
  std::array<char, 1 + 2 * sizeof(Digest256)> bytes{};
  bytes[0] = '\1';
  std::memcpy(bytes.data() + 1, left.data(), left.size());
  std::memcpy(bytes.data() + 1 + left.size(), right.data(), right.size());
  return Sha256(std::string_view(bytes.data(), bytes.size()));
}

Result<Digest256> RootHash(std::uint64_t size, const SubtreeReader& read) {
  if (size == 0) return Sha256("");
  return RangeHash(0, size, read);
}

Result<Proof> ProveInclusion(std::uint64_t index, std::uint64_t size, const SubtreeReader& read) {
  if (index >= size)
    return Fail(ErrorCode::kInvalidArgument, "the log has no entry of this number");
  Proof proof;
  TACIT_CHECK_OK(AddPath(index, 0, size, read, proof));
  return proof;
}

// RFC 9162, section 2.1.3.2.
bool CheckInclusion(std::uint64_t index, std::uint64_t size, const Digest256& leaf,
                    std::span<const Digest256> proof, const Digest256& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Digest256 hash = leaf;
  for (const Digest256& sibling : proof) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      hash = NodeHash(sibling, hash);
      while (node % 2 == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = NodeHash(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

Result<Proof> ProveConsistency(std::uint64_t old_size, std::uint64_t size,
                               const SubtreeReader& read) {
  if (old_size == 0 || old_size > size) {
    return Fail(ErrorCode::kInvalidArgument, "the log is shorter than that");
  }
  Proof proof;
  TACIT_CHECK_OK(AddSubproof(old_size, 0, size, true, read, proof));
  return proof;
}

// RFC 9162, section 2.1.4.2.
bool CheckConsistency(std::uint64_t old_size, std::uint64_t size, const Digest256& old_root,
                      const Digest256& root, std::span<const Digest256> proof) {
  if (old_size == 0 || old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  std::uint64_t node = old_size - 1;
  std::uint64_t last = size - 1;
  while (node % 2 == 1) {
    node >>= 1;
    last >>= 1;
  }
  std::size_t at = 0;
  const bool complete = std::has_single_bit(old_size);  // then the old root is the first hash
  if (!complete && proof.empty()) return false;
  Digest256 old_hash = complete ? old_root : proof[at++];
  Digest256 hash = old_hash;
  for (; at < proof.size(); ++at) {
    if (last == 0) return false;
    if (node % 2 == 1 || node == last) {
      old_hash = NodeHash(proof[at], old_hash);
      hash = NodeHash(proof[at], hash);
      while (node % 2 == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = NodeHash(hash, proof[at]);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

}  // namespace tacit::audit
