// Refused with: is private within this context
#include "model/clean_message.h"

#ifdef TACIT_MUST_FAIL
tacit::CleanText Forge() { return tacit::CleanText("a raw title"); }
#else
tacit::CleanText Empty() { return {}; }
#endif
