"""The words in which a page and what it is are shown."""

from __future__ import annotations

from medias_desktop.acknowledgements.service.returned_pages import Fit, Match
from medias_desktop.acknowledgements.views.returns.queue import Entry, Outcome, Segment
from medias_desktop.core.i18n import _, format_number, ngettext


def place(match: Match) -> str:
    """Return where a page comes from."""
    page = match.page
    if page.pages == 1:
        return page.scan_name
    return _("{name}, page {page} of {pages}").format(
        name=page.scan_name, page=format_number(page.page), pages=format_number(page.pages)
    )


def title(entry: Entry) -> str:
    """Return what a page is, in a line."""
    match = entry.match
    if entry.aside or match.sheet is None:
        return place(match)
    if match.fit is Fit.NAMELESS:
        return _("Sheet with empty lines")
    if match.several:
        count = len(match.persons)
        return ngettext("Group sheet, {n} line", "Group sheet, {n} lines", count).format(
            n=format_number(count)
        )
    return match.persons[0].listed_name if match.persons else place(match)


def below(entry: Entry) -> str:
    """Return the line below it."""
    match = entry.match
    if entry.aside:
        return _("Blank page") if match.page.blank else match.page.note
    if match.scope is None:
        return reason(match)
    campaign = match.scope.campaign
    return campaign.title if campaign is not None and campaign.title else match.scope.version.policy_title


def reason(match: Match) -> str:
    """Return in a word or two why a page is nobody’s."""
    from medias_desktop.acknowledgements.errors import returns as errors_returns
    from medias_desktop.acknowledgements.errors import sheets as errors_sheets

    words = {
        errors_returns.NoCodeOnPage: _("No code"),
        errors_returns.SeveralCodesOnPage: _("Several codes"),
        errors_returns.CodeOfSomethingElse: _("Code of something else"),
        errors_returns.CodeOfANewerVersion: _("Newer version of the program"),
        errors_returns.PageOfADocument: _("Adoption document"),
        errors_returns.FirstPageAwaited: _("First page awaited"),
        errors_sheets.SheetOfAnotherRegister: _("Another register"),
        errors_sheets.SheetOfADeletedCampaign: _("Deleted campaign"),
    }
    return next((word for kind, word in words.items() if isinstance(match.problem, kind)), _("Unknown sheet"))


def state(entry: Entry) -> tuple[str, str]:
    """Return the state of a page in a word or two, and its kind."""
    done = {
        Outcome.SIGNED: (_("Recorded"), "ok"),
        Outcome.REFUSED: (_("Refused"), "bad"),
        Outcome.KEPT: (_("Kept as evidence"), "ok"),
        Outcome.LATER: (_("Later"), "muted"),
    }
    if entry.aside:
        return (_("Blank"), "muted") if entry.match.page.blank else (_("Set aside"), "muted")
    if entry.outcome is not None:
        return done[entry.outcome]
    waiting = {
        Fit.READY: (_("To confirm"), "accent"),
        Fit.RECEIVED: (_("Already received"), "warn"),
        Fit.NAMELESS: (_("Who signed?"), "warn"),
        Fit.UNMATCHED: (_("Not matched"), "warn"),
    }
    return waiting[entry.match.fit]


def segment_title(segment: Segment, count: int) -> str:
    """Return what a segment is called, with how many pages there are."""
    texts = {
        Segment.CONFIRM: _("To confirm ({n})"),
        Segment.TRAY: _("Tray ({n})"),
        Segment.ASIDE: _("Set aside ({n})"),
    }
    return texts[segment].format(n=format_number(count))
