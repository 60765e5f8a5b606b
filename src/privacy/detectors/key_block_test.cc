#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(KeyBlock, FindsBlocks) {
  constexpr RedactCase kCases[] = {
      {"-----BEGIN PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n-----END PRIVATE KEY----"
       "-",
       "[[PRIVATE_KEY]]"},
      {"key: -----BEGIN RSA PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
       "As"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw\n-----END RSA PRIVATE KEY----- done",
       "key: [[PRIVATE_KEY]] done"},
      {"-----BEGIN EC PRIVATE KEY-----\\nrKyG"
       "wOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\\n-----END EC PRIVATE KE"
       "Y-----",
       "[[PRIVATE_KEY]]"},
      {"-----BEGIN OPENSSH PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
       "As"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
       "[[PRIVATE_KEY]]"},
      {"-----BEGIN ENCRYPTED PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
       "[[PRIVATE_KEY]]"},
      {"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n=abcd\n-----END PGP PRIVA"
       "TE KEY BLOCK-----",
       "[[PRIVATE_KEY]]"},
      {"-----BEGIN PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n[[EMAIL]]",
       "[[PRIVATE_KEY]][[EMAIL]]"},
      {"rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
       "AsVe1BBq4xcp5PTr=\n-----END PRIVATE KEY-----",
       "[[PRIVATE_KEY]]"},
      {"ends -----END PRIVATE KEY-----", "ends [[PRIVATE_KEY]]"},
      {"-----BEGIN PRIVATE KEY-----\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n-----END PRIVATE KEY----"
       "-\n-----BEGIN PRIVATE KEY-----\nihzuQ2y6wUiaGIPJ2Ib8/EbzAs"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw\n-----END PRIVATE KEY-----",
       "[[PRIVATE_KEY]]\n[[PRIVATE_KEY]]"},
      {"\"private_key\": \"-----BEGIN PRIVATE KEY-----\\nrKyG"
       "wOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\\n-----END PRIVATE KEY--"
       "---\\n\"",
       "\"private_key\": \"[[PRIVATE_KEY]]\\n\""},
      {"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: x\nPublic-Lines: 2\nrKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nPrivate-Lines: 1\nihzuQ2y"
       "6wUiaGIPJ2Ib8/EbzAsVe1BBq4xcp5PTrkEEpwbKJ\nPrivate-MAC: f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "[[PRIVATE_KEY]]"},
      {"{\"address\":\"69d61"
       "997a241e97931db9dd1cfcef218041a7524\",\"crypto\":{\"cipher\":\"aes-128-ctr\","
       "\"ciphertext\":\""
       "f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c\",\"cipherparams\":{\"iv\":\"f"
       "5fe8"
       "8ee08735ae259265495a93c8de2\"},\"kdf\":\"scrypt\",\"kdfparams\":{\"n\":8192},\"mac\":"
       "\"5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4\"},\"version\":3}",
       "[[PRIVATE_KEY]]"},
      {"wallet {\"address\":\"69d61"
       "997a241e97931db9dd1cfcef218041a7524\",\"crypto\":{\"cipher\":\"aes-128-ctr\","
       "\"ciphertext\":\""
       "f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c\",\"cipherparams\":{\"iv\":\"f"
       "5fe8"
       "8ee08735ae259265495a93c8de2\"},\"kdf\":\"scrypt\",\"kdfparams\":{\"n\":8192},\"mac\":"
       "\"5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4\"},\"version\":3} end",
       "wallet [[PRIVATE_KEY]] end"},
      {"\"ciphertext\": \"f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c\"",
       "\"ciphertext\": \"[[PRIVATE_KEY]]\""},
      {"key = [167,226,210,110,141,21,129,77,217,198,161,189,201,5,133,200,208,163,23,13,255"
       ",254,178,31,196,41,134,104,49,19,4,27,217,145,148,140,120,136,36,148,201,136,139,159"
       ",80,149,36,96,169,73,144,47,105,14,213,204,164,145,78,183,41,151,103,36]",
       "key = [[PRIVATE_KEY]]"},
      {"secret: [167, 226, 210, 110, 141, 21, 129, 77, 217, 198, 161, 189, 201, 5, 133, 200,"
       " 208, 163, 23, 13, 255, 254, 178, 31, 196, 41, 134, 104, 49, 19, 4, 27, 217, 145, 14"
       "8, 140, 120, 136, 36, 148, 201, 136, 139, 159, 80, 149, 36, 96, 169, 73, 144, 47, 10"
       "5, 14, 213, 204, 164, 145, 78, 183, 41, 151, 103, 36]",
       "secret: [[PRIVATE_KEY]]"},
      {"Keypair.fromSecretKey=Uint8Array.from([167,226,210,110,141,21,129,77,217,198,161,189"
       ",201,5,133,200,208,163,23,13,255,254,178,31,196,41,134,104,49,19,4,27,217,145,148,14"
       "0,120,136,36,148,201,136,139,159,80,149,36,96,169,73,144,47,105,14,213,204,164,145,7"
       "8,183,41,151,103,36])",
       "Keypair.fromSecretKey=Uint8Array.from([[PRIVATE_KEY]])"},
      {"\"d\": \"N5Xyr"
       "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0\"",
       "\"d\": \"[[PRIVATE_KEY]]\""},
  };
  ExpectRedacted(*MakeKeyBlockDetector(), kCases);
}

TEST(KeyBlock, LeavesCertificatesAndOtherText) {
  constexpr std::string_view kTexts[] = {
      "-----BEGIN CERTIFICATE-----\nrKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n-----END CERTIFICATE----"
      "-",
      "-----BEGIN PUBLIC KEY-----\nrKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\n-----END PUBLIC KEY-----",
      "-----",
      "-----"
      "---------------------------------------------------------------------------",
      "----- notes -----",
      "a -----BEGIN-----",
      "\"ciphertext\": \"none\"",
      "\"d\": \"short\"",
      "x = [1,2,3]",
      "x: [300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,"
      "300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,"
      "300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,300,"
      "300,300]",
      "x = [7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7"
      ",7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7]",
      "\"id\": \"N5Xyr"
      "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0\"",
      "PuTTY-User-Key-File-Format",
      "BEGIN PRIVATE KEY",
      "the line with PRIVATE KEY in it",
      "title: [draft] text",
      "\"ciphertext\": \"[[PRIVATE_KEY]]\"",
      "-----BEGIN [[X]] PRIVATE KEY-----",
  };
  ExpectSurvive(*MakeKeyBlockDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
