"""What the rules of a town would say of the posts to come on record, before its text is adopted."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core import i18n
from tests.acknowledgements.towns import services_of
from tests.editorial_calendar.checks.service.test_checking import DAY, draft
from tests.editorial_calendar.town_rules import service_over


def tried(register, town):
    return {
        one.code: (one.kind, one.text, one.names)
        for part in services_of(register).trying.of_town(town, "en").tried
        if part.capability.slice == "editorial_calendar"
        for one in part.findings
    }


def test_a_text_tells_which_posts_to_come_it_would_hold_back(register):
    i18n.use_language("en")
    service = service_over(register)
    for number in range(3):
        service.posts.add(draft(title=f"Post {number}", answers=frozenset({"proofread"})))
    service.posts.add(draft(title="Notice", category="public_notice", planned_on=DAY + dt.timedelta(1)))
    told = tried(register, "blainville")
    assert told["BL-043"] == (
        "bad",
        "3 posts to come would be held back by this rule",
        ("Post 0", "Post 1", "Post 2"),
    )
    assert told["BL-024"] == ("bad", "1 post to come would be held back by this rule", ("Notice",))
    assert told["BL-042"] == ("warn", "1 post to come would be warned of by this rule", ("Notice",))
    assert told["BL-041"] == ("ok", "No post to come goes against this rule.", ())
    assert told["BL-006"] == ("accent", "Told with its clause where posts are planned.", ())


def test_without_posts_to_come_nothing_goes_against_any_rule(register):
    i18n.use_language("en")
    told = tried(register, "montmagny")
    assert told["MM-055"] == ("ok", "No post to come goes against this rule.", ())
    assert told["MM-005"][0] == "accent"
