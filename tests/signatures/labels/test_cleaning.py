"""What others typed cannot turn a line around, break it or fill a screen."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.signatures.labels.cleaning import LONGEST, shown


@given(st.text())
def test_a_strangers_text_is_one_line_without_signs_that_act(text):
    found = shown(text)
    assert len(found) <= LONGEST
    assert "\n" not in found
    assert found == found.strip()
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs") for one in found)


def test_what_can_be_read_stays():
    assert shown("  Hélène\n Cœur-Bélanger ") == "Hélène Cœur-Bélanger"
    assert shown("politique\u202efdp.exe") == "politiquefdp.exe"
    assert shown("\x1b[31mrouge") == "[31mrouge"
    assert shown("a" * 500) == "a" * (LONGEST - 1) + "…"
