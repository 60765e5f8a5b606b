#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "sources/telegram/client/reply.h"

namespace tacit::sources::telegram {

inline Reply Parsed(std::string_view text) {
  const auto reply = Reply::Parser().Parse(text);
  EXPECT_TRUE(reply.has_value()) << text;
  return reply.value_or(Reply());
}

}  // namespace tacit::sources::telegram
