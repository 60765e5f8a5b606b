// Refused with: could not convert|cannot convert|invalid initialization
#include "sources/telegram/client/requests.h"

using tacit::sources::Confirmed;
using tacit::sources::JoinChannel;
using tacit::sources::telegram::JoinChat;

std::string Join(const Confirmed<JoinChannel>& confirmed, const JoinChannel& join) {
#ifdef TACIT_MUST_FAIL
  (void)confirmed;
  return JsonOf(JoinChat{.confirmed = join});
#else
  (void)join;
  return JsonOf(JoinChat{.confirmed = confirmed});
#endif
}
