#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(Token, FindsTheFamilies) {
  constexpr RedactCase kCases[] = {
      {"ghp_R"
       "nnrIk0Yr1V36K1kFvapYYfHdUMxnK2612uC",
       "[[SECRET.GITHUB]]"},
      {"gho_E"
       "wuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf9",
       "[[SECRET.GITHUB]]"},
      {"ghs_E"
       "wuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf9",
       "[[SECRET.GITHUB]]"},
      {"githu"
       "b_pat_as7ew2Wj3ABzHM8jglgWfc_as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGO"
       "ZSm7",
       "[[SECRET.GITHUB]]"},
      {"glpat-as7ew2Wj3ABzHM8jglgW", "[[SECRET.GITLAB]]"},
      {"glptt"
       "-f5fe88ee08735ae259265495a93c8de2b0eacfec",
       "[[SECRET.GITLAB]]"},
      {"gldt-as7ew2Wj3ABzHM8jglgW", "[[SECRET.GITLAB]]"},
      {"glrt-as7ew2Wj3ABzHM8jglgW", "[[SECRET.GITLAB]]"},
      {"xoxb-"
       "781230000011-781230000022-as7ew2Wj3ABzHM8jglgWfc7j",
       "[[SECRET.SLACK]]"},
      {"xoxp-"
       "781230000011-781230000022-781230000033-f5fe88ee08735ae259265495a93c8de2",
       "[[SECRET.SLACK]]"},
      {"xoxe."
       "xoxp-1-as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8t"
       "ekJsSoucaPGCY1234",
       "[[SECRET.SLACK]]"},
      {"xoxe-"
       "1-as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJsS"
       "oucaPGCY123",
       "[[SECRET.SLACK]]"},
      {"xapp-"
       "1-A012AB3CDEF-781230000011-f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3"
       "199fa8c",
       "[[SECRET.SLACK]]"},
      {"AKIAAW5IEJQRM3SM3JTZ", "[[SECRET.AWS]]"},
      {"ASIAAW5IEJQRM3SM3JT7", "[[SECRET.AWS]]"},
      {"AIzau"
       "7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1",
       "[[SECRET.GOOGLE]]"},
      {"ya29."
       "as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7x",
       "[[SECRET.GOOGLE]]"},
      {"GOCSP"
       "X-as7ew2Wj3ABzHM8jglgWfc7jLAJ3",
       "[[SECRET.GOOGLE]]"},
      {"1//0as7e"
       "w2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7x",
       "[[SECRET.GOOGLE]]"},
      {"sk-as"
       "7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tN",
       "[[SECRET.OPENAI]]"},
      {"sk-pr"
       "oj-as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7x",
       "[[SECRET.OPENAI]]"},
      {"sk-an"
       "t-api03-as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8"
       "tekJsSoucaPGCYnxtAA",
       "[[SECRET.ANTHROPIC]]"},
      {"sk_li"
       "ve_as7ew2Wj3ABzHM8jglgWfc7j",
       "[[SECRET.STRIPE]]"},
      {"rk_te"
       "st_as7ew2Wj3ABzHM8jglgWfc7j",
       "[[SECRET.STRIPE]]"},
      {"whsec"
       "_as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3",
       "[[SECRET.STRIPE]]"},
      {"ACf5f"
       "e88ee08735ae259265495a93c8de2",
       "[[SECRET.TWILIO]]"},
      {"SKf5f"
       "e88ee08735ae259265495a93c8de2",
       "[[SECRET.TWILIO]]"},
      {"SG.as"
       "7ew2Wj3ABzHM8jglgWfc.N5XyrbauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
       "[[SECRET.SENDGRID]]"},
      {"key-f"
       "5fe88ee08735ae259265495a93c8de2",
       "[[SECRET.MAILGUN]]"},
      {"f5fe8"
       "8ee08735ae259265495a93c8de2-us12",
       "[[SECRET.MAILCHIMP]]"},
      {"npm_E"
       "wuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf9",
       "[[SECRET.NPM]]"},
      {"pypi-"
       "as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJ",
       "[[SECRET.PYPI]]"},
      {"eyJhb"
       "GciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJpbnZlbnRlZCIsIm4iOjF9.4WlbUCeuRCjeC-G8goz"
       "R682HZS7Hm_0J4hlNrcLkAx4",
       "[[SECRET.JWT]]"},
      {"OTk4O"
       "Dc3NjY1NTQ0MzMyMjEx.GxYz12.hpvtvnJpphHtodQ1tiCguh2kfdKs8zmXazKCdL",
       "[[SECRET.DISCORD]]"},
      {"abc8Q~as7ew"
       "2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5",
       "[[SECRET.AZURE]]"},
      {"dop_v"
       "1_f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "[[SECRET.DIGITALOCEAN]]"},
      {"shpat"
       "_f5fe88ee08735ae259265495a93c8de2",
       "[[SECRET.SHOPIFY]]"},
      {"sq0at"
       "p-as7ew2Wj3ABzHM8jglgWfc",
       "[[SECRET.SQUARE]]"},
      {"HRKU-"
       "as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5Hx",
       "[[SECRET.HEROKU]]"},
      {"dapif"
       "5fe88ee08735ae259265495a93c8de2",
       "[[SECRET.DATABRICKS]]"},
      {"hf_as"
       "7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5",
       "[[SECRET.HUGGINGFACE]]"},
      {"ATATT"
       "3as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJsSo"
       "ucaPGCYnxtas7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYS"
       "s8tekJsSoucaP",
       "[[SECRET.ATLASSIAN]]"},
      {"lin_a"
       "pi_as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGb",
       "[[SECRET.LINEAR]]"},
      {"ntn_1"
       "2345678901as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5H",
       "[[SECRET.NOTION]]"},
      {"secre"
       "t_as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZ",
       "[[SECRET.NOTION]]"},
      {"sntry"
       "u_f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "[[SECRET.SENTRY]]"},
      {"glsa_"
       "as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3_f5fe88ee",
       "[[SECRET.GRAFANA]]"},
      {"glc_a"
       "s7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJ",
       "[[SECRET.GRAFANA]]"},
      {"dckr_"
       "pat_as7ew2Wj3ABzHM8jglgWfc7jLAJ",
       "[[SECRET.DOCKER]]"},
      {"hvs.a"
       "s7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJsSouc"
       "aPGCY",
       "[[SECRET.VAULT]]"},
      {"s.064XuWP8bUBXYSjMii1HULD5", "[[SECRET.VAULT]]"},
      {"dp.pt"
       ".as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZ",
       "[[SECRET.DOPPLER]]"},
      {"PMAK-"
       "f5fe88ee08735ae259265495-f5fe88ee08735ae259265495a93c8de2b0",
       "[[SECRET.POSTMAN]]"},
      {"NRAK-"
       "AW5IEJQRM3SM3JTZESGQINNYWVE",
       "[[SECRET.NEWRELIC]]"},
      {"figd_"
       "as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGb",
       "[[SECRET.FIGMA]]"},
      {"fo1_a"
       "s7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZ",
       "[[SECRET.FLY]]"},
      {"pul-f"
       "5fe88ee08735ae259265495a93c8de2b0eacfec",
       "[[SECRET.PULUMI]]"},
      {"rubyg"
       "ems_f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5",
       "[[SECRET.RUBYGEMS]]"},
      {"sbp_f"
       "5fe88ee08735ae259265495a93c8de2b0eacfec",
       "[[SECRET.SUPABASE]]"},
      {"12345"
       "678:u7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1",
       "[[SECRET.TELEGRAM]]"},
      {"12345"
       "67890:u7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1",
       "[[SECRET.TELEGRAM]]"},
      {"https://hooks.slack.com/services/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",
       "https://hooks.slack.com/services/[[SECRET.SLACK]]"},
      {"https://discord.com/api/webhooks/123456789012345678/as7ew"
       "2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKt",
       "https://discord.com/api/webhooks/[[SECRET.DISCORD]]"},
      {"https://api.telegram.org/bot12"
       "34567890:u7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1/getMe",
       "https://api.telegram.org/bot[[SECRET.TELEGRAM]]/getMe"},
      {"Bearer N5Xyr"
       "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
       "Bearer [[SECRET]]"},
      {"Basic YW5uO"
       "mludmVudGVkLXBhc3N3b3Jk",
       "Basic [[SECRET.BASIC_AUTH]]"},
      {"my token is ghp_R"
       "nnrIk0Yr1V36K1kFvapYYfHdUMxnK2612uC.",
       "my token is [[SECRET.GITHUB]]."},
      {"key:n"
       "pm_EwuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf9, ok",
       "key:[[SECRET.NPM]], ok"},
      {"токен=glpat-as7ew2Wj3ABzHM8jglgW", "токен=[[SECRET.GITLAB]]"},
      {"\"eyJhb"
       "GciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJpbnZlbnRlZCIsIm4iOjF9.4WlbUCeuRCjeC-G8goz"
       "R682HZS7Hm_0J4hlNrcLkAx4\"",
       "\"[[SECRET.JWT]]\""},
      {"api_hash f5fe8"
       "8ee08735ae259265495a93c8de2",
       "api_hash [[SECRET.TELEGRAM]]"},
      {"my_AKIAAW5IEJQRM3SM3JTZ", "my_[[SECRET.AWS]]"},
      {"aws T3UEu"
       "wcIiolZUjf2lLwlotKGKNjuBEjcL2FdOQ18",
       "aws [[SECRET.AWS]]"},
      {"eyJhb"
       "GciOiJub25lIn0.eyJhIjoxfQ. x",
       "[[SECRET.JWT]] x"},
  };
  ExpectRedacted(*MakeTokenDetector(), kCases);
}

TEST(Token, LeavesLookAlikes) {
  constexpr std::string_view kTexts[] = {
      "ghp_x"
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "ghp_E"
      "wuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf",
      "glpat-XXXXXXXXXXX-XXXXXXXX",
      "xoxb-"
      "xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx",
      "xoxb-12345-abcd234",
      "AKIA",
      "ASIAPACIFICCOUNTRIES",
      "AIzau"
      "7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1abc",
      "AIzaS"
      "yabcdefghijklmnopqrstuvwxyz1234567",
      "sk-learn-contrib-package",
      "task-"
      "f5fe88ee08735ae259265495a93c8de2",
      "scan-"
      "disk-f5fe88ee08735ae259265495a93c8de2",
      "69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "f47ac"
      "10b-58cc-4372-a567-0e02b2c3d479",
      "sha25"
      "6:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "sha51"
      "2-rKyGwOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx==",
      "data:image/png;base64,rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "01ARZ3NDEKTSV4RRFFQ69G5FAV",
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
      "This_"
      "is_a_long_snake_case_name",
      "SOME_"
      "LONG_SCREAMING_CASE_NAME",
      "AVeryLongCamelCaseClassName",
      "registry.example.com/app@sha25"
      "6:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "v1.2.3-rc1+build.20240101",
      "npm_config_user_agent",
      "npm_l"
      "ifecycle_event_of_the_script_name",
      "hf_tr"
      "ansfer_is_a_package_name",
      "s.thisstringisalllowercase",
      "eyJus"
      "t-a-word-that-begins-so",
      "12:34:56 12345678:short",
      "12345"
      "67:u7IJDxApdMDugYZ6sSFFqZVjw40eIbvk1f1",
      "https://discord.com/channels/1/2",
      "https://hooks.slack.com/services/",
      "[[WALLE"
      "T.ETH:w1_abcdefghijklmnopqrstuvwxyz]]",
      "api_org_controller",
      "bearer of bad news-and-more-of-it",
      "basic understanding-of-the-thing",
      "secret_name_of_the_thing",
      "pk_li"
      "ve_is_public_and_survives",
      "ACTIV"
      "E_CONNECTIONS_LIMIT_REACHED_1",
      "SKYSC"
      "RAPER-1234567890-abcdef",
      "general-discussion-and-help",
      "key-v"
      "alue-store-of-the-cluster-01",
  };
  ExpectSurvive(*MakeTokenDetector(), kTexts);
}

TEST(Token, IsCertainOfAGithubTokenWithItsChecksum) {
  const auto score = [](std::string_view text) {
    return FindAll(*MakeTokenDetector(), text).at(0).score;
  };
  EXPECT_EQ(score("ghp_R"
                  "nnrIk0Yr1V36K1kFvapYYfHdUMxnK2612uC"),
            1.0F);
  EXPECT_EQ(score("ghp_E"
                  "wuzuUtuDFwDdUo4X5bpUgDi7KdqvPyHEIf9"),
            0.8F);
}

}  // namespace
}  // namespace tacit::privacy
