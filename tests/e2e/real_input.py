"""Real input: every file of ../shared/data/telegram and ../shared/data/slack imports, or is refused, as it should be."""
import collections
import json
import zipfile

from harness import SHARED, Home, check, equal, skip

PUBLIC = {"public_supergroup", "public_channel"}


def chats(document):
    if "messages" in document:
        return [document], []
    return document.get("chats", {}).get("list", []), document.get("left_chats", {}).get("list", [])


def main():
    if not SHARED.is_dir():
        skip(f"{SHARED.name} is not beside the project")
    imported = 0
    for path in sorted((SHARED / "telegram").glob("*/*.json")):
        document = json.loads(path.read_bytes().replace(b"\\x1F", b""))
        joined, left = chats(document)
        public = [chat for chat in joined if chat.get("type") in PUBLIC]
        expected = sum(len(chat["messages"]) for chat in public)
        with Home() as home:
            report = home.load(path, "--project", "real", expect=0 if public else 6) if public else home.run("import", path, "--project", "real", expect=6)
            if public:
                equal(report["loaded"], expected, f"{path.name}: messages")
                refused = collections.Counter(chat["type"] for chat in joined if chat.get("type") not in PUBLIC)
                refused.update("left_chat" if chat["type"] in PUBLIC else chat["type"] for chat in left)
                equal(report["refused"], dict(refused), f"{path.name}: refused")
                equal(int(home.value("SELECT count(*) FROM messages")), expected, f"{path.name}: rows")
            imported += 1
    export = SHARED / "slack" / "export-houstondatavis"
    channels = {channel["name"]: channel["id"] for channel in json.loads((export / "channels.json").read_text())}
    counts, authors, subtypes = collections.Counter(), set(), collections.Counter()
    days = [day for day in sorted(export.glob("*/*.json")) if day.parent.name in channels]
    for day in days:
        for message in json.loads(day.read_text()):
            counts[channels[day.parent.name]] += 1
            subtypes[message.get("subtype")] += 1
            if message.get("user"):
                authors.add(message["user"])
    with Home() as home:
        zipped = home.base / "export.zip"
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(export.rglob("*.json")):
                archive.write(file, file.relative_to(export))
        report = home.load(export, "--project", "real")
        equal(report["loaded"], sum(counts.values()), "Slack: messages")
        equal({row[0]: int(row[1]) for row in home.query("SELECT channel_id, count(*) FROM messages GROUP BY ALL")}, dict(counts), "Slack: messages by channel")
        joins = subtypes["channel_join"] + subtypes["group_join"] + subtypes["bot_add"]
        equal(int(home.value("SELECT count(*) FROM messages WHERE kind = 'join'")), joins, "Slack: joins")
        people = int(home.value("SELECT count(DISTINCT author) FROM messages WHERE author_kind = 'user'"))
        check(people <= len(authors) and people >= len(authors) - 5, f"Slack: authors {people} of {len(authors)}")
        again = home.load(zipped, "--project", "real")
        equal((again["loaded"], again["updated"]), (0, 0), "the same export as a zip changes nothing")
    print(f"{imported} Telegram exports, {sum(counts.values())} Slack messages: as a plain script counts them")


main()
