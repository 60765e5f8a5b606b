#pragma once

// The Merkle tree of RFC 6962, section 2.1, over entries that are only ever appended.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace tacit::audit {

Digest256 LeafHash(std::string_view entry);                         // SHA-256(0x00 || entry)
Digest256 NodeHash(const Digest256& left, const Digest256& right);  // SHA-256(0x01 || l || r)

// The hash of a complete subtree: over the 2^level entries from index * 2^level on. Level 0: a
// leaf.
using SubtreeReader = std::function<Result<Digest256>(int level, std::uint64_t index)>;

// Of the first `size` entries; of none: SHA-256 of nothing.
Result<Digest256> RootHash(std::uint64_t size, const SubtreeReader& read);

using Proof = std::vector<Digest256>;

// Section 2.1.1: that entry `index` is in the tree of `size`. kInvalidArgument: it is not.
Result<Proof> ProveInclusion(std::uint64_t index, std::uint64_t size, const SubtreeReader& read);
bool CheckInclusion(std::uint64_t index, std::uint64_t size, const Digest256& leaf,
                    std::span<const Digest256> proof, const Digest256& root);

// Section 2.1.2: that the tree of `old_size` is a beginning of the tree of `size`.
// kInvalidArgument: old_size is 0 or greater than size.
Result<Proof> ProveConsistency(std::uint64_t old_size, std::uint64_t size,
                               const SubtreeReader& read);
bool CheckConsistency(std::uint64_t old_size, std::uint64_t size, const Digest256& old_root,
                      const Digest256& root, std::span<const Digest256> proof);

}  // namespace tacit::audit
