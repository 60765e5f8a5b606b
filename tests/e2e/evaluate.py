"""`tacit privacy evaluate`: a corpus whose figures were worked out by hand; nothing of it is printed."""
import gzip
import json
import os

from harness import Home, check, equal

MAIL = "ann@example.com"


def record(text, *spans):
    """Spans are (part of the text, label); offsets are of UTF-8 bytes."""
    raw = text.encode()
    found = [(raw.index(part.encode()), len(part.encode()), label) for part, label in spans]
    return {"id": 1, "text": text, "spans": [{"start": s, "end": s + n, "label": l} for s, n, l in found]}


# The e-mail address is found and "Zoë Quux" (7 letters, 8 bytes of them) is not; in the second text an
# address that nobody labelled is redacted; the third has nothing.
CORPUS = [
    record(f"Zoë Quux: {MAIL}", ("Zoë Quux", "PERSON"), (MAIL, "EMAIL"), ("Zoë", "FIRST")),
    record(f"to {MAIL}"),
    record("plain words"),
]
LINES = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in CORPUS)


def main():
    with Home() as home:
        plain = home.file("corpus.jsonl", LINES)
        packed = home.file("corpus.jsonl.gz", gzip.compress(LINES.encode()))
        options = ["--class", "PERSON", "--class", "EMAIL", "--neutral", "FIRST", "--worst", 5]

        done = home.run("privacy", "evaluate", packed, *options, "--json")
        result = json.loads(done.stdout)
        classes = {c["label"]: c for c in result["classes"]}
        equal(sorted(classes), ["EMAIL", "PERSON"], "labels")
        equal((classes["EMAIL"]["found"], classes["EMAIL"]["leaking"]), (1, 0), "the address is found")
        equal((classes["PERSON"]["spans"], classes["PERSON"]["leaking"]), (1, 1), "the name leaks")
        equal((classes["PERSON"]["bytes"], classes["PERSON"]["leaked_bytes"]), (8, 8), "letters of the name")
        equal((result["texts"], result["texts_with_spans"], result["texts_leaking"]), (3, 1, 1), "texts")
        # Outside spans: ": ", "to " and the second address, "plain words".
        equal(result["other_bytes"], 2 + 3 + len(MAIL) + 11, "other bytes")
        equal(result["other_bytes_masked"], len(MAIL), "other bytes masked")
        confusion = {(c["label"], c["class"]): c["count"] for c in result["confusion"]}
        equal(confusion, {("EMAIL", "EMAIL"): 1, ("PERSON", ""): 1, ("FIRST", ""): 1, ("", "EMAIL"): 1}, "confusion")
        equal([w["line"] for w in result["worst"]], [1, 2], "the worst lines")

        def figures(document):
            return {k: v for k, v in json.loads(document).items() if k != "seconds"}

        again = home.run("privacy", "evaluate", "-", *options, "--json", stdin=LINES.encode())
        equal(figures(again.stdout), figures(done.stdout), "stdin and plain text give the same")

        negative = json.loads(home.run("privacy", "evaluate", plain, "--negative", "--json").stdout)
        equal((negative["texts_hit"], negative["texts"], negative["all"]["spans"]), (2, 3, 0), "negative")

        table = home.run("privacy", "evaluate", plain, *options)
        for output in (done.stdout, done.stderr, table.stdout, table.stderr):
            check(b"Zo" not in output and b"example.com" not in output, "no text is printed")
        check("line 1: 8 bytes leaked" in table.stdout.decode(), "the worst line by its number")

        bad = {
            "line 2: not a JSON object": LINES.splitlines()[0] + "\n{\n",
            "line 1: a span lies outside the text or cuts a character": json.dumps(
                {"text": "é", "spans": [{"start": 1, "end": 2, "label": "X"}]}, ensure_ascii=False),
            'line 1: a span needs "start", "end" and "label"': '{"text":"a","spans":[{"start":0,"end":1}]}',
        }
        for message, text in bad.items():
            check(message in home.run("privacy", "evaluate", "-", stdin=text.encode(), expect=1).stderr.decode(), message)
        cut = home.file("cut.gz", gzip.compress(os.urandom(5000))[:2000])
        check("damaged or cut off" in home.run("privacy", "evaluate", cut, expect=1).stderr.decode(), "a cut file")
        home.run("privacy", "evaluate", expect=2)
    print("ok")


main()
