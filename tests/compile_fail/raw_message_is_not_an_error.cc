// Refused with: could not convert|cannot convert
#include "base/result.h"
#include "model/raw/raw_message.h"

tacit::Result<void> Send(const tacit::RawMessage& raw) {
#ifdef TACIT_MUST_FAIL
  return tacit::Fail(tacit::ErrorCode::kBadInput, raw);
#else
  (void)raw;
  return tacit::Fail(tacit::ErrorCode::kBadInput, "message 5 is damaged");
#endif
}
