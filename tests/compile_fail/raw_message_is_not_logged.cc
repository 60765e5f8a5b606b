// Refused with: no match for
#include <iostream>

#include "model/raw/raw_message.h"

void Log(const tacit::RawMessage& raw) {
#ifdef TACIT_MUST_FAIL
  std::clog << raw;
#else
  std::clog << raw.spans.size();
#endif
}
