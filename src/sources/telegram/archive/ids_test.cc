#include "sources/telegram/archive/ids.h"

#include <gtest/gtest.h>

namespace tacit::sources {
namespace {

TEST(Ids, IntegersAreReadAsJsonWritesThem) {
  struct Case {
    std::string_view token;
    std::optional<std::int64_t> value;
  };
  const Case cases[] = {
      {"0", 0},
      {"-999681092", -999681092},
      {"123456789012345678", 123456789012345678},
      {"1234567890123456789", std::nullopt},
      {"12345678", 12345678},
      {"98765432", 98765432},
      {"1740819660", 1740819660},
      {"-1740819660", -1740819660},
      {"1234567:", std::nullopt},
      {"1234567/", std::nullopt},
      {"/2345678", std::nullopt},
      {"1234\xC3\xA9"
       "45",
       std::nullopt},
      {"12345678x", std::nullopt},
      {"007", std::nullopt},
      {"-", std::nullopt},
      {"", std::nullopt},
      {"+1", std::nullopt},
      {"1.0", std::nullopt},
      {"1e3", std::nullopt},
      {"12a", std::nullopt},
      {" 1", std::nullopt},
  };
  for (const Case& c : cases) EXPECT_EQ(ParseInteger(c.token), c.value) << c.token;
}

TEST(Ids, ChatIdsOfAllAgesBecomeBare) {
  struct Case {
    std::string_view token;
    std::string id;
  };
  const Case cases[] = {
      {"1494031694", "1494031694"},
      {"10083966286", "1494031694"},   // before 2021-05: 0x200000000 + id
      {"8589934593", "1"},             // the smallest of that form
      {"12884901887", "4294967295"},   // the largest
      {"12884901888", "12884901888"},  // above it
      {"8589934591", "8589934591"},    // below it
      {"4294967297", "4294967297"},    // users had this shift, groups and channels never
      {"null", ""},
      {"1.5", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(NormalChatId(c.token), c.id) << c.token;
}

TEST(Ids, PeersOfAllAgesBecomeKindAndBareId) {
  struct Case {
    std::string_view value;
    bool is_string;
    PeerKind kind;
    std::string_view id;
  };
  const Case cases[] = {
      {"user5001", true, PeerKind::kUser, "5001"},
      {"user6123456789", true, PeerKind::kUser, "6123456789"},  // above 2^32 and real
      {"user4294967301", true, PeerKind::kUser, "4294967301"},
      {"channel1234567891", true, PeerKind::kChannel, "1234567891"},
      {"chat77", true, PeerKind::kChat, "77"},
      {"5001", true, PeerKind::kUser, "5001"},
      {"11111111", false, PeerKind::kUser, "11111111"},    // before 2020-10
      {"4306078407", false, PeerKind::kUser, "11111111"},  // 2020-10 to 2021-05
      {"10083966286", false, PeerKind::kChannel, "1494031694"},
      {"17179869184", false, PeerKind::kUser, "17179869184"},
      {"-5", false, PeerKind::kNone, ""},
      {"0", false, PeerKind::kNone, ""},
      {"null", false, PeerKind::kNone, ""},
      {"1.5", false, PeerKind::kNone, ""},
      {"user", true, PeerKind::kNone, ""},
      {"userAnna", true, PeerKind::kNone, ""},
      {"user12 Anna", true, PeerKind::kNone, ""},
      {"Anna", true, PeerKind::kNone, ""},
      {"user12345678901234567890", true, PeerKind::kNone, ""},
      {"", true, PeerKind::kNone, ""},
  };
  for (const Case& c : cases) {
    IdSpace space;
    const Peer peer = ParsePeer(c.value, c.is_string, space);
    EXPECT_EQ(peer.kind, c.kind) << c.value;
    EXPECT_EQ(peer.id, c.id) << c.value;
  }
}

}  // namespace
}  // namespace tacit::sources
