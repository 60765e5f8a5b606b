#pragma once

// What a regular expression cannot say: checksums and ranges. Each takes the matched bytes.

#include <string_view>

namespace tacit::privacy::guard {

bool ConfirmEmail(std::string_view match);       // not of a documentation domain (RFC 2606)
bool ConfirmPhone(std::string_view match);       // 10 to 15 digits (E.164), no 555-01xx
bool ConfirmIban(std::string_view match);        // length by country and mod 97 (ISO 13616)
bool ConfirmCard(std::string_view match);        // Luhn (ISO/IEC 7812-1)
bool ConfirmSsn(std::string_view match);         // area, group, serial (SSA)
bool ConfirmIpv4(std::string_view match);        // a public address (RFC 6890)
bool ConfirmBase58(std::string_view match);      // Base58Check: Bitcoin address or WIF key
bool ConfirmBech32(std::string_view match);      // BIP 173 and 350
bool ConfirmEvm(std::string_view match);         // 20 bytes that are not nearly all the same
bool ConfirmExampleKey(std::string_view match);  // does not call itself an example

}  // namespace tacit::privacy::guard
