"""What each town’s rules say of requests: for every rule cases that pass, that fail, and at the boundary.

A case is (which, request, step, organization, what is found): the request as words of ``draft``, the step as words of
``step`` or None while it is written down; what is found is “kind:severity”, several parted by spaces, "" for nothing.
"""

from __future__ import annotations

import datetime as dt

TOWNS = {"BC": "baie-comeau", "BL": "blainville", "MM": "montmagny", "SE": "senneterre"}
CHECKS = ("prior_approval", "request_route", "organisation_visibility")
REFUSED_AT_ONCE = ("BL-027", "SE-028")
"""Rules of another check by which a request is refused as soon as it comes."""

PASSES, FAILS, EDGE = "passes", "fails", "boundary"
_PAGE = "https://www.facebook.com/clubnautiquefictif"
_CLUB = {"own_page": _PAGE}
_LAST_DAY = {"accredited_until": dt.date(2026, 11, 21)}
_DAY_AFTER = {"accredited_until": dt.date(2026, 11, 20)}
_COMMITTEE = {
    "committee_writing": "A. Fictive",
    "committee_editing": "B. Fictif",
    "committee_protection": "C. Fictive",
}
_LACKS_ONE = _COMMITTEE | {"committee_protection": " "}
_ANALYSED = {"target_audience": "Les jeunes", "complementarity": "Rien ne les atteint"}


def _asks(kind, **more):
    return {"kind": kind, **more}


def _does(state, **more):
    return {"state": state, "reasons": "Motif", **more}


def _decided(kind, state, right, wrong, finding, *, refused=""):
    """Return the cases of a clause that leaves a decision to an office; by refusing nobody goes against an approval."""
    return (
        (PASSES, _asks(kind), _does(state, office=right), None, ""),
        (FAILS, _asks(kind), _does(state, office=wrong), None, finding),
        (EDGE, _asks(kind), _does("refused", office=wrong), None, refused),
    )


def _sent(kind, right, wrong, *, also=""):
    """Return the cases of a clause that sends a request somewhere; where nothing is said yet, nothing is wrong."""
    also = f"{also} " if also else ""
    return (
        (PASSES, _asks(kind, sent_office=right), None, None, also.strip()),
        (FAILS, _asks(kind, sent_office=wrong), None, None, f"{also}request_destination:warn"),
        (EDGE, _asks(kind, sent_office=""), None, None, also.strip()),
        (FAILS, _asks(kind), {"state": "directed", "sent_office": wrong}, None, "request_destination:warn"),
    )


_BLOCKED = "request_decider:block"
_WARNED = "request_decider:warn"
_LOGO = {"elements": "logo"}

CASES = {
    # Baie-Comeau
    "BC-013": (
        *_decided("logo_use", "authorised", "communications", "clerk", _BLOCKED),
        (EDGE, _asks("logo_use", details=_LOGO), _does("authorised", office="general_management"), None, ""),
        (EDGE, _asks("logo_use", details={"elements": "slogan"}), _does("authorised", office="clerk"), None, ""),
    ),
    "BC-024": _decided("site_change", "approved", "general_management", "information_technology", _BLOCKED),
    "BC-040": (
        (PASSES, _asks("new_blog", details=_COMMITTEE), _does("launched"), None, ""),
        (FAILS, _asks("new_blog"), _does("launched"), None, "request_committee:block"),
        (EDGE, _asks("new_blog", details=_LACKS_ONE), _does("launched"), None, "request_committee:block"),
        (EDGE, _asks("new_blog"), None, None, "request_committee:warn"),
        (FAILS, _asks("new_blog"), {"state": "committee_formed"}, None, "request_committee:block"),
    ),
    "BC-042": (
        (PASSES, _asks("new_blog", details={"website_link": "https://exemple.test/blogue"}), {"state": "active"}, None, ""),
        (FAILS, _asks("new_blog"), {"state": "active"}, None, "request_website_link:warn"),
        (EDGE, _asks("new_blog", details={"website_link": "  "}), {"state": "active"}, None, "request_website_link:warn"),
        (EDGE, _asks("new_blog", details=_COMMITTEE), _does("launched"), None, "request_notify:inform"),
    ),
    # Blainville
    "BL-018": (
        (PASSES, _asks("job_offer", sender="human_resources", sent_office="communications"), None, None,
         "request_published:inform"),
        (FAILS, _asks("job_offer", sender="departments"), None, None,
         "request_published:inform request_sender:warn"),
        (FAILS, _asks("job_offer", sent_office="clerk"), None, None,
         "request_destination:warn request_published:inform"),
        (EDGE, _asks("job_offer", sender=""), None, None, "request_published:inform"),
    ),
    "BL-027": (
        (PASSES, _asks("partner_content", details={"category": "partner_shared"}), None, None, ""),
        (FAILS, _asks("outside_advertising"), None, None, "request_refused_at_once:warn"),
        (EDGE, _asks("outside_advertising"), _does("approved", office="general_management"), None,
         "request_refused_at_once:block"),
    ),
    "BL-036": (
        *_sent("media", "communications", "council"),
        (FAILS, _asks("media", sender="citizens"), None, None, "request_sender:warn"),
        (EDGE, _asks("media", channel="telephone", sender="media"), None, None, ""),
        (FAILS, _asks("media", channel="private_message"), None, None, "request_channel:warn"),
    ),
    "BL-064": _decided("new_account", "authorised", "communications", "general_management", _WARNED),
    "BL-093": (
        *(case for case in _sent("image_misuse", "communications", "police") if case[2] is None),
        (PASSES, _asks("image_misuse"), {"state": "settled"}, None, ""),
    ),
    # Montmagny
    "MM-064": (
        *_sent("media", "general_management", "clerk"),
        (EDGE, _asks("media", sent_office="communications", channel="email"), None, None, ""),
        (FAILS, _asks("media", channel="public_reply"), None, None, "request_channel:warn"),
    ),
    "MM-074": _sent("access_to_information", "clerk", "communications"),
    "MM-086": (
        (PASSES, _asks("new_account", details=_ANALYSED, sender="communications"), _does("authorised"), None, ""),
        (FAILS, _asks("new_account"), _does("submitted"), None, "request_analysis:warn"),
        (EDGE, _asks("new_account", details=_ANALYSED | {"complementarity": ""}), _does("authorised"), None,
         "request_analysis:warn"),
        (FAILS, _asks("new_account", sender="departments"), None, None, "request_proposer:warn"),
        (EDGE, _asks("new_account", sender="communications"), None, None, ""),
    ),
    "MM-087": _decided("new_account", "authorised", "general_management", "communications", _BLOCKED),
    "MM-110": (
        (PASSES, _asks("logo_use", details={"elements": "motto"}), _does("authorised", office="clerk"), None,
         "request_documents:inform"),
        (FAILS, _asks("logo_use", details={"elements": "motto"}), _does("authorised", office="citizens"), None,
         "request_decider:block request_documents:inform"),
        (FAILS, _asks("logo_use", details={"elements": "logo,text"}), _does("authorised"), None,
         "request_decider:block request_documents:inform"),
        (EDGE, _asks("logo_use", details={"elements": "text"}), _does("authorised"), None, ""),
    ),
    "MM-133": (
        (PASSES, _asks("department_post", sender="committees"), None, None, ""),
        (FAILS, _asks("department_post", sender="media"), None, None, "request_sender:inform"),
        (EDGE, _asks("organisation_post", sender="media"), None, None, ""),
    ),
    "MM-134": (
        (PASSES, _asks("department_post", sender="departments", channel="email"), None, None, ""),
        (FAILS, _asks("department_post", description=""), None, None, "request_field:block"),
        (FAILS, _asks("department_post", channel="private_message"), None, None, "request_channel:warn"),
        (EDGE, _asks("department_post", subject=" \n"), None, None, "request_field:block"),
        (EDGE, _asks("department_post", subject="x", description="y", channel="telephone"), None, None, ""),
    ),
    "MM-135": (
        *_decided("department_post", "approved", "communications", "general_management", _WARNED, refused=_WARNED),
        (EDGE, _asks("department_post"), None, None, "request_published:inform"),
    ),
    "MM-136": _decided("own_account", "authorised", "general_management", "department_heads", _BLOCKED),
    "MM-137": (
        (PASSES, _asks("organisation_post"), _does("approved"), {}, "request_documents:inform"),
        (FAILS, _asks("organisation_post"), _does("approved"), None,
         "request_documents:inform request_not_accredited:block"),
        (FAILS, _asks("organisation_post"), {"state": "accreditation_checked"}, {"accredited_on": None},
         "request_not_accredited:block"),
        (EDGE, _asks("organisation_post"), {"state": "in_analysis"}, _LAST_DAY, ""),
        (EDGE, _asks("organisation_post"), {"state": "in_analysis"}, _DAY_AFTER, "request_not_accredited:block"),
        (EDGE, _asks("organisation_post"), _does("refused"), _DAY_AFTER, ""),
        (EDGE, _asks("organisation_post"), None, _DAY_AFTER,
         "request_documents:inform request_not_accredited:warn"),
    ),
    "MM-138": (
        (PASSES, _asks("organisation_post"), None, {}, "request_served:inform"),
        (FAILS, _asks("department_post"), None, None, ""),
        (EDGE, _asks("organisation_post"), _does("refused"), {}, ""),
    ),
    "MM-139": (
        (PASSES, _asks("organisation_post", sent_office="communications"), None, {}, ""),
        (FAILS, _asks("organisation_post", sent_office="council"), None, {}, "request_destination:warn"),
        (EDGE, _asks("organisation_post"), None, _LAST_DAY, ""),
        (EDGE, _asks("organisation_post"), None, _DAY_AFTER, "request_sender:warn"),
    ),
    "MM-140": (
        (PASSES, _asks("organisation_post"), _does("approved", office="communications"), {}, ""),
        (FAILS, _asks("organisation_post"), _does("approved", office="communications", reasons=""), {},
         "request_reasons:block"),
        (FAILS, _asks("organisation_post"), _does("approved", office="council"), {}, _WARNED),
        (EDGE, _asks("organisation_post"), _does("refused", office="communications", reasons=" "), {},
         "request_reasons:block"),
    ),
    "MM-143": (
        (PASSES, _asks("organisation_post", original_link=f"{_PAGE}/posts/12"), _does("approved"), _CLUB, ""),
        (FAILS, _asks("organisation_post"), _does("approved"), _CLUB, "request_own_page_first:block"),
        (FAILS, _asks("organisation_post", original_link="https://www.facebook.com/autre/posts/12"),
         _does("approved"), _CLUB, "request_own_page_elsewhere:block"),
        (EDGE, _asks("organisation_post"), _does("approved"), {}, ""),
        (EDGE, _asks("organisation_post", original_link=_PAGE), _does("approved"), _CLUB,
         "request_own_page_elsewhere:block"),
        (EDGE, _asks("organisation_post", original_link="https://www.facebook.com/photo/?fbid=12"),
         _does("approved"), _CLUB, "request_own_page_unseen:warn"),
        (EDGE, _asks("organisation_post"), None, _CLUB, "request_own_page_first:warn"),
    ),
    # Senneterre
    "SE-026": (
        (PASSES, _asks("organisation_post", sent_office="general_management"), None, {"accredited_on": None}, ""),
        (FAILS, _asks("organisation_post", sent_office="communications"), None, {"accredited_on": None},
         "request_destination:warn"),
        (EDGE, _asks("organisation_post", sent_office="communications"), None,
         {"accredited_on": None, "partner": True}, ""),
    ),
    "SE-028": (
        (PASSES, _asks("organisation_post"), None, {}, ""),
        (FAILS, _asks("outside_advertising"), None, None, "request_refused_at_once:warn"),
        (EDGE, _asks("outside_advertising"), _does("approved"), None, "request_refused_at_once:block"),
    ),
    "SE-034": (
        (PASSES, _asks("access_to_information"), None, None, ""),
        (FAILS, _asks("media"), None, None, ""),
        (EDGE, _asks("access_to_information"), {"state": "directed", "sent_office": "clerk"}, None, ""),
    ),
    "SE-035": (
        *_sent("media", "general_management", "communications"),
        (FAILS, _asks("media", sender="citizens"), None, None, "request_sender:warn"),
    ),
    "SE-050": (
        (PASSES, _asks("logo_use"), _does("authorised", office="clerk"), None, ""),
        (FAILS, _asks("logo_use"), _does("authorised", office="media"), None, _BLOCKED),
        (EDGE, _asks("logo_use"), _does("authorised", office="council"), None, ""),
        (EDGE, _asks("logo_use", details={"elements": "colours"}), _does("authorised", office="media"), None, ""),
    ),
}  # fmt: skip

INFORMING = {"MM-133": "department_post", "MM-138": "organisation_post", "SE-034": "access_to_information"}
"""Rules that hold nobody up: they are read where such a request is written and decided."""
