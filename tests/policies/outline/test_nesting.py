"""Lists within lists keep their place: two spaces for each step."""

from __future__ import annotations

import pytest

from medias_desktop.policies.outline import read_outline


def _bodies(text: str, *, markdown: bool = False) -> list[str]:
    return [section.body for section in read_outline(text, markdown=markdown).sections]


def test_items_further_in_are_nested_and_wrapped_items_stay_whole():
    text = "# Pool\n\n## Rules\n\n- no glass\n    * not even\n      in the stands\n- no dogs\n\n## End\n\nNone.\n"
    assert _bodies(text, markdown=True)[0] == "- no glass\n  - not even in the stands\n- no dogs"


def test_letters_under_numbers_are_nested_with_spaces_or_tabs():
    text = "1. Fees\n\nOwing are:\n1) the base fee;\n\ta) for a house;\n\tb) for a shop;\n2) the tax;\n\n2. End\n\nNone is owed.\n"
    assert (
        _bodies(text)[0] == "Owing are:\n1) the base fee;\n  a) for a house;\n  b) for a shop;\n2) the tax;"
    )


@pytest.mark.parametrize("margin", ["", "    ", "\t"])
def test_a_list_that_stands_in_as_a_whole_is_not_nested(margin: str):
    text = f"1. Fees\n\nOwing are:\n\n{margin}- the fee;\n\n{margin}- the tax.\n\n2. End\n\nNone is owed.\n"
    assert _bodies(text)[0] == "Owing are:\n\n- the fee;\n\n- the tax."


def test_a_list_does_not_reach_over_a_heading():
    text = "1. Fees\n\nOwing are:\n- the fee.\n\n2. Dues\n\nDue are:\n    - the tax.\n\n3. End\n\nNone is owed.\n"
    assert _bodies(text)[1] == "Due are:\n- the tax."
