#include "state/state.h"

namespace tacit::state {

std::string_view Name(ChannelStatus status) {
  return status == ChannelStatus::kActive ? "active" : "refused";
}

}  // namespace tacit::state
