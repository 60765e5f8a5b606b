#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(Assignment, FindsValuesOfTellingNames) {
  constexpr RedactCase kCases[] = {
      {"password: hunter2", "password: [[SECRET.PASSWORD]]"},
      {"Password: Tr0ub4dor&3", "Password: [[SECRET.PASSWORD]]"},
      {"pwd=hunter2", "pwd=[[SECRET.PASSWORD]]"},
      {"my password is: hunter2", "my password is: [[SECRET.PASSWORD]]"},
      {"\"password\": \"hunter2\"", "\"password\": \"[[SECRET.PASSWORD]]\""},
      {"'db_password' => 'hunter2'", "'db_password' => '[[SECRET.PASSWORD]]'"},
      {"DB_PASS=hunter2", "DB_PASS=[[SECRET.PASSWORD]]"},
      {"password: (hunter2), thanks", "password: ([[SECRET.PASSWORD]]), thanks"},
      {"--password=hunter2", "--password=[[SECRET.PASSWORD]]"},
      {"pass: a1,b2)c3", "pass: [[SECRET.PASSWORD]]"},
      {"(pw:hunter2)", "(pw:[[SECRET.PASSWORD]])"},
      {"id:ann,pw:hunter2", "id:ann,pw:[[SECRET.PASSWORD]]"},
      {"login: ann password: hunter2", "login: ann password: [[SECRET.PASSWORD]]"},
      {"PW:=hunter2", "PW:=[[SECRET.PASSWORD]]"},
      {"if (password == \"hunter2\")", "if (password == \"[[SECRET.PASSWORD]]\")"},
      {"password: str = \"hunter2\"", "password: str = \"[[SECRET.PASSWORD]]\""},
      {"**Password:** hunter2", "**Password:** [[SECRET.PASSWORD]]"},
      {"пароль: секрет123", "пароль: [[SECRET.PASSWORD]]"},
      {"Пароль - см. ниже. Пароль: qwerty", "Пароль - см. ниже. Пароль: [[SECRET.PASSWORD]]"},
      {"mật khẩu: hunter2", "mật khẩu: [[SECRET.PASSWORD]]"},
      {"contraseña: hunter2", "contraseña: [[SECRET.PASSWORD]]"},
      {"mot de passe : hunter2", "mot de passe : [[SECRET.PASSWORD]]"},
      {"密码：hunter2", "密码：hunter2"},
      {"密码:hunter2", "密码:[[SECRET.PASSWORD]]"},
      {"<password>hunter2</password>", "<password>[[SECRET.PASSWORD]]</password>"},
      {"passphrase: correct-horse", "passphrase: [[SECRET.PASSWORD]]"},
      {"pass=hunter2;user=ann", "pass=[[SECRET.PASSWORD]];user=ann"},
      {"api_key: as7ew2Wj3ABzHM8jglgW", "api_key: [[SECRET]]"},
      {"API key: 064XuWP8bUBXYSjMii1HULD5", "API key: [[SECRET]]"},
      {"apikey=\"f5fe8"
       "8ee08735ae259265495a93c8de2\"",
       "apikey=\"[[SECRET]]\""},
      {"\"access_token\":\"T3UEu"
       "wcIiolZUjf2lLwlotKGKNjuBEjcL2FdOQ18\"",
       "\"access_token\":\"[[SECRET]]\""},
      {"client_secret=064XuWP8bUBXYSjMii1HULD5", "client_secret=[[SECRET]]"},
      {"SECRET_TOKEN: xyJDgKjlTrmVJNCRKXK0", "SECRET_TOKEN: [[SECRET]]"},
      {"snyk_token = \"12345"
       "678-abcd-abcd-abcd-1234567890ab\"",
       "snyk_token = \"[[SECRET]]\""},
      {"x-api-key: 064XuWP8bUBXYSjMii1HULD5", "x-api-key: [[SECRET]]"},
      {"key = N5Xyr"
       "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
       "key = [[SECRET]]"},
      {"Authorization: Bearer 064XuWP8bUBXYSjMii1HULD5", "Authorization: Bearer [[SECRET]]"},
      {"Authorization: Basic YW5uOmh1bnRlcjI=", "Authorization: Basic [[SECRET.BASIC_AUTH]]"},
      {"-H \"Authorization: Token f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfec\"",
       "-H \"Authorization: Token [[SECRET]]\""},
      {"Authorization: 064XuWP8bUBXYSjMii1HULD5", "Authorization: [[SECRET]]"},
      {"curl -u ann:hunter2 https://h", "curl -u [[SECRET.BASIC_AUTH]] https://h"},
      {"curl --user 'ann:hun ter2' h", "curl --user '[[SECRET.BASIC_AUTH]]' h"},
      {"curl -u \":hunter2\" h", "curl -u \"[[SECRET.BASIC_AUTH]]\" h"},
      {"BUNDLE_GEMS__EXAMPLE__COM=cafe:beef", "BUNDLE_GEMS__EXAMPLE__COM=[[SECRET]]"},
      {"PIN: 4821", "PIN: [[SECRET]]"},
      {"your verification code: 482193", "your verification code: [[SECRET]]"},
      {"OTP=482193", "OTP=[[SECRET]]"},
      {"PASSWORD = os.environ.get(\"PASSWORD\") or \"hunter2\"",
       "PASSWORD = os.environ.get(\"PASSWORD\") or \"[[SECRET.PASSWORD]]\""},
      {"password = getenv(\"PW\", \"hunter2\")",
       "password = getenv(\"PW\", \"[[SECRET.PASSWORD]]\")"},
      {"secret-ANYkey:064XuWP8bUBXYSjMii1HULD5", "secret-ANYkey:[[SECRET]]"},
      {"CURLOPT_USERPWD, \"ann:hunter2\")", "CURLOPT_USERPWD, \"[[SECRET.BASIC_AUTH]]\")"},
      {"nonce: as7ew2Wj3ABz+HM8jglgW/fc7jLAJ3tAq3z5", "nonce: [[SECRET]]"},
      {"secret: \\\"xyJDgKjlTrmVJNCRKXK0\\\"", "secret: \\\"[[SECRET]]\\\""},
  };
  ExpectRedacted(*MakeAssignmentDetector(), kCases);
}

TEST(Assignment, LeavesPlaceholdersProseAndCode) {
  constexpr std::string_view kTexts[] = {
      "password: ****",
      "password: (optional)",
      "password = (2 words)",
      "password: <password>",
      "password=${DB_PASSWORD}",
      "password: $PASSWORD",
      "password: {{ password }}",
      "password: none",
      "\"password\": null",
      "password: true",
      "Password: required",
      "password: string",
      "password=os.environ[\"PASSWORD\"]",
      "password = get_password()",
      "password = request.password",
      "password = newPassword",
      "Password: the one from yesterday",
      "password: see the wiki page",
      "secret: it was me",
      "token: 5",
      "token: none of your business",
      "token: the new one",
      "secret: SomeClassName",
      "api_key: YOUR_API_KEY_HERE",
      "apikey: xxxxxxxxxxxxxxxx",
      "token=process.env.TOKEN",
      "bypass: hunter22",
      "compass=north123",
      "monkey: bananas1",
      "primary_key: user_id_2024",
      "public_key: N5Xyr"
      "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
      "cache_key: user:1234:profile",
      "csrf_token=N5Xyr"
      "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
      "next_page_token: 064XuWP8bUBXYSjMii1HULD5",
      "https://example.com/a:b",
      "max_tokens: 4096",
      "key: value",
      "key = f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfec",
      "key: f47ac"
      "10b-58cc-4372-a567-0e02b2c3d479",
      "commit: 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "sha256: f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "password:",
      "password: [[SECRET.PASSWORD]]",
      "token=[[SECRET]]",
      "\"password\": \"Please enter your password\"",
      "curl -u $USER:$PASS h",
      "curl -u test:test h",
      "docker run -u 1000:1000 x",
      "pin: board",
      "pin: 12",
      "Authorization: Bearer <token>",
      "Authorization: Basic",
      "secret_name = \"NEXUS-GPT4-API-KEY\"",
      "keyword: \"Befaehigung_P2\"",
      "secret: cert.p12",
      "token_file=/tmp/app.token",
      "10:30 standup",
      "a == b",
      "x != y",
      "note: password",
      "session: tomorrow",
      "login: ann",
      "auth: oauth2",
      "if (x::password) return",
      "user:ann",
      "std::string token",
  };
  ExpectSurvive(*MakeAssignmentDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
