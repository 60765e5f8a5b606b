// Refused with: could not convert|cannot convert
#include "model/ids.h"

void Track(tacit::ChannelId channel, tacit::MessageId message);

void Swap(tacit::ChannelId channel, tacit::MessageId message) {
#ifdef TACIT_MUST_FAIL
  Track(message, channel);
#else
  Track(channel, message);
#endif
}
