// Device identities of mobile phones: 3GPP TS 23.003 section 6.2 (IMEI: 14 digits and a Luhn check
// digit; IMEISV: 16 digits without one). Printed as 2-6-6-1; in one run only beside the word.

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"
#include "privacy/detectors/number_groups.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kWords[] = {"imei", "imei1", "imei2", "imeisv"};

class ImeiDetector final : public Detector {
 public:
  std::string_view name() const override { return "imei"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.digits < 15) return;
    std::size_t position = hit.begin;
    while (position < hit.end) {
      const NumberGroups groups(text, position, hit.end);
      const std::size_t found = MatchFrom(groups, findings);
      position = found != 0 ? found : groups[0].end;
      while (position < hit.end && !IsDigit(text[position])) ++position;
    }
  }

 private:
  static std::size_t MatchFrom(const NumberGroups& groups, std::vector<Finding>& findings) {
    const std::string_view text = groups.text();
    std::size_t count = 1;
    if (groups.size() >= 4 && NumberGroups(groups, 0, 4).HasSizes("2661")) count = 4;
    const NumberGroups imei(groups, 0, count);
    if (count == 4 && !imei.Joined("-") && !imei.Joined(" ") && !imei.Joined("/")) return 0;
    const std::size_t length = imei.digit_count();
    if (length != 15 && length != 16) return 0;
    const char before = Before(text, imei.begin());
    const char after = At(text, imei.end());
    if (IsAlnum(before) || before == '_' || before == '.') return 0;
    if (IsAlnum(after) || after == '_') return 0;
    if (length == 15 && !PassesLuhn(imei.AllDigits())) return 0;
    const bool said = count == 4 || HasWordBefore(text, imei.begin(), 40, kWords);
    if (!said) return 0;
    findings.push_back({.entity = "IMEI",
                        .begin = static_cast<std::uint32_t>(imei.begin()),
                        .end = static_cast<std::uint32_t>(imei.end()),
                        .score = 1.0F,
                        .rule = count == 4 ? "printed" : "context"});
    return imei.end();
  }
};

}  // namespace

std::unique_ptr<Detector> MakeImeiDetector() { return std::make_unique<ImeiDetector>(); }

}  // namespace tacit::privacy
