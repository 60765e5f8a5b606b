#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletBech32, FindsAddressesByTheirPrefix) {
  constexpr RedactCase kCases[] = {
      {"erd12"
       "twvatwhvjm2xtampxk74cgfcj5ewgpew56jhputz3wg5skcsn8sl9tmd8",
       "[[WALLE"
       "T.EGLD:erd12twvatwhvjm2xtampxk74cgfcj5ewgpew56jhputz3wg5skcsn8sl9tmd8]]"},
      {"zs1fn"
       "76wtvwr4wajfvfpqkc22n3y2rna6q94h2cjssk0gu99pset3nel8rfjnj9hz43pxqpypvkcpj",
       "[[WALLE"
       "T.ZEC:zs1fn76wtvwr4wajfvfpqkc22n3y2rna6q94h2cjssk0gu99pset3nel8rfjnj9hz43pxqpypvkcpj]]"},
      {"bc1q4"
       "jkgds8xp89fqmmr9v8zmtxvk2mh6g4sdlnak9",
       "[[WALLE"
       "T.BTC:bc1q4jkgds8xp89fqmmr9v8zmtxvk2mh6g4sdlnak9]]"},
      {"bc1qv"
       "trx57ja6uxrz3npsp3ux389x8ndfdv7x7vqs3pua93t827k83dqhxfsze",
       "[[WALLE"
       "T.BTC:bc1qvtrx57ja6uxrz3npsp3ux389x8ndfdv7x7vqs3pua93t827k83dqhxfsze]]"},
      {"bc1pr"
       "vttrh6n3wsjmsle0mdmsh92wpgdgmq5sy6zjrlt4q8cydkg8kuslts6nw",
       "[[WALLE"
       "T.BTC:bc1prvttrh6n3wsjmsle0mdmsh92wpgdgmq5sy6zjrlt4q8cydkg8kuslts6nw]]"},
      {"tb1qz"
       "jx7n3d853x3netvmxhp542t7euy0tashcmc0r",
       "[[WALLE"
       "T.BTC:tb1qzjx7n3d853x3netvmxhp542t7euy0tashcmc0r]]"},
      {"ltc1q"
       "vhr5c9dxscv8hd4mlx2c7j20c6uqq6qrptfczk",
       "[[WALLE"
       "T.LTC:ltc1qvhr5c9dxscv8hd4mlx2c7j20c6uqq6qrptfczk]]"},
      {"addr1"
       "qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p60d4yrj6hm6jq40y"
       "je9c97eqlnj7q8",
       "[[WALLE"
       "T.ADA:addr1qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p60d4y"
       "rj6hm6jq40yje9c97eqlnj7q8]]"},
      {"addr_"
       "test1qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p60d4yrj6hm6"
       "jq40yje9c97eqdnxe79",
       "[[WALLE"
       "T.ADA:addr_test1qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p"
       "60d4yrj6hm6jq40yje9c97eqdnxe79]]"},
      {"stake"
       "1uyzr5uv8wnzh90v2ykkmavdle4wqy44wz88vl8uu87f96rsdxhy3r",
       "[[WALLE"
       "T.ADA:stake1uyzr5uv8wnzh90v2ykkmavdle4wqy44wz88vl8uu87f96rsdxhy3r]]"},
      {"cosmo"
       "s1fjlpjuttr2nn5e7ufv5vxsu3s7d4qvjeula3h5",
       "[[WALLE"
       "T.COSMOS:cosmos1fjlpjuttr2nn5e7ufv5vxsu3s7d4qvjeula3h5]]"},
      {"osmo1"
       "tkhcz26v44ajppc0myzq5shwdz24glwyg9umw4",
       "[[WALLE"
       "T.COSMOS:osmo1tkhcz26v44ajppc0myzq5shwdz24glwyg9umw4]]"},
      {"terra"
       "1ns2rrm4ef5n8mx93kyvfsgew7uy4uu4543zhff",
       "[[WALLE"
       "T.COSMOS:terra1ns2rrm4ef5n8mx93kyvfsgew7uy4uu4543zhff]]"},
      {"juno1"
       "55qj34vlfq4gv9cnjn4h5tgcyn0hchf85ce4g2",
       "[[WALLE"
       "T.COSMOS:juno155qj34vlfq4gv9cnjn4h5tgcyn0hchf85ce4g2]]"},
      {"celes"
       "tia1zdtfu4z8qkzfqss9ns0rpykd8x5nfazs4lz273",
       "[[WALLE"
       "T.COSMOS:celestia1zdtfu4z8qkzfqss9ns0rpykd8x5nfazs4lz273]]"},
      {"inj1n"
       "axjvrykf4xzvzjf6kwdxngh5uajswjp2s3p3p",
       "[[WALLE"
       "T.COSMOS:inj1naxjvrykf4xzvzjf6kwdxngh5uajswjp2s3p3p]]"},
      {"kava1"
       "5lepxs2yjns267xkqn2an3nazs2qzw25vawyhp",
       "[[WALLE"
       "T.COSMOS:kava15lepxs2yjns267xkqn2an3nazs2qzw25vawyhp]]"},
      {"sei1d"
       "gnw9da9xcvp94v6h62vedr3l8e63pmucpcxy3",
       "[[WALLE"
       "T.COSMOS:sei1dgnw9da9xcvp94v6h62vedr3l8e63pmucpcxy3]]"},
      {"cosmo"
       "svaloper142lkd5jgnrpjgp7nhxx5fdn44k8c3u2dyhyfvl",
       "[[WALLE"
       "T.COSMOS:cosmosvaloper142lkd5jgnrpjgp7nhxx5fdn44k8c3u2dyhyfvl]]"},
      {"lnbc2"
       "500u1uwuc5ndrrgf86j77depsx0mxhgn5e2cwkl43cu8vg9qzha388hvw8wv2fk335ynaf00xuscr8ant5f6"
       "v4v8t06cuwrkyzspt7cnnmk8rhx9ymgc6zf75hhnwgvpn7e46yax2kr4havw8pmzpgq4lvfeamqud4nam",
       "[[WALLE"
       "T.LN:lnbc2500u1uwuc5ndrrgf86j77depsx0mxhgn5e2cwkl43cu8vg9qzha388hvw8wv2fk335ynaf00xu"
       "scr8ant5f6v4v8t06cuwrkyzspt7cnnmk8rhx9ymgc6zf75hhnwgvpn7e46yax2kr4havw8pmzpgq4lvfeam"
       "qud4nam]]"},
      {"BC1Q4"
       "JKGDS8XP89FQMMR9V8ZMTXVK2MH6G4SDLNAK9",
       "[[WALLE"
       "T.BTC:bc1q4jkgds8xp89fqmmr9v8zmtxvk2mh6g4sdlnak9]]"},
      {"to osmo1"
       "tkhcz26v44ajppc0myzq5shwdz24glwyg9umw4, thanks",
       "to [[WALLE"
       "T.COSMOS:osmo1tkhcz26v44ajppc0myzq5shwdz24glwyg9umw4]], thanks"},
  };
  ExpectRedacted(*MakeWalletBech32Detector(), kCases);
}

TEST(WalletBech32, LeavesWrongChecksumsAndOtherPrefixes) {
  constexpr std::string_view kTexts[] = {
      "bc1q4"
      "jkgds8xp89fqmmr9v8zmtxvk2mh6g4sdlnakq",
      "bc1qv"
      "trx57ja6uxrz3npsp3ux389x8ndfdv7x7vqs3pua93t827k83dqhxfszq",
      "bc1pr"
      "vttrh6n3wsjmsle0mdmsh92wpgdgmq5sy6zjrlt4q8cydkg8kuslts6nq",
      "tb1qz"
      "jx7n3d853x3netvmxhp542t7euy0tashcmc0q",
      "ltc1q"
      "vhr5c9dxscv8hd4mlx2c7j20c6uqq6qrptfczq",
      "addr1"
      "qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p60d4yrj6hm6jq40y"
      "je9c97eqlnj7qq",
      "addr_"
      "test1qx8rtskd80mxgx7mpcs9pdmfxt9m9esrfgxa4nqan04g9fj9gdy7gghs22t3j84dz03p60d4yrj6hm6"
      "jq40yje9c97eqdnxe7q",
      "stake"
      "1uyzr5uv8wnzh90v2ykkmavdle4wqy44wz88vl8uu87f96rsdxhy3q",
      "cosmo"
      "s1fjlpjuttr2nn5e7ufv5vxsu3s7d4qvjeula3hq",
      "osmo1"
      "tkhcz26v44ajppc0myzq5shwdz24glwyg9umwq",
      "terra"
      "1ns2rrm4ef5n8mx93kyvfsgew7uy4uu4543zhfq",
      "juno1"
      "55qj34vlfq4gv9cnjn4h5tgcyn0hchf85ce4gq",
      "celes"
      "tia1zdtfu4z8qkzfqss9ns0rpykd8x5nfazs4lz27q",
      "inj1n"
      "axjvrykf4xzvzjf6kwdxngh5uajswjp2s3p3q",
      "kava1"
      "5lepxs2yjns267xkqn2an3nazs2qzw25vawyhq",
      "sei1d"
      "gnw9da9xcvp94v6h62vedr3l8e63pmucpcxyq",
      "cosmo"
      "svaloper142lkd5jgnrpjgp7nhxx5fdn44k8c3u2dyhyfvq",
      "lnbc2"
      "500u1uwuc5ndrrgf86j77depsx0mxhgn5e2cwkl43cu8vg9qzha388hvw8wv2fk335ynaf00xuscr8ant5f6"
      "v4v8t06cuwrkyzspt7cnnmk8rhx9ymgc6zf75hhnwgvpn7e46yax2kr4havw8pmzpgq4lvfeamqud4naq",
      "bc1pr"
      "vttrh6n3wsjmsle0mdmsh92wpgdgmq5sy6zjrlt4q8cydkg8kus2hqkkv",
      "zzz1u"
      "wuc5ndrrgf86j77depsx0mxhgn5e2cwx5c5ml",
      "bc1q4"
      "jkgds8xp89fqmmr9v8zmtxvk2mh6g4sdlnAK9",
      "bc1isnotanaddressatall",
      "terra1-module-for-the-cloud",
      "cosmos1234567890abcdef",
  };
  ExpectSurvive(*MakeWalletBech32Detector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
