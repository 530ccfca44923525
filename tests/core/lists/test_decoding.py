"""What is no text is told wherever the sign of it stands."""

from __future__ import annotations

import pytest

from medias_desktop.core.lists import decoding
from medias_desktop.core.lists.decoding import NotText, decode


@pytest.mark.parametrize("place", [0, 9, 10, 11, 29])
def test_a_control_character_is_found_in_every_piece(monkeypatch, place):
    monkeypatch.setattr(decoding, "_PIECE", 10)
    text = "x" * 30
    assert decode(text.encode()) == text
    with pytest.raises(NotText):
        decode((text[:place] + "\x01" + text[place + 1 :]).encode())
