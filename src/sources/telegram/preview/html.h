#pragma once

// A web page as a tree, by libxml2. Tolerant of any bytes that are UTF-8.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::sources {

// A place in the tree: an element, or text between elements. A null node has nothing in it.
// Views hold as long as the document.
class HtmlNode {
 public:
  HtmlNode() = default;
  explicit HtmlNode(const void* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  friend bool operator==(HtmlNode, HtmlNode) = default;

  bool IsText() const;
  std::string_view text() const;                       // of a text node; of an element: empty
  std::string_view name() const;                       // of an element, lower case
  std::string_view Attribute(const char* name) const;  // empty: has none
  bool HasClass(std::string_view word) const;

  // The next node of the subtree of `root`, in the order of the page; null at its end.
  HtmlNode After(HtmlNode root) const;
  // The same, without what is inside this node.
  HtmlNode Behind(HtmlNode root) const;

  // The first element below this one that has the class.
  HtmlNode Find(std::string_view class_word) const;
  // All text below, put together, without what stands in scripts and styles.
  std::string AllText() const;

 private:
  const void* node_ = nullptr;
};

class HtmlDocument {
 public:
  static constexpr std::size_t kMaxBytes = 32U << 20;

  // kLimit: more than kMaxBytes. kBadInput: no UTF-8, or nested as no real page is.
  static Result<HtmlDocument> Parse(std::string_view bytes);
  HtmlNode root() const;

 private:
  struct Free {
    void operator()(void* document) const;
  };
  explicit HtmlDocument(void* document) : document_(document) {}
  std::unique_ptr<void, Free> document_;
};

}  // namespace tacit::sources
