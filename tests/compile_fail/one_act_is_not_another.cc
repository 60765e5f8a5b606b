// Refused with: could not convert|cannot convert|invalid initialization
#include "sources/telegram/client/requests.h"

using tacit::sources::Confirmed;
using tacit::sources::LeaveChannel;
using tacit::sources::telegram::JoinChat;
using tacit::sources::telegram::LeaveChat;

std::string Leave(const Confirmed<LeaveChannel>& confirmed) {
#ifdef TACIT_MUST_FAIL
  return JsonOf(JoinChat{.confirmed = confirmed});
#else
  return JsonOf(LeaveChat{.confirmed = confirmed});
#endif
}
