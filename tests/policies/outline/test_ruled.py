"""Tables drawn with rules of dashes: Pandoc's simple and multiline tables, those of reStructuredText."""

from __future__ import annotations

import pytest

from medias_desktop.policies.outline import read_outline

SIMPLE = """\
  Page        Who
  ----------- -----------------
  Facebook    Clerk
  Instagram   Recreation
"""
MULTILINE = """\
  -------------------------------
  Page        Who
  ----------- -------------------
  Facebook    Clerk and the
              deputy clerk

  Instagram   Recreation
  -------------------------------
"""
RESTRUCTURED = """\
=========  ==========
Page       Who
=========  ==========
Facebook   Clerk
Instagram  Recreation
=========  ==========
"""


def _body(table: str, *, markdown: bool) -> list[str]:
    head = "# 1 Pages" if markdown else "1. Pages"
    end = "# 2 End" if markdown else "2. End"
    text = f"{head}\n\n{table}\n{end}\n\nNothing more is said.\n"
    sections = read_outline(text, markdown=markdown).sections
    assert [one.number for one in sections] == ["1", "2"]
    return sections[0].body.splitlines()


@pytest.mark.parametrize("markdown", [True, False])
@pytest.mark.parametrize("table", [SIMPLE, RESTRUCTURED])
def test_a_table_of_one_line_rows_is_read(table: str, markdown: bool):
    assert _body(table, markdown=markdown) == [
        "| Page | Who |",
        "| --- | --- |",
        "| Facebook | Clerk |",
        "| Instagram | Recreation |",
    ]


@pytest.mark.parametrize("markdown", [True, False])
def test_a_row_of_several_lines_is_one_row(markdown: bool):
    assert _body(MULTILINE, markdown=markdown) == [
        "| Page | Who |",
        "| --- | --- |",
        "| Facebook | Clerk and the deputy clerk |",
        "| Instagram | Recreation |",
    ]


def test_text_that_runs_across_the_columns_is_left_as_it_is():
    text = (
        "1. Pages\n\n---- ----\nThese words are no row of a table at all.\n---- ----\n\n2. End\n\nNothing.\n"
    )
    assert "These words are no row of a table at all." in read_outline(text).sections[0].body
    assert "|" not in read_outline(text).sections[0].body
