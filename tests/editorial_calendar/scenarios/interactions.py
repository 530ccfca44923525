"""Interactions of each town, and what each of its rules says of them: one that passes, one that fails, one at the boundary.

Expected values are written by hand from the towns' texts. 2026-11-16 is a Monday; the municipality is open from 8:30 to 12:00
and from 13:00 to 16:30, on Fridays until noon. A rule that only tells something passes where it has nothing to tell, fails
where it speaks, and is at the boundary in the last case in which it still does or no longer does.
"""

from __future__ import annotations

from dataclasses import dataclass

PASSES, FAILS, BOUNDARY = "passes", "fails", "boundary"
RECEIVED = "2026-11-16T10:00"


@dataclass(frozen=True)
class Late:
    """Something answered at a moment: late or not; ``department`` when it is the department that answers."""

    sort: str
    answered: str
    late: bool
    kind: str = "question"
    received: str = RECEIVED
    department: bool = False
    urgent: bool = False
    document_days: int | None = 5
    crisis: bool = False


@dataclass(frozen=True)
class Told:
    """What is said where somebody answers; ``says`` names the reminders of the rule, none when it is silent."""

    sort: str
    kind: str
    says: tuple[str, ...] = ()
    subject: str = ""
    language: str = "fr"
    urgent: bool = False
    private: bool = False
    telephone: str = ""


@dataclass(frozen=True)
class Done:
    """A step by some way: refused by the rule or not."""

    sort: str
    kind: str
    refused: bool
    step: str = "answered"
    channel: str = "private_message"
    subject: str = ""
    blocks: bool = True


@dataclass(frozen=True)
class Hours:
    """Something received at a moment: when it is looked at."""

    sort: str
    received: str
    attention: str
    urgent: bool = False


@dataclass(frozen=True)
class Closing:
    """Closing with or without words: refused by the rule or not."""

    sort: str
    kind: str
    text: str
    refused: bool


def late(kind="question", *, on_time, due, after, **more):
    """Return three answers: before, at, and a minute after the due moment."""
    return (
        Late(PASSES, on_time, late=False, kind=kind, **more),
        Late(BOUNDARY, due, late=False, kind=kind, **more),
        Late(FAILS, after, late=True, kind=kind, **more),
    )


def spoken(said, *, of, last, silent, **more):
    """Return where a rule speaks, the last kind about which it does, and one about which it does not."""
    return (
        Told(FAILS, of, (said,), **more),
        Told(BOUNDARY, last, (said,), **more),
        Told(PASSES, silent),
    )


def untreated(kind, other):
    """Return an answer to what is not dealt with here, the same led elsewhere, and an answer to something else."""
    return (
        Done(FAILS, kind, refused=True),
        Done(BOUNDARY, kind, refused=False, step="redirected"),
        Done(PASSES, other, refused=False),
    )


def manner(said):
    """Return a reminder of every answer; nobody outside is answered about a report from inside."""
    return (
        Told(FAILS, "question", (said,)),
        Told(BOUNDARY, "media", (said,)),
        Told(PASSES, "doubt"),
    )


def unspoken(first, *, blocks=True, other="personal_information"):
    """Return an answer to a subject that is not spoken about, its polite refusal, and an answer to another subject."""
    return (
        Done(FAILS, "question", refused=True, subject=first, blocks=blocks),
        Done(BOUNDARY, "question", refused=False, step="refused", subject=first),
        Done(PASSES, "question", refused=False, subject=other),
        Done(PASSES, "question", refused=False),
    )


def outside(attention, exception):
    """Return what comes while it is open, in its last minute, after it, and what does not wait."""
    found = (
        Hours(PASSES, "2026-11-16T10:00", "open"),
        Hours(BOUNDARY, "2026-11-16T16:30", "open"),
        Hours(FAILS, "2026-11-16T16:31", attention),
        Hours(FAILS, "2026-12-25T10:00", attention),
    )
    urgent = "at_once" if exception else attention
    return (*found, Hours(BOUNDARY, "2026-11-21T10:00", urgent, urgent=True))


CASES: dict[str, dict[str, tuple]] = {
    "baie-comeau": {},
    "blainville": {
        "BL-034": (*untreated("complaint", "question"), Done(FAILS, "service_request", refused=True)),
        "BL-035": spoken("directed", of="complaint", last="complaint", silent="service_request"),
        "BL-037": (*untreated("media", "comment"), Told(FAILS, "media", ("not_treated", "directed"))),
        "BL-039": manner("tone"),
        "BL-047": (
            *late(on_time="2026-11-17T10:00", due="2026-11-19T10:00", after="2026-11-19T10:01"),
            *late(
                "comment",
                on_time="2026-11-20T11:00",
                due="2026-11-23T08:30",
                after="2026-11-23T08:31",
                received="2026-11-18T10:00",
            ),
            Late(PASSES, "2027-01-01T00:00", late=False, kind="media"),
            Late(FAILS, "2026-11-16T10:01", late=True, urgent=True),
            Late(BOUNDARY, "2026-11-16T10:00", late=False, urgent=True),
        ),
        "BL-048": outside("by_importance", exception=False),
        "BL-049": spoken("provisional", of="question", last="comment", silent="doubt"),
        "BL-050": spoken("ask_first", of="question", last="doubt", silent="question")[:2],
        "BL-052": (
            Told(FAILS, "question", ("lifted",)),
            Told(BOUNDARY, "comment", ("lifted",)),
            Told(PASSES, "question", urgent=True),
        ),
        "BL-057": (Told(FAILS, "question", ("who_answers",)),),
        "BL-060": (Told(FAILS, "comment", ("who_answers",)),),
        "BL-068": spoken("reported", of="better_answer", last="better_answer", silent="negative_comment"),
        "BL-104": manner("competence"),
        "BL-109": (Told(FAILS, "comment", ("ask_first",)),),
        "BL-110": (
            *spoken("reported", of="negative_comment", last="negative_comment", silent="better_answer"),
            Late(BOUNDARY, RECEIVED, late=False, kind="negative_comment"),
            Late(FAILS, "2026-11-16T10:01", late=True, kind="negative_comment"),
            Late(PASSES, "2026-11-30T10:00", late=False, kind="better_answer"),
        ),
    },
    "montmagny": {
        "MM-014": spoken("directed", of="for_elected", last="for_employee", silent="question"),
        "MM-018": (
            *unspoken("political_news"),
            Done(FAILS, "comment", refused=True, subject="unethical_question"),
        ),
        "MM-037": manner("tone"),
        "MM-041": (
            Told(FAILS, "question", ("english",), language="en"),
            Told(BOUNDARY, "complaint", ("english",), language="en"),
            Told(PASSES, "question"),
        ),
        "MM-047": spoken("directed", of="public_notices", last="tenders", silent="question"),
        "MM-065": (
            Told(FAILS, "media", ("sent_to",)),
            Told(BOUNDARY, "media", ("sent_to", "also_private"), private=True),
            Told(PASSES, "question"),
        ),
        "MM-066": (
            Done(FAILS, "complaint", refused=True, channel="public_reply"),
            Done(PASSES, "complaint", refused=False, channel="private_message"),
            Done(BOUNDARY, "complaint", refused=False, step="redirected", channel="public_reply"),
            Done(PASSES, "comment", refused=False, channel="public_reply"),
        ),
        "MM-067": spoken("sent_to", of="complaint", last="complaint", silent="service_request"),
        "MM-068": (
            *late("complaint", on_time="2026-11-18T10:00", due="2026-11-23T16:30", after="2026-11-23T16:31"),
            Late(BOUNDARY, "2027-01-01T00:00", late=False, kind="complaint", document_days=None),
        ),
        "MM-069": spoken(
            "directed", of="complaint", last="complaint", silent="question", telephone="418 248-3361"
        ),
        "MM-071": (Told(FAILS, "question", ("protected",)),),
        "MM-073": (
            *unspoken("individual_case"),
            Done(FAILS, "comment", refused=True, subject="investigation"),
        ),
        "MM-075": unspoken("unethical_question", blocks=False, other="political_news"),
        "MM-092": (Told(FAILS, "question", ("who_answers",)),),
        "MM-094": (Told(FAILS, "question", ("who_answers",)),),
        "MM-100": (Told(FAILS, "question", ("who_answers",)),),
        "MM-101": outside("waits", exception=True),
        "MM-102": (
            *late(
                on_time="2026-11-17T10:00",
                due="2026-11-18T16:30",
                after="2026-11-18T16:31",
                department=True,
            ),
            Late(BOUNDARY, "2026-12-29T16:30", late=False, received="2026-12-24T16:00", department=True),
        ),
        "MM-103": (
            *late(on_time="2026-11-17T10:00", due="2026-11-18T16:30", after="2026-11-18T16:31"),
            Late(FAILS, "2026-11-24T16:31", late=True, received="2026-11-21T09:00"),
            Late(BOUNDARY, "2026-11-24T16:30", late=False, received="2026-11-20T23:59"),
        ),
        "MM-104": spoken("provisional", of="question", last="complaint", silent="doubt"),
        "MM-105": manner("respectful_only"),
        "MM-106": manner("channels"),
        "MM-107": manner("tone"),
        "MM-108": (
            *unspoken("political_news"),
            Done(FAILS, "comment", refused=True, subject="unethical_question"),
        ),
        "MM-113": manner("official_only"),
        "MM-122": (Told(FAILS, "question", ("who_answers",)),),
        "MM-123": (
            *spoken("reported", of="news_story", last="news_story", silent="false_information"),
            Late(PASSES, "2027-01-01T00:00", late=False, kind="news_story"),
        ),
        "MM-129": spoken("directed", of="for_elected", last="for_elected", silent="for_employee"),
        "MM-131": (Told(FAILS, "comment", ("said",)), Told(PASSES, "question")),
        "MM-142": (Told(FAILS, "comment", ("said",)), Told(PASSES, "question")),
    },
    "senneterre": {
        "SE-004": (
            Told(FAILS, "question", ("emergency_number",), urgent=True, telephone="9-1-1"),
            Told(PASSES, "question"),
        ),
        "SE-009": spoken("directed", of="for_elected", last="for_elected", silent="for_employee"),
        "SE-030": untreated("complaint", "service_request"),
        "SE-031": (
            *spoken(
                "directed",
                of="complaint",
                last="official_comment",
                silent="comment",
                telephone="819 737-2296",
            ),
            Told(FAILS, "service_request", ("directed",)),
        ),
        "SE-043": (Told(FAILS, "question", ("who_answers",)),),
        "SE-044": late(on_time="2026-11-18T10:00", due="2026-11-23T16:30", after="2026-11-23T16:31"),
        "SE-045": outside("waits", exception=True),
        "SE-046": spoken("longer", of="question", last="complaint", silent="doubt"),
        "SE-048": (Told(FAILS, "question", ("ask_first",)),),
    },
    "vallee-des-rivieres": {
        "VR-010": manner("employee"),
        "VR-017": spoken("reported", of="false_information", last="false_information", silent="doubt"),
        "VR-018": spoken("reported", of="doubt", last="doubt", silent="false_information"),
        "VR-020": (
            Closing(FAILS, "question", "", refused=True),
            Closing(BOUNDARY, "service_request", "x", refused=False),
            Closing(PASSES, "complaint", "", refused=False),
            Told(FAILS, "question", ("sent_to", "documented")),
        ),
    },
}
