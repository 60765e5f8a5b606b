"""Compares contract.js with the pages of Slack's method reference. Exit code 77: they are not here.

    check_contract.py [DIRECTORY]    of NAME.json files, with "args", "errors", "rate_limit" and "scopes"
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGES = HERE.parents[3] / "shared" / "data" / "slack" / "method-docs-2026-05" / "priv" / "docs" / "methods"


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def of_page(page):
    """What contract.js says, of a page"""
    errors, args, scopes = page["errors"], page["args"], page["scopes"]
    tier = re.match(r"Tier (\d)", page["rate_limit"]["label"])
    return {"tier": int(tier[1]) if tier else 0, "scopes": [each["name"] for each in scopes.get("user", [])],
            "args": sorted(name + "!" * bool(arg["required"]) for name, arg in args.items()), "errors": sorted(errors)}


def main():
    pages = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    if not pages.is_dir():
        skip("the pages of the method reference are not here")
    if shutil.which("node") is None:
        skip("no node")
    script = "console.log(JSON.stringify(require(process.argv[1])))"
    contract = json.loads(subprocess.run(["node", "-e", script, HERE / "contract.js"], capture_output=True, check=True).stdout)
    wrong = []
    for name, method in contract["METHODS"].items():
        expected = of_page(json.loads((pages / f"{name}.json").read_text()))
        got = {**method, "args": sorted(method["args"]), "errors": sorted(method["errors"])}
        wrong += [f"{name}: {key} is {got[key]}, the page has {expected[key]}" for key in expected if got[key] != expected[key]]
    common = json.loads((pages.parent / "common_errors.json").read_text())
    if sorted(common) != sorted(contract["COMMON_ERRORS"]):
        wrong.append("COMMON_ERRORS differs")
    print("\n".join(wrong) or f"{len(contract['METHODS'])} methods are as on their pages")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
