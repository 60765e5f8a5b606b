// Refused with: could not convert|cannot convert|no matching function
#include "model/raw/raw_message.h"
#include "warehouse/warehouse.h"

class Feed final : public tacit::warehouse::RowFeed {
 public:
  tacit::Result<const tacit::CleanMessage*> Next() override {
#ifdef TACIT_MUST_FAIL
    return &raw_;
#else
    return nullptr;
#endif
  }

 private:
  tacit::RawMessage raw_;
};
