#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(AddressDetector, FindsAHouseBesideAPostalCode) {
  constexpr RedactCase kCases[] = {
      {"12 Oak Street, Springfield, IL 62704", "[[ADDRESS]]"},
      {"12 Oak St., Springfield, IL 62704-1234.", "[[ADDRESS]]."},
      {"12 oak st, springfield, il 62704", "[[ADDRESS]]"},
      {"12 N. Oak Hill Ave, Apt. 4B, Springfield IL 62704", "[[ADDRESS]]"},
      {"send to 12 Oak Street\nSpringfield, IL 62704\nthanks", "send to [[ADDRESS]]\nthanks"},
      {"221B Baker Street, London NW1 6XE", "[[ADDRESS]]"},
      {"10 Downing Street, London SW1A 2AA", "[[ADDRESS]]"},
      {"80 Elm Street, Ottawa, ON K1A 0B1", "[[ADDRESS]]"},
      {"Lindenstraße 5a, 10969 Berlin", "[[ADDRESS]]"},
      {"Lindenstr. 5, 10969 Berlin", "[[ADDRESS]]"},
      {"10969 Berlin, Lindenstraße 5", "[[ADDRESS]]"},
      {"7 rue des Lilas, 75020 Paris", "[[ADDRESS]]"},
      {"12, avenue de la Gare, 69003 Lyon", "[[ADDRESS]]"},
      {"Calle Mayor 5, 28013 Madrid", "[[ADDRESS]]"},
      {"Via Roma, 10, 00184 Roma", "[[ADDRESS]]"},
      {"1668 Glyn Street", "[[ADDRESS]]"},
      {"1668 Glyn St, Apt 5", "[[ADDRESS]]"},
      {"P.O. Box 1234", "[[ADDRESS]]"},
      {"PO Box 12, Springfield, IL 62704", "[[ADDRESS]]"},
      {"PSC 0413, Box 8144\nAPO AA 42323", "[[ADDRESS]]"},
  };
  ExpectRedacted(*MakeAddressDetector(), kCases);
}

TEST(AddressDetector, FindsAddressesAsManyCountriesWriteThem) {
  constexpr RedactCase kCases[] = {
      // United States
      {"ship it to 7 Elm St, Unit 3, Dover, DE 19901", "ship it to [[ADDRESS]]"},
      {"12 Oak Street. Then we slept for 62704 seconds",
       "[[ADDRESS]]. Then we slept for 62704 seconds"},
      {"I live at 42 Maple Avenue.", "I live at [[ADDRESS]]."},
      {"4100 Pine Ridge Dr Apt 12\nBoulder, CO 80301", "[[ADDRESS]]"},
      {"1 N Main St, Suite 400", "[[ADDRESS]]"},
      {"P.O. Box 77, Salem, OR 97301", "[[ADDRESS]]"},
      {"USS Example\nFPO AP 96601", "[[ADDRESS]]"},
      // United Kingdom, Ireland
      {"Flat 3, 18 Rowan Close, Leeds LS1 4AB", "[[ADDRESS]]"},
      {"18 Rowan Road, Leeds", "[[ADDRESS]]"},
      {"27 Harbour Street, Galway, Ireland", "[[ADDRESS]]"},
      // Germany, Austria, Switzerland
      {"Ahornweg 12, 80331 München", "[[ADDRESS]]"},
      {"Adresse: Am Alten Markt 3, 50667 Köln", "Adresse: [[ADDRESS]]"},
      {"ich wohne in Birkenallee 7", "ich wohne in [[ADDRESS]]"},
      {"Rosengasse 4/12, 1010 Wien", "[[ADDRESS]]"},
      // France, Belgium
      {"15 bis rue du Moulin, 31000 Toulouse", "[[ADDRESS]]"},
      {"8 avenue des Tilleuls, Nantes", "[[ADDRESS]]"},
      {"3 place de l'Église, 1000 Bruxelles", "[[ADDRESS]]"},
      // Italy, Spain, Portugal, Brazil
      {"Via Garibaldi 22, 20121 Milano", "[[ADDRESS]]"},
      {"abito in via Dante 7", "abito in [[ADDRESS]]"},
      {"Calle de la Luna 14, 3, 28004 Madrid", "[[ADDRESS]]"},
      {"Av. de la Constitución 3, Sevilla", "[[ADDRESS]]"},
      {"Rua das Flores, 120, 4050-262 Porto", "[[ADDRESS]]"},
      // The Netherlands, the north
      {"Kerkstraat 9, 1017 GC Amsterdam", "[[ADDRESS]]"},
      {"Storgatan 5, 111 23 Stockholm", "[[ADDRESS]]"},
      {"Kirkeveien 44, 0368 Oslo", "[[ADDRESS]]"},
      {"Nørregade 6, 1165 København", "[[ADDRESS]]"},
      {"Mannerheimintie 10, 00100 Helsinki", "[[ADDRESS]]"},
      // Poland, Czechia, Hungary
      {"ul. Lipowa 8, 00-316 Warszawa", "[[ADDRESS]]"},
      {"Kossuth Lajos utca 9, Szeged", "[[ADDRESS]]"},
      // Australia, New Zealand, Canada
      {"5/12 Wattle Road, Fitzroy VIC 3065", "[[ADDRESS]]"},
      {"220 Birch Street, Ottawa, ON K1P 5M7", "[[ADDRESS]]"},
      // Vietnam, Japan, China, Russia
      {"12 Đường Nguyễn Huệ, Phường Bến Nghé, Quận 1", "[[ADDRESS]]"},
      {"số 5 ngõ 12 phố Huế, Hà Nội", "số [[ADDRESS]]"},
      {"東京都港区赤坂1-2-3", "[[ADDRESS]]"},
      {"上海市静安区南京西路88号5楼", "[[ADDRESS]]"},
      {"서울특별시 강남구 테헤란로 152", "[[ADDRESS]]"},
      {"ул. Садовая, д. 5, кв. 12", "[[ADDRESS]]"},
      {"живу на улице Садовая 5", "живу на [[ADDRESS]]"},
      // A corner, a code alone
      {"meet at the corner of 5th Ave and Elm Street 12", "meet at [[ADDRESS]]"},
      {"my zip code is 90210", "my zip code is [[ADDRESS]]"},
      {"PLZ: 80331", "PLZ: [[ADDRESS]]"},
      {"my postcode is M1 1AE", "my postcode is [[ADDRESS]]"},
      {"Postcode SW1A 1AA.", "Postcode [[ADDRESS]]."},
      {"postal code K1A 0B1", "postal code [[ADDRESS]]"},
      {"eircode D02 X285", "eircode [[ADDRESS]]"},
      {"CEP 01310-100", "CEP [[ADDRESS]]"},
      {"pin code 560001", "pin code [[ADDRESS]]"},
      {"> 42 Maple Avenue\n> Apt. 5\n> Dover, DE 19901", "> [[ADDRESS]]"},
  };
  ExpectRedacted(*MakeAddressDetector(), kCases);
}

TEST(AddressDetector, LeavesOtherNumbersAndWords) {
  constexpr std::string_view kTexts[] = {
      "error 12345",
      "12 items on the road in 12345 ms",
      "in 2024 Google Drive was down",
      "5 days on the road, then 62704",
      "port 8080 Main thread",
      "2016 Summer Way",
      "1234 is the answer",
      "line 1234 Drive letter",
      "the street has 12345 lamps",
      "NW1 6XE",
      "K1A 0B1",
      "see RFC 12345 and 10 roads",
      "Step 3: take the Way. It took 12345 steps",
      "Springfield, IL 62704",
      "string 5, 10969 bytes",
      "box 1234",
      "v1.2.3 Street 12345",
      "in 2008 Wall Street fell",
      "During 2008, Acme Group grew",
      "3 Google Drive links",
      "Ubuntu 22 and Debian 12",
      "I have 2 cats and 3 dogs",
      "at 5 in the morning",
      "to 25 2) for what it is to 0011 1111",
      "220 0 R",
      "step 5 of 10",
      "Windows 10, Office 365",
      "send 5 packets to port 80",
      "version 4 is on 2 servers",
      "Chapter 12, Section 3",
      "zip 5 files",
      "cep 01310",
      "a postcode like H264 QP",
      "postcode T5 model",
      "a cap of 100",
      "we live in 2024",
      "the office has 12 rooms",
      "the office opens at 9",
      "Java 17 on Server 2019",
      "10 Things Every Developer Should Know",
      "Top 10 Street Foods",
      "купил 5 штук за 100 рублей",
      "第3区 5",
      "error 404, Not Found",
      "500 Internal Server Error",
      "2 Factor Auth on Room 5",
  };
  ExpectSurvive(*MakeAddressDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
