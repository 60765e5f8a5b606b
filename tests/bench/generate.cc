// Writes an invented Telegram Desktop export of N messages for measurements:
//   tacit_bench_generate N OUT [SEED]
// tdesktop's layout (one key a line, 1-space indents). 20,000 authors with a skewed activity, 15 %
// Cyrillic and 10 % Vietnamese texts, 25 % replies, 15 % with reactions, 10 % media, 2 % service
// messages, about 4.5 % with planted personal data, and hard negatives (prices, versions, dates,
// hashes in URLs). The mean text has about 87 bytes, a message about 526 bytes of JSON.
// The same N and SEED give the same bytes.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/xoshiro.h"

namespace {

class Random : public tacit::Xoshiro {
 public:
  using Xoshiro::Xoshiro;
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }
  bool Chance(double p) { return Unit() < p; }
  std::string From(std::string_view alphabet, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += alphabet[Below(alphabet.size())];
    return out;
  }
  std::string Digits(int n) { return From("0123456789", n); }
  std::string Hex(int n) { return From("0123456789abcdef", n); }
  std::string Alnum(int n) {
    return From("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", n);
  }
};

// Words in order of frequency; picked by Zipf's law.
class Language {
 public:
  explicit Language(std::string_view words) {
    double sum = 0;
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      words_.emplace_back(words.substr(begin, end - begin));
      sum += 1.0 / static_cast<double>(words_.size() + 2);
      cumulative_.push_back(sum);
      begin = end + 1;
    }
  }
  const std::string& Pick(Random& random) const {
    const double x = random.Unit() * cumulative_.back();
    std::size_t low = 0;
    std::size_t high = cumulative_.size() - 1;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (cumulative_[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return words_[low];
  }

 private:
  std::vector<std::string> words_;
  std::vector<double> cumulative_;
};

constexpr std::string_view kEnglish =
    "the to and a of in is it you that for on this we be have are with not at as but if they can "
    "will was so do just like from all what no or there one about my your when up out get how me "
    "now think would some coin price time people more buy good market sell know see wallet its any "
    "only want make than then has been going here need him still token project them really right "
    "why other even who much could chain next network work back day long today also into our by "
    "over because very where same transaction release trading again thing down before new after "
    "being should way look through first every money bitcoin since always never week hold those "
    "something node year anyone around block best year little such point which ever great help "
    "believe under community supply maybe whole already better question support update month "
    "exchange version different issue problem someone actually many high lower start between "
    "might sure without keep while world value idea fee server change check code true happen "
    "contract developer address enough another real stable account wait number though stake "
    "running small public during build trust team open share possible launch full testing "
    "everything morning feature sounds future mainnet website read order large usually simple "
    "nothing power strategy reason probably liquidity investors understand reward important";
constexpr std::string_view kRussian =
    "и в не на я быть он с что а это как то этот по но они мы она который из у свой вы весь за для "
    "от так мочь все ты год один такой тот или если только его бы себя другой когда уже человек "
    "сказать говорить знать время стать большой при чтобы рынок цена монета сегодня завтра можно "
    "нужно проект биржа кошелёк сеть блок купить продать расти падать вопрос работа новый друг";
constexpr std::string_view kVietnamese =
    "là và của có không được cho một người trong đã với các tôi bạn này khi đó cũng như những ra "
    "vào lại làm thì nên nhưng mình anh em giá mua bán coin sàn dự án hôm nay ngày mai cảm ơn chào "
    "mọi nhóm kênh tiền ví lên xuống tốt xấu biết nói đi về thôi rồi nhé ạ vâng sao nào gì đâu ai";

struct Part {
  std::string_view kind;  // "plain" or an entity's type
  std::string text;
};

struct Person {
  std::string name;
  std::string id;
};

std::string LuhnNumber(Random& random, std::string digits, std::size_t length) {
  while (digits.size() + 1 < length) digits += random.Digits(1);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int d = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 0) d = d > 4 ? d * 2 - 9 : d * 2;
    sum += d;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string Iban(Random& random) {
  const std::string bban = random.Digits(18);
  int remainder = 0;
  for (const char c : bban + "131400") remainder = (remainder * 10 + (c - '0')) % 97;
  const int check = 98 - remainder;
  return std::string("DE") + static_cast<char>('0' + check / 10) +
         static_cast<char>('0' + check % 10) + bban;
}

class Generator {
 public:
  Generator(std::FILE* out, std::uint64_t seed) : out_(out), random_(seed) {
    for (int i = 0; i < 20000; ++i) {
      const bool russian = random_.Chance(1.0 / 6);
      std::string name = Name(russian);
      if (random_.Chance(0.5)) name += " " + Name(russian);
      people_.push_back({name, "user" + std::to_string(100000000 + random_.Next() % 6900000000U)});
    }
  }

  // An invented name: a capital syllable and one to three more.
  std::string Name(bool russian) {
    constexpr std::array<std::string_view, 16> kLatin = {"ma", "ri",  "no",  "tel", "va",  "lin",
                                                         "so", "dar", "ke",  "ju",  "bel", "ton",
                                                         "ha", "mi",  "ras", "ek"};
    constexpr std::array<std::string_view, 16> kLatinFirst = {
        "Ta", "Mi", "Jo", "Ber", "La",  "Os", "Ka",  "Vin",
        "El", "Fa", "Nu", "Sil", "Dor", "Yu", "Ger", "Pa"};
    constexpr std::array<std::string_view, 8> kMoreRussian = {"ми", "ра", "сла", "ев",
                                                              "на", "то", "рин", "ков"};
    constexpr std::array<std::string_view, 8> kFirstRussian = {"Ве", "Ла",  "Ми", "Свя",
                                                               "Ди", "Ола", "Жа", "Ру"};
    const auto syllable = [&](const auto& of) {
      return std::string(of[random_.Next() % of.size()]);
    };
    std::string name = russian ? syllable(kFirstRussian) : syllable(kLatinFirst);
    for (std::uint64_t more = 1 + random_.Next() % 3; more > 0; --more) {
      name += russian ? syllable(kMoreRussian) : syllable(kLatin);
    }
    return name;
  }

  void Write(std::uint64_t count) {
    std::fputs(
        "{\n \"name\": \"Invented Coin Talk\",\n \"type\": \"public_supergroup\",\n \"id\": "
        "1234567890,\n \"messages\": [",
        out_);
    for (std::uint64_t id = 1; id <= count; ++id) {
      time_ += random_.Below(60);
      buffer_ = id > 1 ? ",\n  {\n" : "\n  {\n";
      buffer_ += "   \"id\": " + std::to_string(id) + ",\n";
      if (random_.Chance(0.02)) {
        Service();
      } else {
        Message(id);
      }
      buffer_ += "\n  }";
      std::fwrite(buffer_.data(), 1, buffer_.size(), out_);
    }
    std::fputs("\n ]\n}", out_);
  }

 private:
  const Person& Someone() {
    const double x = random_.Unit();
    return people_[static_cast<std::size_t>(20000 * x * x * x)];
  }

  void Quote(std::string_view text) {
    buffer_ += '"';
    for (const char c : text) {
      if (c == '\n') {
        buffer_ += "\\n";
      } else {
        if (c == '"' || c == '\\') buffer_ += '\\';
        buffer_ += c;
      }
    }
    buffer_ += '"';
  }

  void Date(std::string_view key, std::time_t at) {
    std::tm parts{};
    gmtime_r(&at, &parts);
    std::array<char, 32> iso{};
    std::strftime(iso.data(), iso.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    buffer_ += "   \"" + std::string(key) + "\": \"" + iso.data() + "\",\n   \"" +
               std::string(key) + "_unixtime\": \"" + std::to_string(at) + "\",\n";
  }

  void Service() {
    const Person& actor = Someone();
    buffer_ += "   \"type\": \"service\",\n";
    Date("date", time_);
    buffer_ += "   \"actor\": ";
    Quote(actor.name);
    buffer_ += ",\n   \"actor_id\": \"" + actor.id +
               "\",\n   \"action\": \"invite_members\",\n   \"members\": [\n    ";
    Quote(Someone().name);
    buffer_ += "\n   ],\n   \"text\": \"\",\n   \"text_entities\": []";
  }

  void Message(std::uint64_t id) {
    const Person& author = Someone();
    buffer_ += "   \"type\": \"message\",\n";
    Date("date", time_);
    if (random_.Chance(0.04)) Date("edited", time_ + 30);
    buffer_ += "   \"from\": ";
    Quote(author.name);
    buffer_ += ",\n   \"from_id\": \"" + author.id + "\",\n";
    if (id > 10 && random_.Chance(0.25)) {
      buffer_ += "   \"reply_to_message_id\": " +
                 std::to_string(id - 1 - random_.Below(std::min<std::uint64_t>(id - 1, 200))) +
                 ",\n";
    }
    if (random_.Chance(0.03)) {
      buffer_ += "   \"forwarded_from\": ";
      Quote(Someone().name);
      buffer_ += ",\n";
    }
    const bool media = random_.Chance(0.10);
    if (media) Media();
    parts_.clear();
    if (!media || random_.Chance(0.25)) Compose();
    Text();
    if (random_.Chance(0.15)) Reactions();
  }

  void Media() {
    constexpr std::string_view kMissing =
        "\"(File not included. Change data exporting settings to download.)\"";
    if (random_.Chance(0.5)) {
      buffer_ += "   \"photo\": " + std::string(kMissing) +
                 ",\n   \"width\": 1280,\n   \"height\": 960,\n";
    } else {
      buffer_ += "   \"file\": " + std::string(kMissing) +
                 ",\n   \"file_name\": \"sticker.webp\",\n   \"file_size\": 23412,\n"
                 "   \"media_type\": \"sticker\",\n   \"sticker_emoji\": \"🔥\",\n";
    }
  }

  void Add(std::string_view kind, std::string text) {
    if (kind == "plain" && !parts_.empty() && parts_.back().kind == "plain") {
      parts_.back().text += text;
    } else {
      parts_.push_back({kind, std::move(text)});
    }
  }

  void Compose() {
    // Box and Muller's transform: the length is log-normal, cut off at 4,000 bytes.
    const double normal =
        std::sqrt(-2 * std::log(random_.Unit() + 1e-12)) * std::cos(6.283185307 * random_.Unit());
    const auto target = static_cast<std::size_t>(std::min(4000.0, std::exp(4.18 + 0.85 * normal)));
    const double x = random_.Unit();
    const Language& language = x < 0.15 ? russian_ : x < 0.25 ? vietnamese_ : english_;
    const std::size_t plant_at = random_.Chance(0.05) ? random_.Below(target + 1) : target + 1;
    const std::size_t extra_at = random_.Chance(0.30) ? random_.Below(target + 1) : target + 1;
    bool planted = plant_at > target;
    bool extra = extra_at > target;
    for (std::size_t size = 0; size < target || !planted;) {
      if (!planted && size >= plant_at) {
        planted = true;
        Plant();
      } else if (!extra && size >= extra_at) {
        extra = true;
        Harmless();
      } else {
        std::string word = language.Pick(random_);
        const std::uint32_t roll = random_.Below(100);
        if (roll < 6) word += ',';
        if (roll >= 6 && roll < 12) word += '.';
        if (roll == 13) word += " 😂";
        size += word.size() + 1;
        Add("plain", word + (roll == 12 ? "\n" : " "));
        continue;
      }
      Add("plain", " ");
      size += 20;
    }
    if (parts_.empty()) Add("plain", "ok");
    std::string& last = parts_.back().text;
    while (last.size() > 1 && last.back() == ' ') last.pop_back();
  }

  void Plant() {
    const double x = random_.Unit();
    if (x < 0.20) {
      Add("email", english_.Pick(random_) + random_.Digits(2) + "@mail.example.org");
    } else if (x < 0.40) {
      Phone();
    } else if (x < 0.48) {
      Add("plain",
          std::to_string(20 + random_.Below(100)) + "." + std::to_string(random_.Below(256)) + "." +
              std::to_string(random_.Below(256)) + "." + std::to_string(1 + random_.Below(254)));
    } else if (x < 0.50) {
      std::string address = "2a01:4f8";
      for (int i = 0; i < 6; ++i) address += ":" + random_.Hex(4);
      Add("plain", address);
    } else if (x < 0.57) {
      const std::string card = LuhnNumber(random_, "4", 16);
      Add(random_.Chance(0.5) ? "bank_card" : "plain", card.substr(0, 4) + " " + card.substr(4, 4) +
                                                           " " + card.substr(8, 4) + " " +
                                                           card.substr(12));
    } else if (x < 0.60) {
      Add("plain", Iban(random_));
    } else if (x < 0.78) {
      Secret();
    } else if (x < 0.88) {
      Add("plain", "0x" + random_.Hex(40));
    } else {
      Add("mention", "@" + english_.Pick(random_) + "_" + random_.Hex(5));
    }
  }

  void Phone() {
    const std::string_view kind = random_.Chance(0.5) ? "phone" : "plain";
    switch (random_.Below(4)) {
      case 0:
        return Add(kind, "+1 415 555 " + random_.Digits(4));
      case 1:
        return Add(
            kind, "+84 91" + random_.Digits(1) + " " + random_.Digits(3) + " " + random_.Digits(3));
      case 2:
        return Add(kind, "+7 912 " + random_.Digits(3) + "-" + random_.Digits(2) + "-" +
                             random_.Digits(2));
      default:
        return Add(kind, "+49151" + random_.Digits(8));
    }
  }

  void Secret() {
    switch (random_.Below(5)) {
      case 0:
        return Add("plain",
                   std::string("AK") + "IA" + random_.From("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16));
      case 1:
        return Add("plain", std::string("gh") + "p_" + random_.Alnum(36));
      case 2:
        return Add("plain", std::string("xo") + "xb-" + random_.Digits(12) + "-" +
                                random_.Digits(12) + "-" + random_.Alnum(24));
      case 3:
        return Add("plain", "1" + random_.Digits(8) + ":AA" + random_.Alnum(33));
      default:
        return Add("plain", "password: " + random_.Alnum(12));
    }
  }

  void Harmless() {
    switch (random_.Below(9)) {
      case 0:
        return Add("plain", "$" + std::to_string(random_.Below(90000)) + "." + random_.Digits(2));
      case 1:
        return Add("plain",
                   "v" + random_.Digits(1) + "." + random_.Digits(2) + "." + random_.Digits(1));
      case 2:
        return Add("plain", "2024-1" + std::to_string(random_.Below(3)) + "-1" + random_.Digits(1));
      case 3:
        return Add("plain", std::to_string(random_.Below(24)) + ":" +
                                std::to_string(10 + random_.Below(50)));
      case 4:
        return Add("plain", random_.Digits(6));
      case 5:
        return Add("link", "https://etherscan.example/block/" + random_.Digits(8));
      case 6:
        return Add("link", "https://www.coins.example/en/" + english_.Pick(random_));
      case 7:
        return Add("hashtag", "#" + english_.Pick(random_));
      default:
        return Add("cashtag", random_.Chance(0.5) ? "$BTC" : "$ETH");
    }
  }

  void Text() {
    buffer_ += "   \"text\": ";
    if (parts_.empty()) {
      buffer_ += "\"\",\n   \"text_entities\": []";
      return;
    }
    if (parts_.size() == 1 && parts_[0].kind == "plain") {
      Quote(parts_[0].text);
      buffer_ += ",\n   \"text_entities\": [";
      Entity(parts_[0]);
      buffer_ += "\n   ]";
      return;
    }
    buffer_ += '[';
    for (const Part& part : parts_) {
      if (&part != parts_.data()) buffer_ += ',';
      if (part.kind == "plain") {
        buffer_ += "\n    ";
        Quote(part.text);
      } else {
        Entity(part);
      }
    }
    buffer_ += "\n   ],\n   \"text_entities\": [";
    for (const Part& part : parts_) {
      if (&part != parts_.data()) buffer_ += ',';
      Entity(part);
    }
    buffer_ += "\n   ]";
  }

  void Entity(const Part& part) {
    buffer_ += "\n    {\n     \"type\": \"" + std::string(part.kind) + "\",\n     \"text\": ";
    Quote(part.text);
    buffer_ += "\n    }";
  }

  void Reactions() {
    constexpr std::array<std::string_view, 5> kEmoji = {"👍", "❤", "🔥", "😂", "🎉"};
    buffer_ += ",\n   \"reactions\": [";
    const std::uint32_t count = 1 + random_.Below(3);
    const std::uint32_t first = random_.Below(5);
    for (std::uint32_t i = 0; i < count; ++i) {
      buffer_ += std::string(i > 0 ? "," : "") +
                 "\n    {\n     \"type\": \"emoji\",\n     \"count\": " +
                 std::to_string(1 + random_.Below(20)) + ",\n     \"emoji\": \"" +
                 std::string(kEmoji[(first + i) % 5]) + "\"\n    }";
    }
    buffer_ += "\n   ]";
  }

  std::FILE* out_;
  Random random_;
  const Language english_{kEnglish};
  const Language russian_{kRussian};
  const Language vietnamese_{kVietnamese};
  std::vector<Person> people_;
  std::vector<Part> parts_;
  std::string buffer_;
  std::time_t time_ = 1609459200;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: tacit_bench_generate N OUT [SEED]\n", stderr);
    return 2;
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(argv[2], "w"), std::fclose);
  if (!out) {
    std::perror("open");
    return 1;
  }
  std::setvbuf(out.get(), nullptr, _IOFBF, 1 << 20);
  const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 42;
  Generator(out.get(), seed).Write(std::strtoull(argv[1], nullptr, 10));
  return std::fflush(out.get()) == 0 ? 0 : 1;
}
