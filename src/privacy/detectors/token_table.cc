#include "privacy/detectors/token_table.h"

#include <algorithm>
#include <array>

#include "privacy/detectors/characters.h"
#include "privacy/detectors/pieces.h"

namespace tacit::privacy {
namespace {

constexpr TokenForm kForms[] = {
    {"1//0", Body::kUrl, 40, 200, "SECRET.GOOGLE", Check::kMixed},
    {"3MVG", Body::kDotted, 80, 120, "SECRET.SALESFORCE", Check::kMixed},
    {"4/0A", Body::kUrl, 40, 200, "SECRET.GOOGLE", Check::kMixed},
    {"A3-", Body::kUpperDash, 34, 40, "SECRET.1PASSWORD", Check::kDigits3},
    {"A3T", Body::kUpperDigit, 17, 17, "SECRET.AWS", Check::kDigit},
    {"AAAAAAAAAAAAAAAAAAAAA", Body::kPercent, 60, 120, "SECRET.X", Check::kMixed},
    {"ABIA", Body::kUpperDigit, 16, 16, "SECRET.AWS", Check::kDigit},
    {"ABSKQmVkcm9ja0FQSUtleS", Body::kBase64, 87, 247, "SECRET.AWS"},
    {"AC", Body::kHex, 32, 32, "SECRET.TWILIO", Check::kDigits3},
    {"ACCA", Body::kUpperDigit, 16, 16, "SECRET.AWS", Check::kDigit},
    {"AIza", Body::kUrl, 35, 35, "SECRET.GOOGLE", Check::kMixed},
    {"AKCp", Body::kAlnum, 65, 73, "SECRET.ARTIFACTORY", Check::kMixed},
    {"AKIA", Body::kUpperDigit, 16, 16, "SECRET.AWS"},
    {"AKID", Body::kAlnum, 32, 32, "SECRET.TENCENT", Check::kMixed},
    {"API-", Body::kUpperDigit, 25, 27, "SECRET.OCTOPUS", Check::kDigits3},
    {"AQVN", Body::kUrl, 35, 40, "SECRET.YANDEX", Check::kMixed},
    {"ASIA", Body::kUpperDigit, 16, 16, "SECRET.AWS", Check::kDigit},
    {"ATATT3", Body::kBase64, 150, 230, "SECRET.ATLASSIAN", Check::kMixed},
    {"ATBB", Body::kAlnum, 28, 40, "SECRET.ATLASSIAN", Check::kMixed},
    {"ATCTT3", Body::kBase64, 150, 230, "SECRET.ATLASSIAN", Check::kMixed},
    {"ATSTT3", Body::kBase64, 150, 230, "SECRET.ATLASSIAN", Check::kMixed},
    {"ATTA", Body::kAlnum, 60, 80, "SECRET.ATLASSIAN", Check::kDigit},
    {"BBDC-", Body::kBase64, 40, 48, "SECRET.ATLASSIAN", Check::kMixed},
    {"CCIPAT_", Body::kWord, 40, 80, "SECRET.CIRCLECI", Check::kDigit},
    {"CCIPRJ_", Body::kWord, 40, 80, "SECRET.CIRCLECI", Check::kDigit},
    {"CFPAT-", Body::kUrl, 43, 43, "SECRET.CONTENTFUL", Check::kDigit},
    {"CLOJARS_", Body::kHex, 60, 60, "SECRET.CLOJARS", Check::kDigit},
    {"EAAA", Body::kUrl, 58, 62, "SECRET.SQUARE", Check::kMixed},
    {"EAAB", Body::kAlnum, 100, 400, "SECRET.FACEBOOK", Check::kMixed},
    {"EAAC", Body::kAlnum, 100, 400, "SECRET.FACEBOOK", Check::kMixed},
    {"EAAG", Body::kAlnum, 100, 400, "SECRET.FACEBOOK", Check::kMixed},
    {"EAAM", Body::kAlnum, 100, 400, "SECRET.FACEBOOK", Check::kMixed},
    {"EZAK", Body::kAlnum, 54, 54, "SECRET.EASYPOST", Check::kMixed},
    {"EZTK", Body::kAlnum, 54, 54, "SECRET.EASYPOST", Check::kMixed},
    {"FLWSECK-", Body::kLowerDash, 12, 40, "SECRET.FLUTTERWAVE", Check::kDigit},
    {"FLWSECK_TEST-", Body::kLowerDash, 12, 40, "SECRET.FLUTTERWAVE", Check::kDigit},
    {"GOCSPX-", Body::kUrl, 24, 32, "SECRET.GOOGLE", Check::kMixed},
    {"GR1348941", Body::kUrl, 20, 20, "SECRET.GITLAB", Check::kMixed},
    {"HRKU-", Body::kUrl, 36, 64, "SECRET.HEROKU", Check::kDigit},
    {"IGQV", Body::kUrl, 100, 400, "SECRET.FACEBOOK", Check::kMixed},
    {"LS0tLS1CRUdJTi", Body::kBase64, 20, 8000, "SECRET.KEY"},
    {"LTAI", Body::kAlnum, 16, 22, "SECRET.ALIBABA", Check::kDigit},
    {"NRAA-", Body::kHex, 27, 27, "SECRET.NEWRELIC", Check::kDigit},
    {"NRAK-", Body::kUpperDigit, 27, 27, "SECRET.NEWRELIC"},
    {"NRBR-", Body::kHex, 19, 19, "SECRET.NEWRELIC", Check::kDigit},
    {"NRII-", Body::kUrl, 32, 32, "SECRET.NEWRELIC", Check::kDigit},
    {"NRIQ-", Body::kUrl, 32, 32, "SECRET.NEWRELIC", Check::kDigit},
    {"NRJS-", Body::kHex, 19, 19, "SECRET.NEWRELIC", Check::kDigit},
    {"PMAK-", Body::kHexDash, 59, 59, "SECRET.POSTMAN", Check::kDigit},
    {"PMAT-", Body::kUpperDigit, 26, 26, "SECRET.POSTMAN", Check::kDigit},
    {"SG.", Body::kDotted, 60, 70, "SECRET.SENDGRID", Check::kMixed},
    {"SK", Body::kHex, 32, 32, "SECRET.TWILIO", Check::kDigits3},
    {"SWMKEY-1-", Body::kAlnum, 43, 43, "SECRET.DOCKER", Check::kDigit},
    {"SWMTKN-1-", Body::kLowerDash, 70, 80, "SECRET.DOCKER", Check::kDigit},
    {"TlRMTVNTUAA", Body::kBase64, 40, 2000, "SECRET.NTLM", Check::kMixed},
    {"access-development-", Body::kHexDash, 36, 36, "SECRET.PLAID"},
    {"access-production-", Body::kHexDash, 36, 36, "SECRET.PLAID"},
    {"access-sandbox-", Body::kHexDash, 36, 36, "SECRET.PLAID"},
    {"akab-", Body::kLowerDash, 30, 36, "SECRET.AKAMAI", Check::kDigit},
    {"amzn.mws.", Body::kLowerDash, 36, 36, "SECRET.AWS", Check::kDigit},
    {"api_org_", Body::kAlnum, 34, 40, "SECRET.HUGGINGFACE"},
    {"bedrock-api-key-", Body::kBase64, 40, 4000, "SECRET.AWS"},
    {"bkua_", Body::kLowerDigit, 40, 40, "SECRET.BUILDKITE", Check::kDigit},
    {"cfat_", Body::kAlnum, 40, 56, "SECRET.CLOUDFLARE", Check::kMixed},
    {"cfk_", Body::kAlnum, 40, 56, "SECRET.CLOUDFLARE", Check::kMixed},
    {"cfut_", Body::kAlnum, 40, 56, "SECRET.CLOUDFLARE", Check::kMixed},
    {"cmVmdGtu", Body::kBase64, 56, 56, "SECRET.ARTIFACTORY"},
    {"cosmo_", Body::kHex, 32, 32, "SECRET.WUNDERGRAPH", Check::kDigit},
    {"da2-", Body::kLowerDigit, 26, 26, "SECRET.AWS", Check::kDigit},
    {"dapi", Body::kHexDash, 32, 34, "SECRET.DATABRICKS", Check::kDigit},
    {"dckr_oat_", Body::kUrl, 32, 32, "SECRET.DOCKER"},
    {"dckr_pat_", Body::kUrl, 27, 27, "SECRET.DOCKER"},
    {"doo_v1_", Body::kHex, 64, 64, "SECRET.DIGITALOCEAN", Check::kDigit},
    {"dop_v1_", Body::kHex, 64, 64, "SECRET.DIGITALOCEAN", Check::kDigit},
    {"dor_v1_", Body::kHex, 64, 64, "SECRET.DIGITALOCEAN", Check::kDigit},
    {"dp.audit.", Body::kAlnum, 40, 48, "SECRET.DOPPLER", Check::kMixed},
    {"dp.ct.", Body::kAlnum, 40, 48, "SECRET.DOPPLER", Check::kMixed},
    {"dp.pt.", Body::kAlnum, 40, 48, "SECRET.DOPPLER", Check::kMixed},
    {"dp.sa.", Body::kAlnum, 40, 48, "SECRET.DOPPLER", Check::kMixed},
    {"dp.scim.", Body::kAlnum, 40, 48, "SECRET.DOPPLER", Check::kMixed},
    {"dp.st.", Body::kDotted, 40, 64, "SECRET.DOPPLER", Check::kMixed},
    {"dt0c01.", Body::kDotted, 89, 89, "SECRET.DYNATRACE", Check::kDigit},
    {"dt0s01.", Body::kDotted, 73, 89, "SECRET.DYNATRACE", Check::kDigit},
    {"duffel_live_", Body::kUrl, 43, 43, "SECRET.DUFFEL", Check::kDigit},
    {"duffel_test_", Body::kUrl, 43, 43, "SECRET.DUFFEL", Check::kDigit},
    {"eyJrIjoi", Body::kBase64, 60, 2000, "SECRET.GRAFANA", Check::kMixed},
    {"figd_", Body::kUrl, 40, 44, "SECRET.FIGMA", Check::kDigit},
    {"figo_", Body::kUrl, 40, 44, "SECRET.FIGMA", Check::kDigit},
    {"fio-u-", Body::kUrl, 64, 64, "SECRET.FRAMEIO", Check::kDigit},
    {"fm1a_", Body::kBase64, 100, 4000, "SECRET.FLY", Check::kMixed},
    {"fm1r_", Body::kBase64, 100, 4000, "SECRET.FLY", Check::kMixed},
    {"fm2_", Body::kBase64, 100, 4000, "SECRET.FLY", Check::kMixed},
    {"fo1_", Body::kUrl, 43, 43, "SECRET.FLY", Check::kMixed},
    {"gho_", Body::kAlnum, 36, 255, "SECRET.GITHUB", Check::kGithub},
    {"ghp_", Body::kAlnum, 36, 255, "SECRET.GITHUB", Check::kGithub},
    {"ghr_", Body::kAlnum, 36, 255, "SECRET.GITHUB", Check::kGithub},
    {"ghs_", Body::kAlnum, 36, 255, "SECRET.GITHUB", Check::kGithub},
    {"ghu_", Body::kAlnum, 36, 255, "SECRET.GITHUB", Check::kGithub},
    {"github_pat_", Body::kWord, 50, 100, "SECRET.GITHUB", Check::kMixed},
    {"glagent-", Body::kDotted, 40, 300, "SECRET.GITLAB", Check::kDigit},
    {"glc_", Body::kBase64, 40, 2000, "SECRET.GRAFANA", Check::kMixed},
    {"glcbt-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"gldt-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glffct-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glft-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glimt-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"gloas-", Body::kHex, 64, 64, "SECRET.GITLAB", Check::kDigit},
    {"glpat-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glptt-", Body::kHex, 40, 40, "SECRET.GITLAB", Check::kDigit},
    {"glrt-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glrtr-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glsa_", Body::kWord, 41, 41, "SECRET.GRAFANA", Check::kDigit},
    {"glsoat-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"glwt-", Body::kDotted, 20, 300, "SECRET.GITLAB", Check::kDigit},
    {"gsk_", Body::kAlnum, 50, 54, "SECRET.GROQ", Check::kMixed},
    {"hf_", Body::kAlnum, 34, 40, "SECRET.HUGGINGFACE"},
    {"hvb.", Body::kUrl, 24, 300, "SECRET.VAULT", Check::kMixed},
    {"hvr.", Body::kUrl, 24, 300, "SECRET.VAULT", Check::kMixed},
    {"hvs.", Body::kUrl, 24, 300, "SECRET.VAULT", Check::kMixed},
    {"ico-", Body::kAlnum, 32, 32, "SECRET.INFRACOST", Check::kMixed},
    {"key-", Body::kHex, 32, 32, "SECRET.MAILGUN", Check::kDigit},
    {"lin_api_", Body::kAlnum, 40, 40, "SECRET.LINEAR", Check::kDigit},
    {"lin_oauth_", Body::kAlnum, 40, 64, "SECRET.LINEAR", Check::kDigit},
    {"lsv2_pt_", Body::kWord, 40, 50, "SECRET.LANGSMITH", Check::kDigit},
    {"lsv2_sk_", Body::kWord, 40, 50, "SECRET.LANGSMITH", Check::kDigit},
    {"nfp_", Body::kAlnum, 36, 40, "SECRET.NETLIFY", Check::kMixed},
    {"npm_", Body::kAlnum, 36, 36, "SECRET.NPM", Check::kGithub},
    {"ntn_", Body::kAlnum, 43, 50, "SECRET.NOTION", Check::kMixed},
    {"ops_eyJ", Body::kBase64, 200, 2000, "SECRET.1PASSWORD", Check::kDigit},
    {"oy2", Body::kLowerDigit, 43, 43, "SECRET.NUGET", Check::kDigit},
    {"pha_", Body::kAlnum, 40, 64, "SECRET.POSTHOG", Check::kMixed},
    {"phc_", Body::kAlnum, 40, 48, "SECRET.POSTHOG", Check::kMixed},
    {"phr_", Body::kAlnum, 40, 64, "SECRET.POSTHOG", Check::kMixed},
    {"phx_", Body::kAlnum, 40, 64, "SECRET.POSTHOG", Check::kMixed},
    {"pk.eyJ", Body::kDotted, 60, 200, "SECRET.MAPBOX", Check::kMixed},
    {"pnu_", Body::kAlnum, 36, 36, "SECRET.PREFECT", Check::kMixed},
    {"pplx-", Body::kAlnum, 48, 56, "SECRET.PERPLEXITY", Check::kMixed},
    {"pscale_oauth_", Body::kDotted, 32, 64, "SECRET.PLANETSCALE", Check::kDigit},
    {"pscale_pw_", Body::kDotted, 32, 64, "SECRET.PLANETSCALE", Check::kDigit},
    {"pscale_tkn_", Body::kDotted, 32, 64, "SECRET.PLANETSCALE", Check::kDigit},
    {"pul-", Body::kHex, 40, 40, "SECRET.PULUMI", Check::kDigit},
    {"pypi-", Body::kUrl, 50, 1000, "SECRET.PYPI", Check::kMixed},
    {"r8_", Body::kAlnum, 37, 40, "SECRET.REPLICATE", Check::kMixed},
    {"rdme_", Body::kLowerDigit, 70, 80, "SECRET.README", Check::kDigit},
    {"rk_live_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"rk_prod_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"rk_test_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"rubygems_", Body::kHex, 48, 48, "SECRET.RUBYGEMS", Check::kDigit},
    {"rzp_live_", Body::kAlnum, 14, 14, "SECRET.RAZORPAY", Check::kMixed},
    {"s.", Body::kAlnum, 24, 24, "SECRET.VAULT", Check::kMixed},
    {"sb_secret_", Body::kUrl, 31, 41, "SECRET.SUPABASE", Check::kMixed},
    {"sbp_", Body::kHex, 40, 40, "SECRET.SUPABASE", Check::kDigit},
    {"sbp_v0_", Body::kHex, 40, 40, "SECRET.SUPABASE", Check::kDigit},
    {"secret_", Body::kAlnum, 43, 43, "SECRET.NOTION", Check::kMixed},
    {"sha256~", Body::kUrl, 43, 43, "SECRET.OPENSHIFT", Check::kMixed},
    {"shippo_live_", Body::kHex, 40, 40, "SECRET.SHIPPO", Check::kDigit},
    {"shippo_test_", Body::kHex, 40, 40, "SECRET.SHIPPO", Check::kDigit},
    {"shpat_", Body::kHex, 32, 32, "SECRET.SHOPIFY", Check::kDigit},
    {"shpca_", Body::kHex, 32, 32, "SECRET.SHOPIFY", Check::kDigit},
    {"shppa_", Body::kHex, 32, 32, "SECRET.SHOPIFY", Check::kDigit},
    {"shpss_", Body::kHex, 32, 32, "SECRET.SHOPIFY", Check::kDigit},
    {"sk-", Body::kAlnum, 32, 64, "SECRET.OPENAI", Check::kDigits3},
    {"sk-None-", Body::kUrl, 40, 200, "SECRET.OPENAI", Check::kMixed},
    {"sk-admin-", Body::kUrl, 40, 200, "SECRET.OPENAI", Check::kMixed},
    {"sk-ant-admin01-", Body::kUrl, 95, 95, "SECRET.ANTHROPIC", Check::kEndsAa},
    {"sk-ant-api03-", Body::kUrl, 95, 95, "SECRET.ANTHROPIC", Check::kEndsAa},
    {"sk-ant-oat01-", Body::kUrl, 80, 120, "SECRET.ANTHROPIC", Check::kMixed},
    {"sk-ant-ort01-", Body::kUrl, 80, 120, "SECRET.ANTHROPIC", Check::kMixed},
    {"sk-ant-sid01-", Body::kUrl, 60, 120, "SECRET.ANTHROPIC", Check::kMixed},
    {"sk-ant-sid02-", Body::kUrl, 60, 120, "SECRET.ANTHROPIC", Check::kMixed},
    {"sk-lf-", Body::kHexDash, 36, 36, "SECRET.LANGFUSE"},
    {"sk-or-v1-", Body::kHex, 64, 64, "SECRET.OPENROUTER", Check::kDigit},
    {"sk-proj-", Body::kUrl, 40, 200, "SECRET.OPENAI", Check::kMixed},
    {"sk-svcacct-", Body::kUrl, 40, 200, "SECRET.OPENAI", Check::kMixed},
    {"sk.eyJ", Body::kDotted, 60, 200, "SECRET.MAPBOX", Check::kMixed},
    {"sk_", Body::kHex, 48, 48, "SECRET.ELEVENLABS", Check::kDigit},
    {"sk_live_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"sk_prod_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"sk_test_", Body::kAlnum, 16, 247, "SECRET.STRIPE", Check::kDigit},
    {"sl.", Body::kUrl, 60, 2000, "SECRET.DROPBOX", Check::kMixed},
    {"sm_aat_", Body::kAlnum, 16, 32, "SECRET.SETTLEMINT", Check::kMixed},
    {"sm_pat_", Body::kAlnum, 16, 32, "SECRET.SETTLEMINT", Check::kMixed},
    {"sntrys_", Body::kBase64, 80, 1000, "SECRET.SENTRY", Check::kMixed},
    {"sntryu_", Body::kHex, 64, 64, "SECRET.SENTRY", Check::kDigit},
    {"sq0atp-", Body::kUrl, 22, 60, "SECRET.SQUARE", Check::kDigit},
    {"sq0csp-", Body::kUrl, 40, 60, "SECRET.SQUARE", Check::kDigit},
    {"sqa_", Body::kHex, 40, 40, "SECRET.SONAR", Check::kDigit},
    {"sqp_", Body::kHex, 40, 40, "SECRET.SONAR", Check::kDigit},
    {"squ_", Body::kHex, 40, 40, "SECRET.SONAR", Check::kDigit},
    {"t1.", Body::kDotted, 100, 300, "SECRET.YANDEX", Check::kMixed},
    {"tfp_", Body::kPercent, 59, 60, "SECRET.TYPEFORM", Check::kDigit},
    {"tk-us-", Body::kUrl, 48, 48, "SECRET.SCALINGO", Check::kMixed},
    {"tskey-", Body::kUrl, 20, 80, "SECRET.TAILSCALE", Check::kMixed},
    {"tvly-", Body::kUrl, 32, 48, "SECRET.TAVILY", Check::kMixed},
    {"v1.0-", Body::kHexDash, 160, 180, "SECRET.CLOUDFLARE"},
    {"vca_", Body::kAlnum, 56, 60, "SECRET.VERCEL", Check::kMixed},
    {"vci_", Body::kAlnum, 56, 60, "SECRET.VERCEL", Check::kMixed},
    {"vck_", Body::kAlnum, 56, 60, "SECRET.VERCEL", Check::kMixed},
    {"vcp_", Body::kAlnum, 56, 60, "SECRET.VERCEL", Check::kMixed},
    {"vcr_", Body::kAlnum, 56, 60, "SECRET.VERCEL", Check::kMixed},
    {"waka_", Body::kHexDash, 36, 36, "SECRET.WAKATIME", Check::kDigit},
    {"whsec_", Body::kBase64, 24, 100, "SECRET.STRIPE", Check::kDigit},
    {"xai-", Body::kAlnum, 70, 90, "SECRET.XAI", Check::kMixed},
    {"xapp-", Body::kUrl, 40, 500, "SECRET.SLACK", Check::kDigits3},
    {"xkeysib-", Body::kUrl, 81, 81, "SECRET.BREVO", Check::kDigit},
    {"xoxa-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxb-", Body::kPercent, 20, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxc-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxd-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxe-", Body::kPercent, 40, 1000, "SECRET.SLACK", Check::kDigits3},
    {"xoxe.xoxb-", Body::kPercent, 40, 1000, "SECRET.SLACK", Check::kDigits3},
    {"xoxe.xoxp-", Body::kPercent, 40, 1000, "SECRET.SLACK", Check::kDigits3},
    {"xoxo-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxp-", Body::kPercent, 20, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxr-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xoxs-", Body::kPercent, 16, 500, "SECRET.SLACK", Check::kDigits3},
    {"xsmtpsib-", Body::kUrl, 81, 81, "SECRET.BREVO", Check::kDigit},
    {"xwfp-", Body::kUrl, 40, 500, "SECRET.SLACK", Check::kDigits3},
    {"y0_", Body::kUrl, 54, 64, "SECRET.YANDEX", Check::kMixed},
    {"ya29.", Body::kPercent, 20, 2000, "SECRET.GOOGLE", Check::kMixed},
    {"zpka_", Body::kWord, 40, 50, "SECRET.ZUPLO", Check::kDigit},
};

static_assert(std::ranges::is_sorted(kForms, {}, &TokenForm::prefix));

// GitHub blog, "Behind GitHub's new authentication token formats" (2021): the last six characters
// are the CRC-32 of the others in base62; npm's tokens are made the same way ("Announcing npm's new
// access token format").
bool HasGithubChecksum(std::string_view body) {
  constexpr std::string_view kBase62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  constexpr std::size_t kSize = 6;
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : body.substr(0, body.size() - kSize)) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  crc = ~crc;
  for (std::size_t i = 0; i < kSize; ++i) {
    if (body[body.size() - 1 - i] != kBase62[crc % 62]) return false;
    crc /= 62;
  }
  return true;
}

}  // namespace

std::span<const TokenForm> TokenForms() { return kForms; }

std::span<const TokenForm> TokenFormsOf(char first) {
  const auto [begin, end] = std::ranges::equal_range(
      kForms, first, {}, [](const TokenForm& form) { return form.prefix[0]; });
  return {begin, end};
}

bool IsOfBody(char c, Body body) {
  switch (body) {
    case Body::kAlnum:
      return IsAlnum(c);
    case Body::kWord:
      return IsAlnum(c) || c == '_';
    case Body::kUrl:
      return IsAlnum(c) || c == '_' || c == '-';
    case Body::kDotted:
      return IsAlnum(c) || c == '_' || c == '-' || c == '.';
    case Body::kPercent:
      return IsAlnum(c) || c == '_' || c == '-' || c == '.' || c == '%';
    case Body::kBase64:
      return IsAlnum(c) || c == '_' || c == '-' || c == '+' || c == '/' || c == '=';
    case Body::kHex:
      return IsHexDigit(c);
    case Body::kHexDash:
      return IsHexDigit(c) || c == '-';
    case Body::kUpperDigit:
      return IsUpper(c) || IsDigit(c);
    case Body::kUpperDash:
      return IsUpper(c) || IsDigit(c) || c == '-';
    case Body::kLowerDigit:
      return IsLower(c) || IsDigit(c);
    case Body::kLowerDash:
      return IsLower(c) || IsDigit(c) || c == '-';
  }
  return false;
}

bool IsFiller(std::string_view body) {
  constexpr std::size_t kAlphabet = 20;
  std::array<std::uint16_t, 256> counts{};
  std::uint16_t most = 0;
  std::uint16_t all = 0;
  std::size_t same = 0;
  std::size_t ascending = 0;
  char last = '\0';
  for (const char c : body) {
    same = c == last ? same + 1 : 1;
    ascending = c == last + 1 ? ascending + 1 : 1;
    last = c;
    if (same >= 5 && (c == 'x' || c == 'X' || c == '*' || c == '.')) return true;
    if (ascending >= kAlphabet) return true;
    if (c == '-' || c == '_' || c == '.') continue;
    ++all;
    most = std::max(most, ++counts[static_cast<unsigned char>(ToLower(c))]);
  }
  return most * 3 > all * 2;
}

bool MixesCase(std::string_view body) {
  return std::ranges::any_of(body, IsUpper) && std::ranges::any_of(body, IsLower);
}

// One token in thirty-five of twenty letters and digits has no digit by chance. In one case,
// letters that English seldom uses tell it from a word: 27 % of random letters, 4 % of a text's.
bool HasRareLetters(std::string_view body) {
  constexpr std::string_view kRare = "jkqvwxz";
  const auto rare = std::ranges::count_if(
      body, [&](char c) { return kRare.find(ToLower(c)) != std::string_view::npos; });
  return static_cast<std::size_t>(rare) * 9 >= body.size();
}

Verdict Judge(const TokenForm& form, std::string_view body) {
  if (body.size() < form.min || body.size() > form.max) return {};
  if (form.check == Check::kGithub && HasGithubChecksum(body)) {
    return {.matches = true, .certain = true};
  }
  if (IsFiller(body)) return {};
  const auto digits = std::ranges::count_if(body, IsDigit);
  switch (form.check) {
    case Check::kNone:
    case Check::kGithub:
      return {.matches = true};
    case Check::kDigit:
      return {.matches = digits >= 1 || MixesCase(body) || HasRareLetters(body)};
    case Check::kDigits3:
      return {.matches = digits >= 3};
    case Check::kMixed:
      return {.matches = MixesCase(body)};
    case Check::kEndsAa:
      return {.matches = body.ends_with("AA")};
  }
  return {};
}

}  // namespace tacit::privacy
