"""What an action did and a record's history, as the text of a browser with links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape

from medias_desktop.core.i18n import _, format_date, format_number, format_time
from medias_desktop.core.widgets import theme
from medias_desktop.safekeeping.service.trail import ActionDetail, RecordChange, SealMark

HISTORY, MORE = "history", "more"
"""Schemes of the links: a record's history (history:table/key), further records (more:)."""

_KINDS = {
    "insert": "ok",
    "update": "accent",
    "delete": "bad",
    "erase": "bad",
    "destroy": "bad",
    "read": "warn",
}


def moment(at: dt.datetime) -> str:
    """Write a day and an hour for a list."""
    local = at.astimezone()
    return f"{format_date(local.date(), 'medium')}, {format_time(local)}"


def detail_html(detail: ActionDetail, records: Sequence[RecordChange]) -> str:
    """Return an action with the records read so far."""
    line = detail.line
    last = line.seq + line.rows - 1
    numbers = (
        _("Operation {first}").format(first=format_number(line.seq))
        if line.rows == 1
        else _("Operations {first} to {last}").format(first=format_number(line.seq), last=format_number(last))
    )
    head = [
        f"<h2>{escape(line.action)}</h2>",
        _muted(f"{moment(line.at)} · {line.actor} · {numbers}"),
        _muted(seal_sentence(detail.seal)),
    ]
    blocks = [_record(one, named=True, linked=True) for one in records]
    if detail.next_after is not None:
        left = line.rows - (detail.next_after - line.seq + 1)
        more = _("Show more ({n} left)").format(n=format_number(left))
        blocks.append(f'<p><a href="{MORE}:">{escape(more)}</a></p>')
    return _page("".join(head) + "".join(blocks))


def history_html(steps: Sequence[RecordChange]) -> str:
    """Return everything that happened to a record, the latest first."""
    blocks = []
    several = len({(one.table, one.record) for one in steps}) > 1
    for one in steps:
        when = _muted(
            f"{moment(one.at)} · {one.actor} · {_('Operation {first}').format(first=format_number(one.seq))}"
        )
        blocks.append(f"<h3>{escape(one.action)}</h3>{when}{_record(one, named=several)}")
    return _page("".join(blocks))


def sentence_html(sentence: str) -> str:
    """Return a sentence in place of a detail."""
    return _page(f"<p>{escape(sentence)}</p>")


def seal_sentence(seal: SealMark | None) -> str:
    """Say who sealed an action and when."""
    if seal is None:
        return _("Not sealed yet: a seal is set when the register is closed.")
    local = seal.at.astimezone()
    return _("Sealed on {day} at {time} by {name} (operation {seq}).").format(
        day=format_date(local.date()),
        time=format_time(local),
        name=seal.signer or "—",
        seq=format_number(seal.seq),
    )


def _page(body: str) -> str:
    colours = theme.current()
    return (
        f"<style>a {{ color: {colours.accent}; }} td, th {{ padding: 3px 14px 3px 0; }}"
        f" th {{ color: {colours.muted}; font-weight: normal; text-align: left; }}</style>{body}"
    )


def _muted(text: str) -> str:
    return (
        f'<p style="color: {theme.current().muted}; margin-top: 2px; margin-bottom: 2px">{escape(text)}</p>'
    )


def _record(one: RecordChange, *, named: bool, linked: bool = False) -> str:
    colours = theme.current()
    kind = _KINDS.get(one.change_code, "muted")
    title = _("{kind}: {title}").format(kind=one.kind, title=one.title)
    head = f"<b>{escape(title)}</b>&nbsp;&nbsp; " if named else ""
    text = (
        f'<p style="margin-top: 14px; margin-bottom: 4px">{head}'
        f'<span style="color: {colours.ink(kind)}; background: {colours.ground(kind)}">'
        f"&nbsp;{escape(one.change)}&nbsp;</span>"
    )
    if linked and one.followed:
        link = _("History of the record")
        text += (
            f'&nbsp;&nbsp; <a href="{HISTORY}:{escape(one.table)}/{escape(one.record)}">{escape(link)}</a>'
        )
    text += "</p>"
    if one.destroyed:
        return text + f'<p style="color: {colours.warn}">{escape(one.destroyed)}</p>'
    return text + _fields(one)


def _fields(one: RecordChange) -> str:
    if not one.fields:
        return ""
    changed = one.change_code == "update"
    rows = []
    if changed:
        titles = (_("Field"), _("Before"), _("After"))
        rows.append("<tr>" + "".join(f"<th>{escape(title)}</th>" for title in titles) + "</tr>")
    muted = theme.current().muted
    for caption, before, after in one.fields:
        cells = [f'<td style="color: {muted}">{escape(caption)}</td>']
        if changed:
            cells.append(f"<td>{_value(before)}</td>")
        cells.append(f"<td>{_value(after if changed else after or before)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table cellspacing="0">{"".join(rows)}</table>'


def _value(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "—"
