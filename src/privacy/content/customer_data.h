#pragma once

#include <span>
#include <string_view>

#include "model/clean_message.h"

namespace tacit::privacy::content {

inline constexpr int kManyFindings = 5;

// How many of the findings are data of a person outside the chat: e-mail, phone, address, card,
// ids; not mentions, hosts, keys or wallets. Names count only beside other data.
int PersonalFindings(std::span<const ClassCount> found);

// Whether at least three lines in a row have the same number of cells, and two of them hold
// placeholders of personal classes or the first one heads columns such as e-mail and phone.
// `rule` says which.
bool HasPersonalTable(std::string_view text, std::string_view& rule);

}  // namespace tacit::privacy::content
