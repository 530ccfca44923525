"""What the tile of a photo says for the post: its title, whether it may appear, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.core.widgets.tile import Mark, Tile
from medias_desktop.editorial_calendar.views.editor.wording import platform_name
from medias_desktop.photo_consents.rules.answers import PublicationState, Why

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.views.editor.photos.verdicts import Verdict
    from medias_desktop.photo_consents.rules.items import ItemRow

_STATES = {
    PublicationState.PUBLISHABLE: N_("May appear"),
    PublicationState.INCOMPLETE: N_("Not yet ready"),
    PublicationState.BLOCKED: N_("May not appear"),
}
_KINDS = {
    PublicationState.PUBLISHABLE: "ok",
    PublicationState.INCOMPLETE: "warn",
    PublicationState.BLOCKED: "bad",
}


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict in few words: the platforms are named when it is not the same for all."""
    told = translate(_STATES[verdict.state])
    if len(verdict.platforms) == len(verdict.answers):
        return told
    return f"{told}\u00a0: {', '.join(platform_name(one) for one in verdict.platforms)}"


def lacks_alt(verdict: Verdict | None) -> bool:
    """Tell whether a photo has no alternative text."""
    if verdict is None:
        return False
    return any(reason.why is Why.NO_ALT_TEXT for one in verdict.answers.values() for reason in one.reasons)


def tile(row: ItemRow, verdict: Verdict | None) -> Tile:
    """Return the tile of a photo whose verdict is known or not."""
    chip = None if verdict is None else (verdict_words(verdict), _KINDS[verdict.state])
    marks = []
    missing = lacks_alt(verdict)
    if missing:
        marks.append(Mark("mdi6.eye-off-outline", _("alt")))
    said = [
        row.title,
        row.event_title,
        format_date(row.day),
        chip[0] if chip is not None else "",
        _("no alt text") if missing else "",
    ]
    return Tile(
        number=row.id,
        title=row.title,
        line=" · ".join(filter(None, (format_date(row.day, "medium"), row.event_title))),
        chip=chip,
        marks=tuple(marks),
        spoken=", ".join(filter(None, said)),
    )
