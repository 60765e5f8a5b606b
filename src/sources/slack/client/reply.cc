#include "sources/slack/client/reply.h"

#include "sources/slack/surrogates.h"

namespace tacit::sources::slack {

struct Reply::Bytes {
  dom::document document;
  dom::object root;
};

Result<Reply> Reply::Parse(std::string body) {
  auto bytes = std::make_shared<Bytes>();
  dom::parser parser;
  const auto parse = [&] {
    return parser.parse_into_document(bytes->document, body.data(), body.size()).get(bytes->root);
  };
  auto error = parse();
  if (error != simdjson::SUCCESS && ReplaceLoneSurrogates(body.data(), body.size())) {
    error = parse();
  }
  if (error != simdjson::SUCCESS) {
    return Fail(ErrorCode::kBadInput, "Slack's answer is no JSON object, or was cut off");
  }
  return Reply(std::move(bytes));
}

dom::object Reply::root() const { return bytes_->root; }

bool Reply::ok() const {
  bool is_ok = false;
  return root().at_key("ok").get(is_ok) == simdjson::SUCCESS && is_ok;
}

std::string_view Reply::next_cursor() const {
  const auto metadata = ObjectAt(root(), "response_metadata");
  return metadata ? StringAt(*metadata, "next_cursor") : std::string_view();
}

}  // namespace tacit::sources::slack
