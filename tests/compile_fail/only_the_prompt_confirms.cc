// Refused with: is private within this context
#include "sources/acts.h"

using tacit::sources::Confirmed;
using tacit::sources::PostAnswer;

#ifdef TACIT_MUST_FAIL
Confirmed<PostAnswer> Forge() { return Confirmed<PostAnswer>(PostAnswer{}); }
#else
tacit::Result<Confirmed<PostAnswer> > Ask(tacit::sources::Prompt& prompt) {
  return Confirmed<PostAnswer>::Ask(PostAnswer{}, "Type yes: ", prompt);
}
#endif
