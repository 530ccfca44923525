"""The comparisons on paper: the matrix, policies side by side, the difference; data in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from medias_desktop.core.i18n import N_, catalogue, format_date
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.plain import for_template
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.policies.labels.comparing import (
    brief,
    cited,
    column_titles,
    label_of,
    summary_line,
    text_title,
    version_line,
)
from medias_desktop.policies.rules import SectionText
from medias_desktop.policies.rules.by_theme import Matrix, ThemeRow
from medias_desktop.policies.rules.comparing import Difference, Edit, Kind, SectionDifference, WordChanges
from medias_desktop.policies.rules.comparing.lines import depth_of, is_tight, paragraphs, spaced
from medias_desktop.policies.themes import theme_label

_LABELS = {
    "matrix": N_("Themes and policies"),
    "side": N_("Side by side"),
    "difference": N_("Differences"),
    "page": N_("Page {page} of {pages}"),
    "theme": N_("Theme"),
    "made": N_("Drawn up on {date}"),
    "restated": N_("The policies of the library are restated in our own words: the official texts prevail."),
    "silent": N_("Says nothing on the theme."),
    "rules": N_("Rules of this section:"),
    "from": N_("From"),
    "to": N_("To"),
    "legend": N_("Legend:"),
    "added": N_("added"),
    "removed": N_("removed"),
    "bar": N_("A bar in the margin stands beside every line that changed."),
    "beginning": N_("Beginning of the text"),
}


def matrix_document(
    matrix: Matrix, rows: Sequence[ThemeRow], municipality: str, language: str, paper: str, at: dt.datetime
) -> bytes:
    """Return the matrix as PDF/A-2a and PDF/UA-1, landscape, its head repeated on every page."""
    head = [
        {"name": _clean(name), "title": _clean(one.text.summary.policy_title)}
        for name, one in zip(column_titles(matrix.columns), matrix.columns, strict=True)
    ]
    told = [
        {
            "theme": _clean(theme_label(row.theme)),
            "cells": [[_clean(brief(one)) for one in cell] for cell in row.cells],
        }
        for row in rows
    ]
    data = _frame("matrix", municipality, language, paper, at) | {"head": head, "rows": told}
    return typeset("matrix.typ", data, at)


def side_document(
    matrix: Matrix, row: ThemeRow, municipality: str, language: str, paper: str, at: dt.datetime
) -> bytes:
    """Return what each policy says on a theme, in columns, landscape."""
    label = catalogue(language).gettext(_LABELS["rules"])
    columns = []
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        sections = [
            {
                "name": _cited(one),
                "heading": _clean(one.heading) if one.number else "",
                "body": for_template(printable(one.body)[0]),
                "rules": [_clean(rule) for rule in column.rules.get(one.uid, ())],
            }
            for one in cell
        ]
        summary = column.text.summary
        columns.append(
            {
                "name": _clean(summary.municipality),
                "title": _clean(summary.policy_title),
                "sections": sections,
            }
        )
    data = _frame("side", municipality, language, paper, at)
    data |= {"theme": _clean(theme_label(row.theme)), "columns": columns, "rules_label": label}
    return typeset("side_by_side.typ", data, at)


def difference_document(
    difference: Difference,
    municipality: str,
    language: str,
    paper: str,
    at: dt.datetime,
    *,
    only_changed: bool = False,
) -> bytes:
    """Return a difference with its changes underlined, struck through and marked by bars in the margin."""
    texts = catalogue(language)
    data = _frame("difference", municipality, language, paper, at)
    parts: list[dict[str, Any]] = []
    if difference.title_block.changed or difference.introduction.changed or not only_changed:
        lines = [*_lines(difference.title_block), *_lines(difference.introduction)]
        changed = difference.title_block.changed or difference.introduction.changed
        if lines:
            heading = [["equal", texts.gettext(_LABELS["beginning"])]] if changed else []
            parts.append({"level": 1, "number": [], "heading": heading, "label": "", "lines": lines})
    shown = groupby(difference.sections, key=lambda one: bool(one.kinds) or not only_changed)
    depth = 0
    for wanted, group in shown:
        found = list(group)
        if not wanted:
            sentence = texts.ngettext("… {n} section unchanged …", "… {n} sections unchanged …", len(found))
            parts.append({"left_out": sentence.format(n=len(found))})
            continue
        for one in found:
            depth = max(1, min(one.shown.level, depth + 1, 6))  # PDF/UA allows no gap between levels
            parts.append(_section(one, depth))
    data |= {
        "old": [_clean(text_title(difference.old)), _clean(version_line(difference.old))],
        "new": [_clean(text_title(difference.new)), _clean(version_line(difference.new))],
        "summary": _clean(summary_line(difference)),
        "parts": parts,
    }
    return typeset("difference.typ", data, at)


def _section(one: SectionDifference, depth: int) -> dict[str, Any]:
    number: list[list[str]] = []
    if Kind.RENUMBERED in one.kinds and one.old is not None and one.new is not None:
        number = [["delete", _clean(one.old.number)], ["insert", _clean(one.new.number)]]
    else:
        edit = "insert" if Kind.ADDED in one.kinds else "delete" if Kind.REMOVED in one.kinds else "equal"
        number = [[edit, _clean(one.shown.number)]]
    heading = [piece for line in _lines(one.heading) for piece in line["pieces"]]
    return {
        "level": depth,
        "number": [piece for piece in number if piece[1]],
        "heading": heading,
        "label": _clean(label_of(one)),
        "lines": _lines(one.body),
    }


def _lines(changes: WordChanges) -> list[dict[str, Any]]:
    return [
        {
            "depth": depth_of(line),
            "tight": is_tight(line),
            "changed": any(edit is not Edit.EQUAL for edit, _piece in line[1]),
            "pieces": [[edit.value, printable(piece)[0]] for edit, piece in spaced(line[1])],
        }
        for line in paragraphs(changes)
    ]


def _frame(title: str, municipality: str, language: str, paper: str, at: dt.datetime) -> dict[str, Any]:
    say = catalogue(language).gettext
    day = format_date(at.astimezone().date(), language=language).replace(" ", "\u00a0")
    labels = {key: say(text) for key, text in _LABELS.items()}
    labels["made"] = labels["made"].format(date=day)
    return {
        "style": style.for_typst(paper),
        "language": language,
        "labels": labels,
        "title": labels[title],
        "municipality": _clean(municipality),
    }


def _cited(one: SectionText) -> str:
    return _clean(cited(one))


def _clean(text: str) -> str:
    return printable(" ".join(text.split()))[0]
