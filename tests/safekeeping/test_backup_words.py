"""Ages, sizes and reasons in words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core import i18n
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.safekeeping.backup_words import age_text, reason_text, record_text, size_text
from medias_desktop.safekeeping.service.backups.comparing import RECORDS

NOW = dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("passed", "french", "english"),
    [
        ({"seconds": 59}, "à l’instant", "just now"),
        ({"seconds": 60}, "il y a 1\u00a0min", "1 min ago"),
        ({"minutes": 59, "seconds": 59}, "il y a 59\u00a0min", "59 min ago"),
        ({"hours": 1}, "il y a 1\u00a0h", "1 h ago"),
        ({"hours": 23, "minutes": 59}, "il y a 23\u00a0h", "23 h ago"),
        ({"days": 1}, "il y a 1 jour", "1 day ago"),
        ({"days": 7}, "il y a 7 jours", "7 days ago"),
    ],
)
def test_ages(passed, french, english):
    at = NOW - dt.timedelta(**passed)
    assert age_text(at, NOW) == french
    i18n.use_language("en")
    assert age_text(at, NOW) == english


def test_an_instant_still_to_come_is_told_as_it_is():
    assert age_text(NOW + dt.timedelta(days=1), NOW) == "22 nov. 2026, 15\u00a0h\u00a030"


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0\u00a0octet"),
        (1, "1\u00a0octet"),
        (999, "999\u00a0octets"),
        (1000, "1\u00a0ko"),
        (3440, "3,4\u00a0ko"),
        (9999, "10\u00a0ko"),
        (999_499, "999\u00a0ko"),
        (999_500, "1\u00a0Mo"),
        (65_200_000, "65\u00a0Mo"),
        (1_200_000_000, "1,2\u00a0Go"),
    ],
)
def test_sizes(size, told):
    assert size_text(size) == told


@given(st.integers(0, 10**15))
def test_sizes_are_told_in_few_figures_and_within_a_twentieth(size):
    i18n.use_language("en")
    number, unit = re.fullmatch(r"([\d.,]+)\s(\w+)", size_text(size)).groups()
    scale = {"byte": 1, "bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}[unit]
    told = round(float(number.replace(",", "")) * scale)
    assert abs(told - size) * 20 <= size
    assert unit == "GB" or told < 1000 * scale


def test_every_reason_and_kind_of_record_has_its_words():
    assert len({reason_text(reason) for reason in BackupReason}) == len(BackupReason)
    assert len({record_text(table) for table in RECORDS}) == len(RECORDS)
