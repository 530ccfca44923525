"""Plain text as data for the templates: what ``plain-text`` of resources/templates/house.typ draws."""

from __future__ import annotations

from dataclasses import asdict

from medias_desktop.core.pdf.blocks import blocks, column_weights, list_groups


def for_template(text: str) -> list[dict[str, object]]:
    """Return the paragraphs, lists and tables of a text as anything JSON can hold."""
    found: list[dict[str, object]] = []
    for block in blocks(text):
        if block.kind == "p":
            found.append({"kind": "p", "text": block.texts[0]})
        elif block.kind == "table":
            found.append(
                {"kind": "table", "rows": block.rows, "head": block.head, "columns": column_weights(block)}
            )
        else:
            found += [asdict(group) for group in list_groups(block)]
    return found
