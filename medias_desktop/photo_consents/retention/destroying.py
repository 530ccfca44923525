"""Deleting what is kept of persons shown and of items; what proves nothing of anybody else goes with it.

An item whose people were named goes back to “people still to name” when one of them is destroyed: nothing becomes
publishable because somebody is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.core.store.retained import in_parts
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.rules.items import Review

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

SUBJECT_OF_PORTRAYED = "portrayed"


def destroy_portrayed(tx: Transaction, numbers: Sequence[int]) -> int:
    """Delete everything kept of persons shown, by the numbers of their records, and return how many rows went."""
    _reopen_items(tx, numbers)
    acts = _chosen(tx, models.act.c.id, models.act.c.portrayed_id, numbers)
    forms = set(_chosen(tx, models.form_line.c.form_id, models.form_line.c.portrayed_id, numbers))
    pages = _unfiled_pages(tx, forms)
    gone = _destroy_acts(tx, acts, pages)
    for part in in_parts(sorted(numbers)):
        for table in (models.form_line, models.consent, models.subject, models.guardian):
            gone += tx.delete_where(table, table.c.portrayed_id.in_(part))
        gone += tx.delete_where(models.portrayed, models.portrayed.c.id.in_(part))
        for number in part:
            tx.erase(f"{SUBJECT_OF_PORTRAYED}/{number}")
    return gone + _destroy_emptied_forms(tx, forms)


def destroy_items(tx: Transaction, numbers: Sequence[int]) -> int:
    """Delete items, their small pictures and kept copies, who is seen, their publications and the consents for them alone."""
    consents = _chosen(tx, models.consent.c.id, models.consent.c.item_id, numbers)
    forms = set(_chosen(tx, models.form.c.id, models.form.c.item_id, numbers))
    copies = {
        digest for digest in _chosen(tx, models.item.c.content_sha256, models.item.c.id, numbers) if digest
    }
    acts = _chosen(tx, models.act.c.id, models.act.c.consent_id, consents)
    gone = _destroy_acts(tx, acts, _unfiled_pages(tx, forms))
    for table, column, which in (
        (models.consent, models.consent.c.id, consents),
        (models.form_line, models.form_line.c.form_id, sorted(forms)),
        (models.form, models.form.c.id, sorted(forms)),
        (models.subject, models.subject.c.item_id, numbers),
        (models.use, models.use.c.item_id, numbers),
        (models.picture, models.picture.c.item_id, numbers),
        (models.item, models.item.c.id, numbers),
    ):
        gone += sum(tx.delete_where(table, column.in_(part)) for part in in_parts(sorted(which)))
    attachments.drop(tx, *sorted(copies))
    return gone


def _reopen_items(tx: Transaction, portrayed: Sequence[int]) -> None:
    items = _chosen(tx, models.subject.c.item_id, models.subject.c.portrayed_id, portrayed)
    for part in in_parts(sorted(set(items))):
        named = sa.select(models.item.c.id).where(
            models.item.c.id.in_(part), models.item.c.review != Review.OPEN.value
        )
        for number in tx.execute(named).scalars().all():
            tx.update(models.item, number, review=Review.OPEN.value)


def _destroy_acts(tx: Transaction, acts: Sequence[int], pages: set[int]) -> int:
    """Delete acts with what proves them; a page or a file goes when no other act’s evidence names it."""
    from medias_desktop.paper.service.destroying import destroy_pages

    evidence = models.evidence
    pages = pages | {page for page in _chosen(tx, evidence.c.page_id, evidence.c.act_id, acts) if page}
    files = {digest for digest in _chosen(tx, evidence.c.content_sha256, evidence.c.act_id, acts) if digest}
    gone = 0
    for part in in_parts(sorted(acts)):
        gone += tx.delete_where(evidence, evidence.c.act_id.in_(part))
    # An act may name the one that it corrects: the last ones go first.
    for part in in_parts(sorted(acts, reverse=True)):
        gone += tx.delete_where(models.act, models.act.c.id.in_(part))
    gone += destroy_pages(tx, sorted(pages - set(_chosen(tx, evidence.c.page_id, evidence.c.page_id, pages))))
    attachments.drop(tx, *sorted(files))
    return gone


def _unfiled_pages(tx: Transaction, forms: set[int]) -> set[int]:
    """Return the scanned pages of forms that prove nothing yet, and would name somebody who is gone."""
    from medias_desktop.paper.codes import PrintedCode, parse_code
    from medias_desktop.paper.service.destroying import unfiled_codes

    codes = set(_chosen(tx, models.form.c.code, models.form.c.id, forms))
    if not codes:
        return set()
    found: set[int] = set()
    for number, text in unfiled_codes(tx.connection):
        for line in text.splitlines():
            said = parse_code(line)
            if isinstance(said, PrintedCode) and said.sheet is not None and said.sheet.sheet in codes:
                found.add(number)
    return found


def _destroy_emptied_forms(tx: Transaction, forms: set[int]) -> int:
    left = set(_chosen(tx, models.form_line.c.form_id, models.form_line.c.form_id, forms))
    return sum(
        tx.delete_where(models.form, models.form.c.id.in_(part)) for part in in_parts(sorted(forms - left))
    )


def _chosen(tx: Transaction, wanted: sa.Column[Any], by: sa.Column[Any], values: Any) -> list[Any]:
    return [
        value
        for part in in_parts(sorted(values))
        for value in tx.execute(sa.select(wanted).where(by.in_(part))).scalars()
    ]
