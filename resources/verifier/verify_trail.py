#!/usr/bin/env python3
"""Check an exported audit trail. It needs nothing but Python (3.8 or later) and shares no code with the program.

    python verify_trail.py trail.ndjson [--head NUMBER:HASH] [--language fr|en]

Every line of the file is a JSON object. An event's hash is SHA-256 over the bytes "medias-audit/1", a zero byte, the
hash of the event before it (32 zero bytes for the first) and its header: the JSON object of seq, entry, at, actor,
action, change, entity, record and commitment, keys sorted, no spaces, UTF-8. The commitment is HMAC-SHA-256 of the
body under its salt. A content that was destroyed has neither; a later event "erase" must list it.
An extract (format medias-trail-extract/1) has every header and seal, but only the contents about some records: those
that were left out are marked "withheld", with them whose key is whose.
A seal is an Ed25519 signature by a user of the register; the event that added the user holds the SHA-256 of the key.
Signatures are checked with the command "openssl" (3.0 or later) where it is installed.
Exit code: 0 when all is well, 1 when something is wrong.
"""

import argparse
import hashlib
import hmac
import json
import os
import shutil
import subprocess
import sys
import tempfile

TAG = b"medias-audit/1\x00"
HEADER = ("seq", "entry", "at", "actor", "action", "change", "entity", "record", "commitment")
TYPES = [int, int] + [str] * 7
SHOWN = 50
FORMATS = ("medias-trail/1", "medias-trail-extract/1")
one_text = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode

TEXTS = {
    "not_a_trail": ("This file is not an exported audit trail.", "Ce fichier n’est pas un journal exporté."),
    "line": ("Line {0} cannot be read.", "La ligne {0} est illisible."),
    "missing": ("Operations {0} to {1} are missing.", "Les opérations {0} à {1} manquent."),
    "order": ("Operation {0} is out of order.", "L’opération {0} n’est pas à sa place."),
    "chain": (
        "Operation {0} or what came before it was changed.",
        "L’opération {0} ou ce qui la précède a été modifié.",
    ),
    "entry": (
        "Operation {0} does not belong to its action.",
        "L’opération {0} n’appartient pas à l’action indiquée.",
    ),
    "content": ("The content of operation {0} was changed.", "Le contenu de l’opération {0} a été modifié."),
    "gone": (
        "The content of operation {0} is gone and no destruction was recorded.",
        "Le contenu de l’opération {0} a disparu sans qu’une destruction ait été inscrite.",
    ),
    "back": (
        "The content of operation {0} was destroyed and is there again.",
        "Le contenu de l’opération {0} avait été détruit et s’y trouve de nouveau.",
    ),
    "seal_head": (
        "The seal on operation {0} belongs to another history.",
        "Le sceau de l’opération {0} appartient à un autre historique.",
    ),
    "seal_signature": (
        "The seal on operation {0} is not valid.",
        "Le sceau de l’opération {0} n’est pas valide.",
    ),
    "seal_stranger": (
        "The seal on operation {0} was not set by a user of the register.",
        "Le sceau de l’opération {0} n’a pas été apposé par un utilisateur du registre.",
    ),
    "head": (
        "Operation {0} is not the one expected, or is missing.",
        "L’opération {0} n’est pas celle attendue, ou elle manque.",
    ),
    "end": (
        "The end of the file is missing or does not match its content.",
        "La fin du fichier manque ou ne correspond pas à son contenu.",
    ),
    "more": ("… and {0} more.", "… et {0} autres."),
    "register": ("Register {0}", "Registre {0}"),
    "events": (
        "{0} operations, {1} of them with a destroyed content",
        "{0} opérations, dont {1} au contenu détruit",
    ),
    "extract": (
        "This is an extract: it has the contents of {0} operations; those of the {1} others were left out.",
        "Ceci est un extrait : il comporte le contenu de {0} opérations; celui des {1} autres a été omis.",
    ),
    "keys": (
        "An extract does not tell whose keys set the seals: compare them with the whole trail.",
        "Un extrait ne dit pas à qui sont les clés des sceaux : comparez avec le journal complet.",
    ),
    "last": ("Last operation: {0}, {1}", "Dernière opération : {0}, {1}"),
    "seals": ("{0} seals, {1} signatures checked", "{0} sceaux, {1} signatures vérifiées"),
    "no_openssl": (
        "Signatures were NOT checked: the command openssl (3.0 or later) was not found.",
        "Les signatures n’ont PAS été vérifiées : la commande openssl (3.0 ou plus récente) est introuvable.",
    ),
    "good": ("VERDICT: intact.", "VERDICT : intact."),
    "bad": ("VERDICT: NOT INTACT.", "VERDICT : NON INTACT."),
}


class Trail:
    """What was read so far."""

    def __init__(self):
        self.problems = []
        self.register = ""
        self.extract = False
        self.withheld = set()
        self.previous = bytes(32)
        self.last = 0
        self.action = None
        self.count = 0
        self.hashes = {}
        self.without = set()
        self.erased = set()
        self.users = {}
        self.keys = {}
        self.seals = []
        self.end = None
        self.checked = None

    def wrong(self, kind, *values):
        self.problems.append((kind, values))


def read(path, trail):
    with open(path, "rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                value = json.loads(line.decode("utf-8"))
                if number == 1:
                    if value["format"] not in FORMATS:
                        raise ValueError
                    trail.extract = value["format"] == FORMATS[1]
                    trail.register = value["register"]
                elif trail.end is not None:
                    trail.wrong("line", number)
                elif "seal" in value:
                    trail.seals.append(value["seal"])
                elif "end" in value:
                    trail.end = value["end"]
                else:
                    event(trail, value)
            except (ValueError, KeyError, TypeError, AttributeError):
                trail.wrong("not_a_trail" if number == 1 else "line", number)
                if number == 1:
                    return
    if not trail.register and not trail.problems:
        trail.wrong("not_a_trail")


def event(trail, value):
    header = {name: value[name] for name in HEADER}
    seq = value["seq"]
    if [type(inner) for inner in header.values()] != TYPES:
        raise ValueError
    if seq > trail.last + 1:
        trail.wrong("missing", trail.last + 1, seq - 1)
    elif seq != trail.last + 1:
        trail.wrong("order", seq)
    text = one_text(header).encode("utf-8")
    found = hashlib.sha256(TAG + trail.previous + text).hexdigest()
    if found != value["hash"]:
        trail.wrong("chain", seq)
    action = tuple(value[name] for name in ("entry", "at", "actor", "action"))
    if action != trail.action and value["entry"] != seq:
        trail.wrong("entry", seq)
    trail.action, trail.last, trail.count = action, seq, trail.count + 1
    trail.previous = bytes.fromhex(value["hash"])
    trail.hashes[seq] = value["hash"]
    if trail.extract and value.get("withheld") is True and "body" not in value:
        trail.withheld.add(seq)
        return
    if "body" not in value:
        trail.without.add(seq)
        return
    body = value["body"].encode("utf-8")
    if hmac.new(bytes.fromhex(value["salt"]), body, hashlib.sha256).hexdigest() != value["commitment"]:
        trail.wrong("content", seq)
    elif value["change"] == "erase":
        trail.erased.update(number for number in json.loads(value["body"])["events"] if number < seq)
    elif value["entity"] == "register_user":
        learn_user(trail, seq, value["record"], value["change"], json.loads(value["body"]))


def learn_user(trail, seq, record, change, body):
    row = trail.users.setdefault(record, {})
    if change in ("insert", "update"):
        row.update(body["new"])
        digest = row.get("public_key") if row.get("active", True) else None
    elif change == "delete":
        digest = None
        del trail.users[record]
    else:
        return
    if row.get("uid"):
        trail.keys.setdefault(row["uid"], []).append((seq, digest))


def check_end(trail, expected):
    for seq in sorted(trail.without - trail.erased):
        trail.wrong("gone", seq)
    for seq in sorted((trail.erased - trail.without) & set(trail.hashes)):
        trail.wrong("back", seq)
    said = {"events": trail.count, "seals": len(trail.seals), "seq": trail.last, "head": trail.previous.hex()}
    if trail.end != said:
        trail.wrong("end")
    if expected:
        number, _, digits = expected.partition(":")
        known = trail.hashes.get(int(number)) if number.isdigit() else None
        wanted = digits.replace(" ", "").lower()
        if known is None or len(wanted) < 16 or not known.startswith(wanted):
            trail.wrong("head", number)


def check_seals(trail):
    openssl = shutil.which("openssl")
    if openssl and not signed(openssl, *RFC_8032):
        openssl = None
    trail.checked = 0 if openssl else None
    for seal in trail.seals:
        try:
            check_seal(trail, seal, openssl)
        except (ValueError, KeyError, TypeError):
            trail.wrong("seal_signature", seal.get("seq", "?") if isinstance(seal, dict) else "?")


def check_seal(trail, seal, openssl):
    seq, signer, key = seal["seq"], seal["signer"], bytes.fromhex(seal["public_key"])
    if trail.hashes.get(seq) != seal["head"]:
        trail.wrong("seal_head", seq)
        return
    digest = None
    for since, known in trail.keys.get(signer, []):
        if since <= seq:
            digest = known
    told = {"v": "medias-seal/1", "seq": seq, "head": seal["head"], "at": seal["at"], "signer": signer}
    message = one_text(told).encode("utf-8")
    if openssl:
        if not signed(openssl, key, message, bytes.fromhex(seal["signature"])):
            trail.wrong("seal_signature", seq)
            return
        trail.checked += 1
    if trail.extract and signer not in trail.keys:
        return
    if digest != "sha256:" + hashlib.sha256(key).hexdigest():
        trail.wrong("seal_stranger", seq)


RFC_8032 = (  # the second test of RFC 8032, section 7.1: shows that this openssl knows Ed25519
    bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
    b"\x72",
    bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
)


def signed(openssl, key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "message", "signature")]
        for name, content in zip(
            names, (bytes.fromhex("302a300506032b6570032100") + key, message, signature)
        ):
            with open(name, "wb") as stream:
                stream.write(content)
        command = [openssl, "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin"]
        command += ["-in", names[1], "-sigfile", names[2]]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.run(command, check=False, **quiet).returncode == 0


def tell(trail, language):
    def say(kind, *values):
        print(TEXTS[kind][language == "fr"].format(*values))

    say("register", trail.register)
    say("events", trail.count, len(trail.without & trail.erased))
    if trail.extract:
        say("extract", trail.count - len(trail.withheld) - len(trail.without), len(trail.withheld))
    say("last", trail.last, trail.previous.hex())
    say("seals", len(trail.seals), trail.checked or 0)
    if trail.checked is None and trail.seals:
        say("no_openssl")
    if trail.extract and trail.seals:
        say("keys")
    for kind, values in trail.problems[:SHOWN]:
        say(kind, *values)
    if len(trail.problems) > SHOWN:
        say("more", len(trail.problems) - SHOWN)
    say("bad" if trail.problems else "good")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", help="the exported trail")
    parser.add_argument(
        "--head", metavar="NUMBER:HASH", help="a head that was printed or noted (16 digits or more)"
    )
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    options = parser.parse_args()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    trail = Trail()
    read(options.file, trail)
    check_end(trail, options.head)
    check_seals(trail)
    tell(trail, options.language)
    return 1 if trail.problems else 0


if __name__ == "__main__":
    sys.exit(main())
