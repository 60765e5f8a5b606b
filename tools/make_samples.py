#!/usr/bin/env python3
"""Makes the bundled sample: invented exports of an invented team, for `tacit demo` and the tests.

    tools/make_samples.py OUT_DIR

Writes telegram-group.json (a whole-account export: one public supergroup, three private chats that
must be refused), telegram-channel.json (a public channel) and slack-export.zip (public channels, a
private one and direct messages that must be refused). Nobody in it exists; card numbers, addresses
and keys are the published test vectors of their formats or random with a valid check digit. The same
seed gives the same bytes.
"""
import json
import pathlib
import random
import sys
import zipfile
from datetime import datetime, timedelta, timezone

R = random.Random(20260301)
START = datetime(2026, 1, 5, 7, 30, tzinfo=timezone.utc)
DAYS = 150

PEOPLE = [  # (name, handle, language)
    ("Mira Tanaka", "mira_t", "en"), ("Jonas Feld", "jfeld", "de"), ("Oksana Bilyk", "oksana_b", "uk"),
    ("Linh Pham", "linhpham", "vi"), ("Tomas Rivera", "trivera", "es"), ("Ama Owusu", "ama_o", "en"),
    ("Ravi Menon", "ravi_menon", "en"), ("Chloe Martin", "chloe_m", "fr"), ("Wei Zhang", "weizhang", "zh"),
    ("Noor Haddad", "noorhaddad", "ar"), ("Pavel Orlov", "porlov", "ru"), ("Sofia Costa", "sofcosta", "pt"),
    ("Ben Adler", "benadler", "en"), ("Ines Moreau", "ines_mo", "fr"), ("Dmitri Volkov", "dvolkov", "ru"),
    ("Yuki Sato", "yukisato", "ja"), ("Hanna Lind", "hannalind", "en"), ("Omar Aziz", "omar_aziz", "en"),
    ("Kira Novak", "kira_n", "en"), ("Leo Grant", "leogrant", "en"), ("Minh Tran", "minhtran", "vi"),
    ("Greta Olsen", "gretao", "en"), ("Samir Khan", "samirk", "en"), ("Eva Brandt", "evabrandt", "de"),
]
WEIGHTS = [1.0 / (1 + i * 0.35) for i in range(len(PEOPLE))]

LINES = {
    "en": ["Has anyone seen the indexer fall behind after the {ver} upgrade?", "The release branch is cut, please test {ver}.",
           "I get `{code}` when the wallet reconnects.", "Works for me on commit {sha}.", "Could you share the logs? Only the last 50 lines.",
           "Fee estimate is off by {num} sats here.", "Docs for this: {url}", "Merged, thanks for the quick review!",
           "Let us move the call to {time} UTC.", "{cash} looks calm today, {tag} as usual.", "Reverting {sha} fixed the sync for us.",
           "The testnet faucet is empty again.", "Build {num} is green on all runners.", "I would rather keep the old flag for one more release.",
           "Who owns the migration script?", "Latency went from {num} ms to 12 ms. Nice.", "Localhost only: curl http://127.0.0.1:8080/health",
           "Same here, node id {uuid}.", "The digest of the image is sha256:{digest}", "+1, let us ship it"],
    "de": ["Der Indexer hängt seit {ver} hinterher.", "Ich schaue mir das nach dem Mittag an.", "Der Build {num} ist grün.", "Danke, das hat geholfen!"],
    "ru": ["После обновления {ver} индексатор отстаёт.", "Посмотрю вечером, спасибо.", "Коммит {sha} всё починил.", "Комиссия сегодня высокая, {cash} растёт."],
    "uk": ["Дякую, перевірю на тестнеті.", "Збірка {num} пройшла.", "Хто може глянути PR?"],
    "vi": ["Bản {ver} chạy ổn rồi nhé.", "Mọi người kiểm tra giúp ví trên testnet với ạ.", "Phí hôm nay hơi cao, {cash} đang lên.", "Cảm ơn bạn, mình sửa xong rồi."],
    "es": ["¿Alguien más ve el error {code}?", "Listo, ya está en la rama principal.", "Lo miro mañana."],
    "fr": ["La version {ver} est en ligne.", "Merci, ça marche chez moi.", "On déplace la réunion à {time} ?"],
    "pt": ["Funcionou aqui, obrigada!", "O build {num} passou."],
    "zh": ["升级到 {ver} 之后同步变慢了。", "谢谢,已经修好了。"],
    "ja": ["{ver} で直りました。ありがとうございます。", "ログを確認します。"],
    "ar": ["شكرا، الإصدار {ver} يعمل جيدا.", "سأراجع ذلك غدا."],
}
ANNOUNCEMENTS = ["Release {ver} is out: {url} {tag}", "Maintenance window on Sunday at {time} UTC.", "Testnet reset done, block {num}. {tag}",
                 "Community call notes: {url}", "{cash} pools are live on testnet. {tag}", "Обновление {ver} доступно: {url}",
                 "Security review finished, report: {url}", "Bản {ver} đã phát hành. {tag}"]


def digits(n):
    return "".join(R.choice("0123456789") for _ in range(n))


def pick(alphabet, n):
    return "".join(R.choice(alphabet) for _ in range(n))


ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def luhn(prefix, length):
    body = prefix + digits(length - 1 - len(prefix))
    total = sum(d if i % 2 else (d * 2 - 9 if d > 4 else d * 2) for i, d in enumerate(map(int, reversed(body))))
    return body + str(-total % 10)


def iban():
    bban = digits(18)
    return "DE%02d%s" % (98 - int(bban + "131400") % 97, bban)


def public_ip():
    return f"{R.choice([45, 81, 93, 151, 185])}.{R.randrange(256)}.{R.randrange(256)}.{1 + R.randrange(254)}"


def token(*parts):  # put together here, so that no scanner takes this file for a leak
    return "".join(parts)


PLANTED = [  # personal data and secrets of every class, with the words around them
    lambda: ("mail me at ", "email", f"{R.choice(PEOPLE)[1]}@{R.choice(['example-mail.org', 'lantern-labs.dev', 'correo.example.es'])}"),
    lambda: ("write to ", None, "mira dot tanaka (at) lantern-labs (dot) dev"),
    lambda: ("call ", "phone", f"+1 202-555-01{digits(2)}"),
    lambda: ("my UK number ", "phone", f"+44 7700 900{digits(3)}"),
    lambda: ("ship it to ", None, f"{10 + R.randrange(900)} Maple Street, Springfield, IL 627{digits(2)}"),
    lambda: ("meet at ", None, f"{R.uniform(40, 55):.5f}, {R.uniform(2, 20):.5f}"),
    lambda: ("my node is ", None, public_ip()),
    lambda: ("IPv6: ", None, "2a02:8109:" + ":".join(pick("0123456789abcdef", 4) for _ in range(6))),
    lambda: ("the box has ", None, ":".join(pick("0123456789abcdef", 2) for _ in range(6))),
    lambda: ("trace in ", None, f"/home/{R.choice(PEOPLE)[1]}/lantern/node.log"),
    lambda: ("refund to card ", "bank_card", luhn(R.choice(["4", "51", "37"]) + digits(3), 16)),
    lambda: ("IBAN ", None, iban()),
    lambda: ("send to ", None, R.choice(["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"])),
    lambda: ("airdrop wallet ", None, R.choice(["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"])),
    lambda: ("tx was 0x", None, pick("0123456789abcdef", 64)),
    lambda: ("oops, my seed: ", None, "legal winner thank year wave sausage worth useful legal winner thank yellow"),
    lambda: ("key ", None, "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"),
    lambda: ("export GH=", None, token("gh", "p_", pick(ALNUM, 36))),
    lambda: ("aws ", None, token("AK", "IA", pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16))),
    lambda: ("bot token ", None, token(digits(10), ":", "AA", pick(ALNUM, 33))),
    lambda: ("slack hook ", None, token("xo", "xb-", digits(12), "-", digits(12), "-", pick(ALNUM, 24))),
    lambda: ("db is postgres://", None, token("svc:", pick(ALNUM, 14), "@db.internal.example:5432/main")),
    lambda: ("staging password: ", None, pick(ALNUM, 12) + "!"),
    lambda: ("my profile https://www.linkedin.com/in/", None, R.choice(PEOPLE)[1]),
    lambda: ("join us: ", "link", "https://t.me/+" + pick(ALNUM, 16)),
    lambda: ("ask ", "mention", "@" + R.choice(PEOPLE)[1]),
    lambda: ("for payroll my SSN is ", None, f"{R.randrange(100, 665)}-{R.randrange(10, 99)}-{R.randrange(1000, 9999)}"),
    lambda: ("passport number ", None, pick("CFGHJK", 1) + digits(8)),
    lambda: ("born on ", None, f"{R.randrange(1, 29)}.{R.randrange(1, 13)}.19{R.randrange(60, 99)}"),
    lambda: ("the new intern is called ", None, R.choice(["Tadeusz Wilczek", "Amina Okafor", "Lucía Ferreiro", "Henrik Dahlström"])),
]


def fill(line):
    return line.format(
        ver=f"v{R.randrange(1, 4)}.{R.randrange(20)}.{R.randrange(10)}", code=R.choice(["ERR_TIMEOUT", "E1042", "peer.reset()"]),
        sha=pick("0123456789abcdef", 40), num=R.randrange(2, 4000), time=f"{R.randrange(8, 20)}:30",
        url=R.choice(["https://docs.lantern.example/guide", "https://github.com/lantern-labs/node/pull/" + digits(3),
                      "https://en.wikipedia.org/wiki/Merkle_tree"]),
        cash=R.choice(["$BTC", "$ETH", "$LTRN"]), tag=R.choice(["#release", "#testnet", "#bitcoin"]),
        uuid="-".join(pick("0123456789abcdef", n) for n in (8, 4, 4, 4, 12)), digest=pick("0123456789abcdef", 64))


def parts_of(line, planted):
    """[(entity or None, text)]"""
    parts = []
    for word in fill(line).split(" "):
        kind = {"#": "hashtag", "$": "cashtag", "`": "code"}.get(word[:1])
        kind = "link" if word.startswith("https://") else kind
        if kind == "code" and word.endswith("`"):
            word = word.strip("`")
        elif kind == "code":
            kind = None
        if kind is None and parts and parts[-1][0] is None:
            parts[-1] = (None, parts[-1][1] + " " + word)
        else:
            if parts:
                parts[-1] = (parts[-1][0], parts[-1][1] + " ") if parts[-1][0] is None else parts[-1]
                if parts[-1][0] is not None:
                    parts.append((None, " "))
            parts.append((kind, word))
    if planted:
        before, kind, value = planted()
        parts.append((None, " " + before))
        parts.append((kind, value))
    return parts


def moments(count):
    """Times over the months: more on weekdays and in working hours."""
    out = []
    while len(out) < count:
        t = START + timedelta(days=R.random() * DAYS, hours=R.gauss(8, 3.5), seconds=R.randrange(60))
        if t.weekday() < 5 or R.random() < 0.35:
            out.append(t.replace(microsecond=0))
    return sorted(out)


def telegram_date(t, prefix=""):
    key = prefix or "date"
    return {key: t.strftime("%Y-%m-%dT%H:%M:%S"), key + "_unixtime": str(int(t.timestamp()))}


def telegram_text(parts):
    merged = []
    for kind, text in parts:
        if merged and kind is None and merged[-1][0] is None:
            merged[-1] = (None, merged[-1][1] + text)
        elif text:
            merged.append((kind, text))
    entities = [{"type": kind or "plain", "text": text} for kind, text in merged]
    if len(merged) == 1 and merged[0][0] is None:
        return {"text": merged[0][1], "text_entities": entities}
    return {"text": [text if kind is None else {"type": kind, "text": text} for kind, text in merged], "text_entities": entities}


def user(i):
    return {"from": PEOPLE[i][0], "from_id": f"user{5_100_000_000 + i * 77_713}"}


def telegram_group():
    messages, next_id, planted = [], 1, 0
    joined = set()

    def service(t, i, action, **more):
        nonlocal next_id
        actor = user(i)
        messages.append({"id": next_id, "type": "service", **telegram_date(t), "actor": actor["from"], "actor_id": actor["from_id"],
                         "action": action, **more, "text": "", "text_entities": []})
        next_id += 1

    times = moments(1350)
    service(times[0], 0, "create_channel", title="Lantern developers")
    for t in times:
        i = R.choices(range(len(PEOPLE)), WEIGHTS)[0]
        if i not in joined:
            joined.add(i)
            service(t, i, "join_group_by_link", inviter="Group")
        plant = None
        if next_id % 17 == 0:
            plant, planted = PLANTED[planted % len(PLANTED)], planted + 1
        message = {"id": next_id, "type": "message", **telegram_date(t)}
        if R.random() < 0.05:
            message.update(telegram_date(t + timedelta(minutes=R.randrange(1, 40)), "edited"))
        message.update(user(i))
        if next_id > 20 and R.random() < 0.38:
            message["reply_to_message_id"] = next_id - R.randrange(1, 15)
        if R.random() < 0.03:
            message["forwarded_from"], message["forwarded_from_id"] = "Lantern news", "channel1777000001"
        roll = R.random()
        if roll < 0.04:
            message.update({"photo": "(File not included. Change data exporting settings to download.)", "width": 1280, "height": 720})
        elif roll < 0.06:
            message.update({"file": "(File not included. Change data exporting settings to download.)", "media_type": "sticker", "sticker_emoji": "🔥"})
        elif roll < 0.07:
            message["poll"] = {"question": "Ship on Friday?", "closed": False, "total_voters": 9,
                               "answers": [{"text": "Yes", "voters": 5, "chosen": False}, {"text": "No", "voters": 4, "chosen": True}]}
        language = PEOPLE[i][2] if R.random() < 0.5 else "en"
        message.update(telegram_text([] if roll < 0.02 else parts_of(R.choice(LINES[language]), plant)))
        if R.random() < 0.22:
            message["reactions"] = [{"type": "emoji", "count": R.randrange(1, 9), "emoji": e} for e in R.sample(["👍", "🔥", "❤", "😂", "🎉", "👀"], R.randrange(1, 3))]
            message["reactions"][0]["recent"] = [{**user(R.randrange(len(PEOPLE))), "date": telegram_date(t)["date"]}]
        messages.append(message)
        next_id += 1
        if R.random() < 0.004:
            service(t, i, "pin_message", message_id=next_id - 1)
    group = {"name": "Lantern developers", "type": "public_supergroup", "id": 1777000002, "messages": messages}

    def private(name, kind, number):
        t = START + timedelta(days=3)
        return {"name": name, "type": kind, "id": number, "messages": [
            {"id": 1, "type": "message", **telegram_date(t), **user(1), **telegram_text([(None, "a private line that nobody may ever load")])}]}
    return {"about": "An invented account.",
            "personal_information": {"user_id": 5_100_000_000, "first_name": "Mira", "last_name": "Tanaka", "phone_number": "+1 202 555 0100"},
            "chats": {"about": "", "list": [private("Jonas Feld", "personal_chat", 5_100_077_713), group,
                                            private("Family", "private_group", 44001), private("Core team", "private_supergroup", 1777000003)]}}


def telegram_channel():
    own = {"from": "Lantern news", "from_id": "channel1777000001"}
    messages = [{"id": 1, "type": "service", **telegram_date(START), "actor": "Lantern news", "actor_id": own["from_id"],
                 "action": "create_channel", "title": "Lantern news", "text": "", "text_entities": []}]
    for t in moments(190):
        message = {"id": messages[-1]["id"] + 1, "type": "message", **telegram_date(t), **own, "author": "Mira"}
        message.update(telegram_text(parts_of(R.choice(ANNOUNCEMENTS), None)))
        message["reactions"] = [{"type": "emoji", "count": R.randrange(3, 60), "emoji": e} for e in R.sample(["👍", "🔥", "🎉"], 2)]
        messages.append(message)
    return {"name": "Lantern news", "type": "public_channel", "id": 1777000001, "messages": messages}


def slack_user(i):
    return "U07LANT%02d" % i + "XK"


def slack_text(parts):
    out = []
    for kind, text in parts:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if kind == "link":
            text = f"<{text}>"
        elif kind == "mention":
            handle = text[1:]
            text = f"<@{slack_user(next(i for i, p in enumerate(PEOPLE) if p[1] == handle))}>"
        elif kind == "email":
            text = f"<mailto:{text}|{text}>"
        elif kind == "code":
            text = f"`{text}`"
        out.append(text)
    return "".join(out)


def slack_channel_messages(count, planted_from):
    messages, planted = [], planted_from
    for n, t in enumerate(moments(count)):
        i = R.choices(range(16), WEIGHTS[:16])[0]
        ts = f"{int(t.timestamp())}.{100000 + n:06d}"
        base = {"type": "message", "user": slack_user(i), "ts": ts, "team": "T07LANTERN",
                "user_profile": {"real_name": PEOPLE[i][0], "display_name": PEOPLE[i][1], "avatar_hash": "g00", "team": "T07LANTERN"}}
        if n < 8:
            base.update({"subtype": "channel_join", "text": f"<@{slack_user(i)}> has joined the channel"})
            messages.append(base)
            continue
        plant = None
        if n % 13 == 0:
            plant, planted = PLANTED[planted % len(PLANTED)], planted + 1
        base["text"] = slack_text(parts_of(R.choice(LINES[PEOPLE[i][2] if R.random() < 0.3 else "en"]), plant))
        if R.random() < 0.05:
            base["edited"] = {"user": base["user"], "ts": f"{int(t.timestamp()) + 90}.000000"}
        if R.random() < 0.2:
            who = R.sample(range(16), R.randrange(1, 5))
            base["reactions"] = [{"name": R.choice(["thumbsup", "eyes", "tada", "rocket"]), "users": [slack_user(w) for w in who], "count": len(who)}]
        messages.append(base)
        if R.random() < 0.12:
            repliers = []
            for k in range(R.randrange(1, 5)):
                j = R.choices(range(16), WEIGHTS[:16])[0]
                late = t + timedelta(minutes=3 * (k + 1))
                repliers.append({"user": slack_user(j), "ts": f"{int(late.timestamp())}.{200000 + n:06d}"})
                messages.append({"type": "message", "user": slack_user(j), "ts": repliers[-1]["ts"], "thread_ts": ts, "parent_user_id": base["user"],
                                 "text": slack_text(parts_of(R.choice(LINES["en"]), None)), "team": "T07LANTERN"})
            base.update({"thread_ts": ts, "reply_count": len(repliers), "replies": repliers, "latest_reply": repliers[-1]["ts"]})
    return messages


def write_slack(path):
    names = ["general", "node", "wallet", "random"]
    channels = [{"id": f"C07LANTERN{n}", "name": name, "created": 1767600000, "creator": slack_user(0), "is_archived": False,
                 "is_general": n == 0, "members": [slack_user(i) for i in range(16)],
                 "topic": {"value": f"About {name}. Questions to mira@lantern-labs.dev", "creator": slack_user(0), "last_set": 1767600000},
                 "purpose": {"value": "", "creator": "", "last_set": 0}} for n, name in enumerate(names)]
    users = [{"id": slack_user(i), "team_id": "T07LANTERN", "name": handle, "deleted": False, "real_name": name,
              "profile": {"real_name": name, "display_name": handle, "email": f"{handle}@lantern-labs.dev"}}
             for i, (name, handle, _) in enumerate(PEOPLE)]
    files = {"channels.json": channels, "users.json": users,
             "groups.json": [{"id": "C07PRIVATE1", "name": "hiring", "is_private": True, "members": []}],
             "dms.json": [{"id": "D07LANTERN1", "members": [slack_user(0), slack_user(1)]}],
             "hiring/2026-02-02.json": [{"type": "message", "user": slack_user(0), "ts": "1770000000.000100", "text": "private, must be refused"}],
             "D07LANTERN1/2026-02-02.json": [{"type": "message", "user": slack_user(0), "ts": "1770000000.000200", "text": "private, must be refused"}]}
    for n, name in enumerate(names):
        for message in slack_channel_messages([260, 220, 180, 120][n], n * 7):
            day = datetime.fromtimestamp(int(message["ts"].split(".")[0]), timezone.utc).strftime("%Y-%m-%d")
            files.setdefault(f"{name}/{day}.json", []).append(message)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            if isinstance(files[name], list) and "/" in name:
                files[name].sort(key=lambda m: m["ts"])
            info = zipfile.ZipInfo(name, date_time=(2026, 6, 10, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, json.dumps(files[name], ensure_ascii=False, indent=1))


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for name, document in (("telegram-group.json", telegram_group()), ("telegram-channel.json", telegram_channel())):
        (out / name).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    write_slack(out / "slack-export.zip")


if __name__ == "__main__":
    main()
