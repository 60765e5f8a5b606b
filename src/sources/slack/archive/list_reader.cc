#include "sources/slack/archive/list_reader.h"

#include <string>
#include <utility>

namespace tacit::sources::slack {
namespace {

bool IsNull(EntryBytes& bytes) {
  const std::string_view text(bytes.data(), bytes.size());
  const std::size_t begin = text.find_first_not_of(" \r\n\t");
  if (begin == std::string_view::npos || !text.substr(begin).starts_with("null")) return false;
  return text.find_first_not_of(" \r\n\t", begin + 4) == std::string_view::npos;
}

}  // namespace

Error Named(std::string_view what, Error error) {
  if (error.code == ErrorCode::kBadInput) error.detail = std::string(what) + " " + error.detail;
  return error;
}

Result<void> ListReader::Read(std::size_t entry, std::string_view list,
                              const std::function<void(dom::object)>& take) {
  if (auto read = reader_.Read(entry, bytes_); !read) {
    return tl::unexpected(Named(list, std::move(read).error()));
  }
  if (IsNull(bytes_)) return {};
  array_.Reset(bytes_);
  while (true) {
    dom::object object;
    const Result<bool> more = array_.Next(object);
    if (!more) return tl::unexpected(Named(list, more.error()));
    if (!*more) return {};
    take(object);
  }
}

}  // namespace tacit::sources::slack
