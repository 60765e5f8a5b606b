#include "sources/telegram/preview/html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <map>

#include "sources/telegram/json_text.h"

namespace tacit::sources {
namespace {

// libxml2 looks through all open elements at a closing tag that closes nothing: without a limit a
// hostile page of a few megabytes would take minutes.
constexpr std::size_t kMaxOpen = 2000;

constexpr std::array<std::string_view, 14> kVoid = {"area", "base",   "br",    "col",  "embed",
                                                    "hr",   "img",    "link",  "meta", "input",
                                                    "path", "source", "track", "wbr"};

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

const xmlNode* Node(const void* node) { return static_cast<const xmlNode*>(node); }

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string TagName(std::string_view rest) {
  std::string name;
  for (const char c : rest) {
    if (!IsLetter(c) && (c < '0' || c > '9') && c != '-') break;
    if (name.size() == 32) break;
    name += IsLetter(c) ? static_cast<char>(c | 0x20) : c;
  }
  return name;
}

// Whether tags are left open by the thousand. A closing tag counts for one of its own name only.
bool IsTooDeep(std::string_view bytes) {
  std::map<std::string, std::size_t, std::less<>> open;
  std::size_t total = 0;
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', at + 1)) {
    const bool closes = bytes.substr(at + 1).starts_with('/');
    const std::string name = TagName(bytes.substr(at + 1 + (closes ? 1 : 0), 32));
    if (name.empty() || std::ranges::find(kVoid, name) != kVoid.end()) continue;
    std::size_t& count = open[name];
    if (!closes) {
      ++count;
      if (++total > kMaxOpen) return true;
    } else if (count > 0) {
      --count;
      --total;
    }
    if (open.size() > kMaxOpen) return true;
  }
  return false;
}

}  // namespace

bool HtmlNode::IsText() const {
  if (node_ == nullptr) return false;
  const xmlElementType type = Node(node_)->type;
  return type == XML_TEXT_NODE || type == XML_CDATA_SECTION_NODE;
}

std::string_view HtmlNode::text() const { return IsText() ? View(Node(node_)->content) : ""; }

std::string_view HtmlNode::name() const {
  if (node_ == nullptr || Node(node_)->type != XML_ELEMENT_NODE) return {};
  return View(Node(node_)->name);
}

std::string_view HtmlNode::Attribute(const char* name) const {
  if (node_ == nullptr || Node(node_)->type != XML_ELEMENT_NODE) return {};
  for (const xmlAttr* at = Node(node_)->properties; at != nullptr; at = at->next) {
    if (View(at->name) != name) continue;
    return at->children == nullptr ? std::string_view() : View(at->children->content);
  }
  return {};
}

bool HtmlNode::HasClass(std::string_view word) const {
  std::string_view words = Attribute("class");
  while (!words.empty()) {
    const std::size_t end = words.find_first_of(" \t\r\n\f");
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
  return false;
}

HtmlNode HtmlNode::After(HtmlNode root) const {
  if (node_ == nullptr) return {};
  const xmlNode* node = Node(node_);
  const bool element = node->type == XML_ELEMENT_NODE;
  if (element && node->children != nullptr) return HtmlNode(node->children);
  return Behind(root);
}

HtmlNode HtmlNode::Behind(HtmlNode root) const {
  for (const xmlNode* node = Node(node_); node != nullptr && node != root.node_;
       node = node->parent) {
    if (node->next != nullptr) return HtmlNode(node->next);
  }
  return {};
}

HtmlNode HtmlNode::Find(std::string_view class_word) const {
  for (HtmlNode node = After(*this); node; node = node.After(*this)) {
    if (node.HasClass(class_word)) return node;
  }
  return {};
}

std::string HtmlNode::AllText() const {
  std::string all(text());
  for (HtmlNode node = After(*this); node;) {
    const bool skip = node.name() == "script" || node.name() == "style";
    all += node.text();
    node = skip ? node.Behind(*this) : node.After(*this);
  }
  return all;
}

void HtmlDocument::Free::operator()(void* document) const {
  xmlFreeDoc(static_cast<xmlDoc*>(document));
}

HtmlNode HtmlDocument::root() const {
  return HtmlNode(xmlDocGetRootElement(static_cast<xmlDoc*>(document_.get())));
}

Result<HtmlDocument> HtmlDocument::Parse(std::string_view bytes) {
  if (bytes.size() > kMaxBytes) {
    return Fail(ErrorCode::kLimit, "the page is larger than 32 MiB: save fewer posts at a time");
  }
  if (!IsUtf8(bytes)) {
    return Fail(ErrorCode::kBadInput, "the page is not UTF-8: save it again as \"web page\"");
  }
  if (IsTooDeep(bytes)) {
    return Fail(ErrorCode::kBadInput, "the page has thousands of tags that nothing closes");
  }
  constexpr int kOptions = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_RECOVER | HTML_PARSE_NOIMPLIED;
  xmlDoc* document =
      htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, "UTF-8", kOptions);
  if (document == nullptr || xmlDocGetRootElement(document) == nullptr) {
    xmlFreeDoc(document);
    return Fail(ErrorCode::kBadInput, "the file holds no web page");
  }
  return HtmlDocument(document);
}

}  // namespace tacit::sources
