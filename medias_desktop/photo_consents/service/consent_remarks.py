"""What whoever records a consent is told, though nothing prevents it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.texts import as_date
from medias_desktop.photo_consents.errors import PortrayedGone
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft
from medias_desktop.photo_consents.rules.persons import OWN_CONSENT, age_on
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_PUBLISHED = (
    "SELECT u.published_on, u.purpose, i.title, i.file_name FROM photo_use u JOIN photo_item i ON i.id = u.item_id"
    " WHERE u.published_on < :day AND (i.id = :item OR (:item = 0 AND (:event = 0 OR i.event_id = :event)"
    " AND i.id IN (SELECT s.item_id FROM photo_subject s WHERE s.portrayed_id = :person)))"
    " ORDER BY u.published_on, u.id"
)
_TOLD_OF = 3


def remarks(register: Register, draft: ConsentDraft, acts: Sequence[ActDraft]) -> tuple[str, ...]:
    """Return what to tell of a consent: published before it, a child's own word alone. Raises PortrayedGone."""
    return (*_published_before(register, draft, acts), *_childs_word(register, draft, acts))


def _published_before(register: Register, draft: ConsentDraft, acts: Sequence[ActDraft]) -> Iterator[str]:
    given = [act for act in acts if act.kind is ActKind.GIVEN]
    if not given:
        return
    first = max(min(act.day for act in given), draft.starts_on)
    wanted = {purpose.value for act in given for purpose in act.purposes or draft.purposes}
    rows = register.rows(
        _PUBLISHED,
        day=first.isoformat(),
        item=draft.reach.item_id or 0,
        event=draft.reach.event_id or 0,
        person=draft.portrayed_id,
    )
    told = [row for row in rows if row["purpose"] in wanted]
    for row in told[:_TOLD_OF]:
        published = as_date(row["published_on"])
        yield _(
            "“{title}” was published on {published}, before this consent, which counts from {day} only."
        ).format(
            title=row["title"] or row["file_name"],
            published=format_date(published or dt.date.min),
            day=format_date(first),
        )
    if len(told) > _TOLD_OF:
        yield _("Others too were published before it; the consent does not make that right afterwards.")


def _childs_word(register: Register, draft: ConsentDraft, acts: Sequence[ActDraft]) -> Iterator[str]:
    person = portrayed_by_id(register, [draft.portrayed_id]).get(draft.portrayed_id)
    if person is None:
        raise PortrayedGone
    born = person.birth_date
    own = [act for act in acts if act.guardian_id is None and act.kind is ActKind.GIVEN]
    if born is not None and any(age_on(born, act.day) < OWN_CONSENT for act in own):
        yield _(
            "{name} was under 14: without the consent of a legal guardian, this one does not count."
        ).format(name=person.full_name)
