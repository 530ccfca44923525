"""Keep the message catalogues in step with the source: ``update``, ``compile``, ``check``.

Runs from a source tree with Babel installed:  python packaging/catalogues.py check
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "medias.pot"
LOCALES = ("fr_CA", "en_CA")
SOURCE_LOCALE = "en_CA"  # messages are written in English in the code
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "N_n": (1, 2)}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def extract() -> Catalog:
    """Collect the messages of the source, sorted, without dates or line numbers so that diffs show words only."""
    found = Catalog(project="medias_desktop", charset="utf-8", fuzzy=False)
    for _file, _line, message, comments, context in extract_from_dir(
        ROOT / "medias_desktop",
        [("**.py", "python")],
        {"**": {}},
        KEYWORDS,
        ("Translators:",),
        strip_comment_tags=True,
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def _po_path(locale: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / "medias.po"


def read(locale: str) -> Catalog:
    """Return the catalogue of a locale, empty when the file does not exist yet."""
    path = _po_path(locale)
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=locale)


def as_bytes(catalogue: Catalog) -> bytes:
    """Write a catalogue reproducibly: sorted, no locations, no dates, no tool version."""
    stream = io.BytesIO()
    write_po(
        stream,
        catalogue,
        width=0,
        no_location=True,
        sort_output=True,
        omit_header=False,
        ignore_obsolete=True,
    )
    text = stream.getvalue().decode("utf-8")
    text = re.sub(
        r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To): .*\n',
        "",
        text,
        flags=re.M,
    )
    return re.sub(r"^#(?! Translators).*\n", "", text, flags=re.M).encode("utf-8")


def merged(locale: str) -> Catalog:
    """Return the locale's catalogue brought up to the source; English repeats the source, also when that changed."""
    catalogue = read(locale)
    catalogue.update(extract(), no_fuzzy_matching=True)
    catalogue.fuzzy = False
    if locale == SOURCE_LOCALE:
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def _strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(v) for v in value or ()]  # type: ignore[attr-defined]


def update() -> None:
    """Bring the template and both catalogues up to the source."""
    TEMPLATE.write_bytes(as_bytes(extract()))
    for locale in LOCALES:
        path = _po_path(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        content = as_bytes(merged(locale))
        path.write_bytes(content)


def compile_all() -> None:
    """Write the binary catalogues that the program reads."""
    for locale in LOCALES:
        path = _po_path(locale).with_suffix(".mo")
        # Written beside and put in place: a program that starts meanwhile must not read half a catalogue.
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with part.open("wb") as stream:
            write_mo(stream, read(locale))
        part.replace(path)


def problems() -> list[str]:
    """Return what is stale, missing or wrong, one line each."""
    source = extract()
    out = []
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != as_bytes(source):
        out.append("medias.pot is stale: run python packaging/catalogues.py update")
    wanted = {message.id for message in source if message.id}
    for locale in LOCALES:
        catalogue = read(locale)
        present = {message.id for message in catalogue if message.id}
        out += [f"{locale}: missing {key!r}" for key in sorted(map(str, wanted - present))]
        out += [f"{locale}: obsolete {key!r}" for key in sorted(map(str, present - wanted))]
        for message in catalogue:
            if not message.id or message.id not in wanted:
                continue
            translated = _strings(message.string)
            if not translated or not all(translated):
                out.append(f"{locale}: not translated {message.id!r}")
            asked = {p for text in _strings(message.id) for p in PLACEHOLDER.findall(text)}
            given = {p for text in translated for p in PLACEHOLDER.findall(text)}
            if translated and all(translated) and given - asked:
                out.append(f"{locale}: unknown placeholder in {message.id!r}")
            if translated and all(translated) and asked - given:
                out.append(f"{locale}: lost placeholder in {message.id!r}")
    return out


def main(arguments: list[str]) -> int:
    """Do what the first word says; exit 1 when a check finds something."""
    verb = arguments[0] if arguments else "check"
    if verb == "update":
        update()
        compile_all()
    elif verb == "compile":
        compile_all()
    else:
        found = problems()
        print("\n".join(found) or "catalogues: complete and fresh")
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
