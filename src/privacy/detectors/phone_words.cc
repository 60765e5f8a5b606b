#include "privacy/detectors/phone_words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kStrong[] = {
    // English
    "phone", "telephone", "tel", "mobile", "cell", "cellphone", "whatsapp", "viber", "fax", "sms",
    "desk", "hotline", "landline", "phone no", "phone number", "voicemail", "pager", "facetime",
    // German
    "telefon", "handy", "mobil", "handynummer", "telefonnummer", "mobilnummer", "rufnummer",
    "festnetz", "durchwahl",
    // French
    "téléphone", "portable", "tél", "télécopie",
    // Spanish, Portuguese, Italian
    "telefono", "teléfono", "telefone", "móvil", "movil", "celular", "cellulare", "telemóvel",
    "fijo", "telefonino",
    // Dutch, Swedish, Danish, Finnish, Polish, Czech, Turkish
    "mobiel", "telefoon", "puhelin", "puhelinnumero", "telefonu", "komórka", "mobilu", "telefonum",
    "gsm",
    // Russian, Ukrainian
    "телефон", "Телефон", "телефона", "телефону", "тел", "Тел", "моб", "Моб", "мобильный",
    "сотовый", "ватсап", "вотсап", "вайбер", "факс", "Факс",
    // Vietnamese
    "sđt", "SĐT", "sdt", "điện thoại", "Điện thoại", "zalo", "di động", "đt", "ĐT",
    // Others
    "电话", "電話", "手机", "手機", "传真", "微信", "전화", "휴대폰", "携帯", "טלפון", "هاتف",
    "جوال", "फोन", "โทร"};

constexpr std::string_view kWeak[] = {
    // English
    "call", "call me", "call us", "text me", "dial", "ring", "ring me", "reach", "reached",
    "ping me", "number is", "number's", "new number", "office line", "my number", "registered",
    "contact", "contact number",
    // German
    "nummer", "ruf", "rufe", "anrufen", "anruf", "erreichbar", "erreichst", "erreichen",
    // French
    "numéro", "numero", "appelle", "appelez", "appeler", "joindre",
    // Spanish, Portuguese, Italian
    "número", "llama", "llame", "llámame", "llamame", "llamar", "ligue", "ligar", "chiama",
    "chiamami", "chiamare",
    // Dutch, Polish, Turkish
    "numer", "zadzwoń", "dzwoń", "numaram",
    // Russian, Ukrainian
    "позвони", "позвоните", "звони", "звоните", "звонить", "номер", "Номер", "набери",
    // Vietnamese
    "gọi", "số", "liên hệ", "Liên hệ", "nhắn"};

constexpr std::string_view kBehind[] = {"phone",    "mobile",   "cell",    "cellphone", "fax",
                                        "whatsapp", "landline", "handy",   "mobil",     "telefon",
                                        "portable", "móvil",    "celular", "моб",       "zalo"};

constexpr std::string_view kNumbers[] = {
    "order", "invoice",   "ticket",   "id",       "issue",   "pr",      "build",
    "block", "tx",        "ref",      "no",       "version", "commit",  "isbn",
    "ts",    "timestamp", "page",     "port",     "line",    "row",     "size",
    "bytes", "sha",       "error",    "range",    "uid",     "pid",     "case",
    "bug",   "rev",       "revision", "question", "answer",  "account", "asin",
    "sku",   "serial",    "tracking", "epoch",    "height",  "nonce",   "chain",
    "token", "balance",   "amount",   "total",    "price",   "user_id", "chat_id"};

constexpr ContextWords kStrongWords(kStrong);
constexpr ContextWords kWeakWords(kWeak);
constexpr ContextWords kWordsBehind(kBehind);
constexpr ContextWords kNumberWords(kNumbers);

}  // namespace

const ContextWords& StrongPhoneWords() { return kStrongWords; }
const ContextWords& WeakPhoneWords() { return kWeakWords; }
const ContextWords& PhoneWordsBehind() { return kWordsBehind; }
const ContextWords& NumberWords() { return kNumberWords; }

}  // namespace tacit::privacy
