"""Invented values of every class, right in every check digit, for the end-to-end tests.

Written from the public descriptions of the formats, apart from the detectors: what they agree on, they
agree on for two reasons. seed(n) first.
"""
import base64
import hashlib
import json
import pathlib
import random
import re

R = random.Random()


def seed(number):
    R.seed(number)


ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LOWER = "abcdefghijklmnopqrstuvwxyz"


def pick(alphabet, n):
    return "".join(R.choice(alphabet) for _ in range(n))


def digits(n):
    return pick("0123456789", n)


def hexes(n):
    return pick("0123456789abcdef", n)


def luhn(prefix, length):
    body = prefix + digits(length - 1 - len(prefix))
    total = sum(d if i % 2 else (d * 2 - 9 if d > 4 else d * 2) for i, d in enumerate(map(int, reversed(body))))
    return body + str(-total % 10)


def base58check(payload):
    raw = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, out = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        out = B58[rest] + out
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + out


def bech32(hrp, version, program):
    """BIP-173."""
    def polymod(values):
        check_value = 1
        for value in values:
            top = check_value >> 25
            check_value = (check_value & 0x1ffffff) << 5 ^ value
            for i, generator in enumerate((0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3)):
                check_value ^= generator if top >> i & 1 else 0
        return check_value
    bits = "".join(f"{b:08b}" for b in program)
    bits += "0" * (-len(bits) % 5)
    data = [version] + [int(bits[i:i + 5], 2) for i in range(0, len(bits), 5)]
    expanded = [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp]
    mod = polymod(expanded + data + [0] * 6) ^ 1
    data += [mod >> 5 * (5 - i) & 31 for i in range(6)]
    return hrp + "1" + "".join("qpzry9x8gf2tvdw0s3jn54khce6mua7l"[d] for d in data)


def iban():
    bban = digits(18)
    return "DE%02d%s" % (98 - int(bban + "131400") % 97, bban)


def grouped(text, n=4):
    return " ".join(text[i:i + n] for i in range(0, len(text), n))


def classes():
    """class -> (words before, value). Values are unique by their random digits."""
    ip = f"93.{R.randrange(100, 256)}.{R.randrange(100, 256)}.{R.randrange(100, 255)}"
    return {
        "email": ("mail ", f"{pick(LOWER, 9)}@{pick(LOWER, 8)}.org"),
        "email_plus": ("mail ", f"{pick(LOWER, 6)}.{pick(LOWER, 5)}+{digits(3)}@mail.{pick(LOWER, 7)}.co.uk"),
        "phone_us": ("call ", f"+1 212-{R.randrange(200, 990)}-{digits(4)}"),
        "phone_uk": ("call ", f"+44 7911 {digits(6)}"),
        "phone_vn": ("gọi ", f"+84 91{digits(1)} {digits(3)} {digits(3)}"),
        "ipv4": ("host ", ip),
        "ipv6": ("host ", "2a02:" + ":".join(pick("123456789abcdef", 1) + hexes(3) for _ in range(7))),
        "mac": ("nic ", ":".join(hexes(2) for _ in range(5)) + ":" + pick("123456789", 1) + "e"),
        "card": ("card ", luhn("4" + digits(4), 16)),
        "card_grouped": ("card ", grouped(luhn("52" + digits(3), 16))),
        "iban": ("iban ", iban()),
        "iban_grouped": ("iban ", grouped(iban())),
        "geo": ("at ", f"{R.uniform(40, 60):.6f}, {R.uniform(10, 30):.6f}"),
        "home_path": ("see ", ("/home/", pick(LOWER, 10), "/x.log")),
        "btc_p2pkh": ("to ", base58check(b"\0" + R.randbytes(20))),
        "btc_bech32": ("to ", bech32("bc", 0, R.randbytes(20))),
        "eth": ("to ", "0x" + hexes(40)),
        "tron": ("to ", base58check(b"\x41" + R.randbytes(20))),
        "wif": ("key ", base58check(b"\x80" + R.randbytes(32) + b"\x01")),
        "tx": ("tx ", "0x" + hexes(64)),
        "private_hex": ("private key: ", hexes(64)),
        "github": ("use ", "gh" + "p_" + pick(ALNUM, 36)),
        "aws": ("use ", "AK" + "IA" + pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)),
        "slack_token": ("use ", "xo" + "xb-" + digits(12) + "-" + digits(12) + "-" + pick(ALNUM, 24)),
        "telegram_bot": ("use ", "7" + digits(9) + ":AA" + pick(ALNUM, 33)),
        "google": ("use ", "AI" + "za" + pick(ALNUM, 35)),
        "stripe": ("use ", "sk_" + "live_" + pick(ALNUM, 24)),
        "gitlab": ("use ", "glp" + "at-" + pick(ALNUM, 20)),
        "npm": ("use ", "np" + "m_" + pick(ALNUM, 36)),
        "jwt": ("use ", ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in
                                 (b'{"alg":"HS256","typ":"JWT"}', json.dumps({"sub": digits(12)}).encode(), R.randbytes(32)))),
        "password": ("password: ", pick(ALNUM, 11) + "7!"),
        "basic_auth": ("db ", ("postgres://svc:", pick(ALNUM, 14), "@db.example.org/main")),
        "pem": ("", "-----BEGIN PRIVATE KEY-----\n" + pick(ALNUM, 64) + "\n" + pick(ALNUM, 40) + "\n-----END PRIVATE KEY-----"),
        "invite": ("join ", ("https://t.me/+", pick(ALNUM, 16), "")),
        "mention": ("ask @", pick(LOWER, 8) + "_" + pick(LOWER, 5)),
        "linkedin": ("me: ", ("https://www.linkedin.com/in/", pick(LOWER, 12), "")),
        "whatsapp": ("me: ", ("https://wa.me/4479", "11" + digits(6), "")),
        "tg_user": ("me: ", ("tg://user?id=", "6" + digits(9), "")),
        "query_token": ("see ", ("https://files.example.org/x?token=", pick(ALNUM, 30), "")),
    }


def weighted(digits_, weights):
    return sum(int(d) * w for d, w in zip(digits_, weights))


def date_digits(form="%02d%02d%02d"):
    year, month, day = R.randrange(50, 99), R.randrange(1, 13), R.randrange(1, 29)
    return form % (year, month, day)


def dutch_bsn():
    while True:
        body = pick("123456789", 1) + digits(7)
        check_digit = weighted(body, range(9, 1, -1)) % 11
        if check_digit < 10:
            return body + str(check_digit)


def polish_pesel():
    body = date_digits() + digits(4)
    return body + str(-weighted(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)


def brazilian_cpf():
    body = digits(9)
    for length in (10, 11):
        rest = weighted(body, range(length, 1, -1)) * 10 % 11 % 10
        body += str(rest)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"


def brazilian_cnpj():
    body = digits(8) + "0001"
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        rest = weighted(body, weights) % 11
        body += str(0 if rest < 2 else 11 - rest)
    return f"{body[:2]}.{body[2:5]}.{body[5:8]}/{body[8:12]}-{body[12:]}"


def spanish_dni():
    number = R.randrange(10_000_000, 99_999_999)
    return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


def french_nir():
    body = pick("12", 1) + date_digits()[:4] + f"{R.randrange(1, 95):02d}" + digits(6)
    return f"{body}{97 - int(body) % 97:02d}"


def chinese_id():
    body = R.choice(("110101", "310104", "440305", "510107")) + f"19{date_digits()}" + digits(3)
    return body + "10X98765432"[weighted(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11]


def korean_rrn():
    body = date_digits() + pick("12", 1) + digits(5)
    check_digit = (11 - weighted(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10
    return f"{body[:6]}-{body[6:]}{check_digit}"


def singapore_nric():
    body = digits(7)
    return "S" + body + "JZIHGFEDCBA"[weighted(body, (2, 7, 6, 5, 4, 3, 2)) % 11]


def verhoeff(body):
    """J. Verhoeff's dihedral check digit, as India's Aadhaar uses it."""
    multiply = [[(i + j) % 5 if i < 5 and j < 5 else (i + j) % 5 + 5 if i < 5 else (i - j) % 5 + 5 if j < 5 else (i - j) % 5
                 for j in range(10)] for i in range(10)]
    permute = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
    while len(permute) < 8:
        permute.append([permute[-1][permute[1][i]] for i in range(10)])
    total = 0
    for place, digit in enumerate(reversed(body), 1):
        total = multiply[total][permute[place % 8][int(digit)]]
    return body + str(multiply[total].index(0))


def british_nhs():
    while True:
        body = pick("4679", 1) + digits(8)
        check_digit = 11 - weighted(body, range(10, 1, -1)) % 11
        if check_digit != 10:
            return f"{body[:3]} {body[3:6]} {body[6:]}{check_digit % 11}"


def italian_code():
    odd = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3,
                                                            6, 8, 12, 14, 16, 10, 22, 25, 24, 23)))
    body = pick("BCDFGLMNPRST", 6) + f"{R.randrange(50, 99)}{pick('ABCDEHLMPRST', 1)}{R.randrange(1, 29):02d}H{R.randrange(100, 999)}"
    even = {c: int(c) if c.isdigit() else ord(c) - 65 for c in body}
    return body + chr(65 + sum(odd[c] if i % 2 == 0 else even[c] for i, c in enumerate(body)) % 26)


def finnish_hetu():
    day, month, year = R.randrange(1, 29), R.randrange(1, 13), R.randrange(50, 99)
    number = R.randrange(2, 900)
    return f"{day:02d}{month:02d}{year}-{number:03d}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(f'{day:02d}{month:02d}{year}{number:03d}') % 31]}"


def swedish_number():
    body = date_digits() + digits(3)
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(body))
    return f"{body[:6]}-{body[6:]}{-total % 10}"


def id_classes():
    """Government ids: with the word that people write before them."""
    ssn = f"{R.randrange(100, 665)}-{R.randrange(10, 99)}-{R.randrange(1000, 9999)}"
    tax = digits(8)
    aadhaar = verhoeff(pick("23456789", 1) + digits(10))
    return {
        "us_ssn": ("my SSN is ", ssn),
        "us_ssn_plain": ("social security number ", ssn),
        "gb_nino": ("NI number ", f"{pick('ABCEHJKLMPRSTWXY', 1)}{pick('ABCEHJKLMPRSTWXY', 1)} {digits(2)} {digits(2)} {digits(2)} {pick('ABCD', 1)}"),
        "gb_nhs": ("NHS number ", british_nhs()),
        "fr_nir": ("numéro de sécurité sociale ", french_nir()),
        "es_dni": ("DNI ", spanish_dni()),
        "it_code": ("codice fiscale ", italian_code()),
        "nl_bsn": ("BSN ", dutch_bsn()),
        "pl_pesel": ("PESEL ", polish_pesel()),
        "fi_hetu": ("henkilötunnus ", finnish_hetu()),
        "se_number": ("personnummer ", swedish_number()),
        "br_cpf": ("CPF ", brazilian_cpf()),
        "br_cnpj": ("CNPJ ", brazilian_cnpj()),
        "in_aadhaar": ("Aadhaar ", f"{aadhaar[:4]} {aadhaar[4:8]} {aadhaar[8:]}"),
        "in_pan": ("PAN card ", pick("ABCDEFGHIJ", 3) + "P" + pick("ABCDEFGHIJ", 1) + digits(4) + pick("ABCDEFGHIJ", 1)),
        "sg_nric": ("NRIC ", singapore_nric()),
        "cn_id": ("身份证号 ", chinese_id()),
        "kr_rrn": ("주민등록번호 ", korean_rrn()),
        "vn_cccd": ("số CCCD ", R.choice(("001", "048", "079")) + R.choice("0123") + f"{R.randrange(50, 99)}" + digits(6)),
        "passport": ("passport number ", pick("ABCDEFGHKLMNPRSTUVXYZ", 1) + digits(8)),
        "driver": ("driver's license ", pick("ABCDEFGHKLMNPRSTUVXYZ", 1) + digits(7)),
    }


def personal_classes():
    """Contact and personal data in the ways that people write them."""
    person = pick(LOWER, 8)
    return {
        "email_spelled": ("write to ", f"{person} at {pick(LOWER, 7)} dot com"),
        "email_brackets": ("write to ", f"{person} [at] {pick(LOWER, 7)} [dot] org"),
        "phone_zeros": ("ring ", f"0044 7911 {digits(6)}"),
        "phone_national": ("my phone: ", f"(212) {R.randrange(200, 990)}-{digits(4)}"),
        "address": ("I live at ", f"{R.randrange(100, 9999)} {pick(LOWER, 7).capitalize()} Street, Springfield, IL 6{digits(4)}"),
        "dob": ("born on ", f"{R.randrange(1, 29)}/{R.randrange(1, 13)}/19{R.randrange(50, 99)}"),
        "maps": ("here: ", f"https://maps.google.com/?q={R.uniform(40, 60):.6f},{R.uniform(10, 30):.6f}"),
        "seed_phrase": ("wallet: ", " ".join(R.sample(WORDS, 12))),
        "xrp": ("xrp to ", xrp()),
        "doge": ("doge to ", base58check(b"\x1e" + R.randbytes(20))),
        "ltc": ("ltc to ", bech32("ltc", 0, R.randbytes(20))),
        "windows_path": ("see ", ("C:\\Users\\", pick(LOWER, 10), "\\notes.txt")),
        "mac_path": ("see ", ("/Users/", pick(LOWER, 10), "/notes.txt")),
        "github_user": ("me: ", ("https://github.com/", pick(LOWER, 12), "")),
        "telegram_user": ("me: ", ("https://t.me/", pick(LOWER, 12), "")),
        "anthropic": ("use ", "sk-" + "ant-api03-" + pick(ALNUM, 93) + "AA"),
        "openai": ("use ", "sk-" + "proj-" + pick(ALNUM, 48)),
        "sendgrid": ("use ", "SG" + "." + pick(ALNUM, 22) + "." + pick(ALNUM, 43)),
        "pypi": ("use ", "pypi-" + "AgEIcHlwaS5vcmc" + pick(ALNUM, 70)),
        "assignment": ("DB_PASSWORD=", pick(ALNUM, 14) + "9x"),
        "bearer": ("curl -H 'Authorization: Bearer ", pick(ALNUM, 40) + "'"),
    }


def xrp():
    """Base58Check in the XRP Ledger's alphabet."""
    return base58check(b"\0" + R.randbytes(20)).translate(str.maketrans(B58, "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"))

# The words of BIP-39's list as the program's source has them.
WORDS = " ".join(re.findall(r'^    "([a-z ]+)"', (pathlib.Path(__file__).resolve().parents[2] / "src/privacy/detectors/bip39_words.cc").read_text(),
                            re.MULTILINE)).split()
