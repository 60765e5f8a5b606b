"""Compares schema/*.tl with the libtdjson.so that it is for. Exit code 77: there is none.

Every id must be the CRC-32 of its definition, so no argument can be wrong; and TDLib must have the same id.
"""
import pathlib
import re
import struct
import subprocess
import sys
import zlib

HERE = pathlib.Path(__file__).resolve().parent
TDLIB = HERE.parents[2] / "third_party" / "prebuilt" / "lib" / "libtdjson.so"
DEFINITION = re.compile(r"^([\w.]+)#([0-9a-f]+)\s*(.*?)\s*=\s*([^;]+);$")

# TDLib has these, but writes or reads their ids by hand.
BY_HAND = {"rpc_result", "msg_container", "destroy_session_ok", "destroy_session", "ping", "invokeWithLayer", "initConnection",
           "invokeAfterMsg", "invokeAfterMsgs", "invokeWithoutUpdates", "invokeWithMessagesRange", "invokeWithReCaptcha"}
# Their ids are older than the rule.
NOT_CRC = {"rpc_result", "msg_container"}


def definitions(path):
    """name -> (id, canonical text)"""
    out = {}
    for line in path.read_text().splitlines():
        match = DEFINITION.match(line.split("//")[0].strip())
        if match:
            text = " ".join(part for part in (match[1], match[3], "=", match[4].strip()) if part)
            out[match[1]] = int(match[2], 16), text
    return out


def checksum(text):
    """As every generator of TL counts it: bare flags are left out, bytes are strings, brackets go."""
    text = re.sub(r" \w+:\w+\.\d+\?true", "", text)
    text = text.replace(":bytes ", ":string ").replace("?bytes ", "?string ").replace("<", " ")
    return zlib.crc32(re.sub("[>{}]", "", text).encode())


def segments(library):
    """(address, offset, size) of what is loaded"""
    out = subprocess.run(["readelf", "-lW", library], capture_output=True, text=True, check=True).stdout
    pattern = r"LOAD\s+(0x[0-9a-f]+)\s+(0x[0-9a-f]+)\s+0x[0-9a-f]+\s+(0x[0-9a-f]+)"
    return [(int(m[2], 16), int(m[1], 16), int(m[3], 16)) for m in re.finditer(pattern, out)]


def ids_in(library):
    """(namespace, name) -> id, read from the machine code of each exported `int get_id() const { return id; }`."""
    code = library.read_bytes()
    loaded = segments(library)
    symbols = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    out = {}
    for match in re.finditer(r"^([0-9a-f]+) \w _ZNK2td\d+(telegram_api|mtproto_api)(\d+)(\w+?)6get_idEv$", symbols, re.M):
        if len(match[4]) != int(match[3]):
            continue
        address = int(match[1], 16)
        offset = next(address - start + at for start, at, size in loaded if start <= address < start + size)
        move = code.index(b"\xb8", offset, offset + 12)  # mov eax, id
        out[match[2], match[4]] = struct.unpack_from("<I", code, move + 1)[0]
    return out


def main():
    if not TDLIB.exists():
        print("skipped: no libtdjson.so")
        sys.exit(77)
    library = ids_in(TDLIB)
    assert len(library) > 2000, f"only {len(library)} ids found in the library"
    problems, count = [], 0
    for name, namespace in (("telegram.tl", "telegram_api"), ("mtproto.tl", "mtproto_api")):
        for constructor, (number, text) in definitions(HERE / "schema" / name).items():
            count += 1
            if constructor not in NOT_CRC and checksum(text) != number:
                problems.append(f"{constructor}: the definition's checksum is {checksum(text):08x}")
            real = library.get((namespace, constructor.replace(".", "_")))
            if real is None and constructor not in BY_HAND:
                problems.append(f"{constructor}: TDLib does not have it")
            elif real not in (None, number):
                problems.append(f"{constructor}#{number:08x}: TDLib has {real:08x}")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{count} definitions compared with {len(library)} ids of the library")
    sys.exit(1 if problems else 0)


main()
