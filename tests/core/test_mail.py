"""Drafts of e-mails, read back by what mail programs are made of."""

import datetime as dt
import email
import email.policy
from urllib.parse import parse_qs, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from medias_desktop.core.file_names import file_stem
from medias_desktop.core.mail import Draft, eml, mailto, too_long_by

NOW = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=80)
LINES = st.lists(WORDS, min_size=1, max_size=6).map("\n".join)


def test_a_link_byte_for_byte():
    draft = Draft("a.b+c@exemple.ca", "Rappel : été", "Un & deux = 3 ?\nFin 100 %", "fr")
    assert mailto(draft) == (
        "mailto:a.b%2Bc@exemple.ca?subject=Rappel%20%3A%20%C3%A9t%C3%A9"
        "&body=Un%20%26%20deux%20%3D%203%20%3F%0D%0AFin%20100%20%25"
    )


@given(WORDS, LINES)
def test_a_link_read_back(subject, body):
    parts = urlsplit(mailto(Draft("me@exemple.ca", subject, body, "fr")))
    assert (parts.scheme, parts.path) == ("mailto", "me@exemple.ca")
    found = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert found["subject"] == [subject]
    assert found["body"][0].split("\r\n") == body.split("\n")
    assert mailto(Draft("me@exemple.ca", subject, body, "fr")).isascii()


def test_a_link_that_would_be_cut():
    short = Draft("me@exemple.ca", "S", "é" * 300, "fr")  # six characters each
    assert too_long_by(mailto(short)) == 0
    longer = Draft("me@exemple.ca", "S", "é" * 350, "fr")
    assert too_long_by(mailto(longer)) == len("mailto:me@exemple.ca?subject=S&body=") + 2100 - 2000


@given(WORDS, LINES)
@example("Objet\u2028: deux", "x" * 2000)
@example("Objet", ".\n..\nFrom moi")
def test_a_file_read_back(subject, body):
    data = eml(Draft("me@exemple.ca", subject, body, "fr"), NOW)
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert not found.defects
    assert found["X-Unsent"] == "1"
    assert found["Subject"].split() == subject.split()
    assert found.get_content().rstrip().splitlines() == body.rstrip().splitlines()
    assert found["Date"].datetime == NOW
    assert found["Content-Language"] == "fr"
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_an_address_with_accents():
    found = email.message_from_bytes(
        eml(Draft("josé@exemple.ca", "S", "B", "fr"), NOW), policy=email.policy.default
    )
    assert str(found["To"]) == "josé@exemple.ca"


@given(st.text(max_size=300))
@example("CON")
@example("nul.txt")
@example("../../etc/passwd")
@example("a\u202egnp.exe")
@example("é" * 300)
@example("...")
def test_names_of_files_that_every_system_takes(text):
    name = file_stem(text)
    assert name
    assert len(name.encode()) <= 200
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert name == name.strip(" .")
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
