"""Posts in a register: written, moved with their photos, taken from state to state, recorded as published."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import io

import pytest
from PIL import Image

from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.editorial_calendar.errors import post_records as record_errors
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review, Rights
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, TOMORROW, YESTERDAY, draft, on
from tests.editorial_calendar.town_rules import service_over
from tests.photo_consents.seen import event
from tests.registers import open_again

S = PostState
TUESDAY = MONDAY + dt.timedelta(days=1)
LINK = "https://facebook.exemple.ca/1"


@pytest.fixture
def calendar(register):
    """Return the service over a register without any text, used by Line Caron."""
    register.actor = register.actor._replace(name="Line Caron")
    return service_over(register)


def photo(service, title="Patinoire"):
    """Return a photo on which nobody can be recognized."""
    number = service.items.add_other(
        ItemDraft(ItemKind.PHOTO, title, rights=Rights.OWN, photographer="Zoé Côté")
    )
    service.items.review(number, service.items.item(number).version, Review.NOBODY)
    return number


def taken_to(calendar, number, *states):
    for state in states:
        calendar.posts.step(number, calendar.posts.one(number).version, state)
    return calendar.posts.one(number)


def approved(calendar, **more):
    return taken_to(calendar, calendar.posts.add(draft(**more)), S.CHECKED, S.APPROVED)


def picture():
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(written, "PNG")
    return written.getvalue()


def planned(calendar, post):
    return sorted(
        (use.item_id, use.purpose.value, use.planned_on)
        for use in calendar.photos.uses.of_post(post.uid)
        if use.is_planned
    )


def test_everything_that_is_said_of_a_post_is_kept(calendar):
    first, second = photo(calendar.photos, "Anneau de glace"), photo(calendar.photos, "Vestiaire")
    said = draft(
        texts=(*on("instagram", text="Patinons! ⛸️"), *on("facebook")),
        language="fr",
        approver="Line Caron",
        requester="Loisirs",
        campaign="Hiver 2027",
        link="https://ville.exemple.ca/patinoire",
        original_link="https://club.exemple.ca",
        source_credit="Club de patinage",
        purpose="activities",
        audiences=("citizens", "visitors"),
        exception="safety",
        exception_reason="Glace mince ailleurs",
        allowed_by="council",
        allowed_because="Résolution 2026-11-08",
        contest_rules="Un patin à gagner",
        jobs=2,
        shows_logo=True,
        note="À relire",
        photos=(second, first),
        answers=frozenset({"reread", "proofread"}),
    )
    number = calendar.posts.add(said)
    post = calendar.posts.one(number)
    assert post.draft == said
    assert (post.state, post.version, post.approved_at) == (S.DRAFT, 1, None)
    assert planned(calendar, post) == sorted(
        (item, platform, MONDAY) for item in (first, second) for platform in ("facebook", "instagram")
    )
    again = calendar.posts.one(calendar.posts.duplicate(number))
    assert (again.draft.planned_on, again.draft.answers, again.draft.approver) == (None, frozenset(), "")
    assert (again.draft.texts, again.draft.photos, again.state) == (said.texts, said.photos, S.DRAFT)
    assert planned(calendar, again) == []  # no day yet


def test_photos_are_moved_with_the_post_and_given_up_with_it(calendar):
    one, other = photo(calendar.photos), photo(calendar.photos, "Tente")
    number = calendar.posts.add(draft(photos=(one,)), S.IDEA)
    assert planned(calendar, calendar.posts.one(number)) == []
    post = taken_to(calendar, number, S.DRAFT)
    assert planned(calendar, post) == [(one, "facebook", MONDAY)]
    calendar.posts.move(number, post.version, TUESDAY, None)
    post = calendar.posts.one(number)
    assert (planned(calendar, post), post.draft.planned_time) == ([(one, "facebook", TUESDAY)], None)
    calendar.posts.change(number, post.version, draft(photos=(other,), texts=on("blog"), planned_on=TUESDAY))
    post = calendar.posts.one(number)
    assert planned(calendar, post) == [(other, "blog", TUESDAY)]
    calendar.posts.step(number, post.version, S.REFUSED, "Hors sujet")
    assert planned(calendar, post) == []
    with pytest.raises(ItemGone):
        calendar.posts.add(draft(photos=(one, 999)))
    assert len(calendar.post_listing.numbers()) == 1


def test_the_way_of_a_post_to_the_archives(calendar):
    number = calendar.posts.add(draft(photos=(photo(calendar.photos),)))
    post = taken_to(calendar, number, S.CHECKED, S.APPROVED, S.SCHEDULED)
    assert (post.draft.approver, post.self_approved, post.approved_at is None) == ("Line Caron", False, False)
    with pytest.raises(errors.StepByRecord):
        taken_to(calendar, number, S.PUBLISHED)
    calendar.register.clock.set_today(MONDAY)
    shown = Publication(
        platform="facebook",
        published_on=MONDAY,
        published_time=dt.time(10, 2),
        link=LINK,
        capture=(picture(), "écran.png"),
    )
    calendar.post_records.record_publication(number, post.version, [shown])
    (evidence,) = calendar.post_records.evidence(number)
    assert (evidence.published_time, evidence.link, evidence.recorded_by) == ("10:02", LINK, "Line Caron")
    assert evidence.text_sha256 == hashlib.sha256(post.draft.texts[0].text.encode()).hexdigest()
    assert calendar.post_records.capture(evidence.id) == picture()
    (use,) = calendar.photos.uses.of_post(post.uid)
    assert (use.published_on, use.link) == (MONDAY, LINK)
    post = taken_to(calendar, number, S.ARCHIVED)
    assert [one.state for one in calendar.posts.history(number)] == [
        S.DRAFT,
        S.CHECKED,
        S.APPROVED,
        S.SCHEDULED,
        S.PUBLISHED,
        S.ARCHIVED,
    ]
    calendar.post_records.withdraw(number, post.version, MONDAY, "Photo à retirer")
    assert calendar.posts.one(number).state is S.WITHDRAWN
    assert calendar.photos.uses.use(use.id).removed_on == MONDAY
    assert calendar.posts.history(number)[-1].reason == "Photo à retirer"


def test_an_edit_after_approval_sends_it_back(calendar):
    post = approved(calendar)
    changed = draft(note="Vu avec Luc", approver="Quelqu’un d’autre")
    assert calendar.posts.change(post.id, post.version, changed) is S.APPROVED
    post = calendar.posts.one(post.id)
    assert (post.approved_at is None, post.draft.approver) == (False, "Line Caron")
    assert calendar.posts.change(post.id, post.version, draft(texts=on("facebook", text="Autre"))) is S.DRAFT
    post = calendar.posts.one(post.id)
    assert (post.state, post.approved_at) == (S.DRAFT, None)
    assert calendar.posts.history(post.id)[-1].reason == "Contenu modifié"


def test_a_late_approval_expires_and_asks_for_a_new_moment(calendar):
    post = approved(calendar)
    calendar.register.clock.set_today(TUESDAY)
    post = calendar.posts.one(post.id)
    assert (post.shown, post.state) == (S.EXPIRED, S.APPROVED)
    with pytest.raises(errors.MomentPassed):
        taken_to(calendar, post.id, S.SCHEDULED)
    with pytest.raises(errors.PlannedBeforeToday):
        calendar.posts.move(post.id, post.version, MONDAY - dt.timedelta(days=1), None)
    assert calendar.posts.move(post.id, post.version, TUESDAY, dt.time(18)) is S.CHECKED
    assert taken_to(calendar, post.id, S.APPROVED).shown is S.APPROVED
    # An hour of today that is over expires at once.
    late = calendar.posts.add(draft(planned_on=TUESDAY, planned_time=dt.time(15)))
    assert taken_to(calendar, late, S.CHECKED).shown is S.EXPIRED


def test_what_was_approved_in_time_is_recorded_once_its_moment_has_passed(calendar, register):
    post = approved(calendar)
    register.clock.set_today(TUESDAY)
    out = Publication(platform="facebook", published_on=MONDAY, published_time=dt.time(10))
    calendar.post_records.record_publication(post.id, post.version, [out])
    assert calendar.posts.one(post.id).shown is S.PUBLISHED
    assert calendar.posts.without_approval(MONDAY, TUESDAY) == ()


def test_the_days_of_platforms_are_those_of_the_post(calendar, register):
    number = calendar.posts.add(draft(texts=on("facebook", "blog")))
    calendar.posts.move(number, 1, TUESDAY, dt.time(9))
    rows = register.tuples("SELECT platform, planned_on FROM calendar_post_text ORDER BY platform")
    assert [tuple(map(str, row)) for row in rows] == [("blog", "2026-11-24"), ("facebook", "2026-11-24")]


def test_who_approves_their_own_post_is_told_to_council(calendar):
    own = approved(calendar, author="LINE CARON", title="Avis")
    nobodys = approved(calendar, author="", title="Sans auteur")
    approved(calendar)
    told = calendar.posts.self_approvals(TODAY, TODAY)
    assert [(one.post_id, one.taken_by) for one in told] == [
        (own.id, "Line Caron"),
        (nobodys.id, "Line Caron"),
    ]
    assert calendar.posts.self_approvals(TOMORROW, TOMORROW) == ()
    assert [line.self_approved for line in calendar.post_listing.between(MONDAY, MONDAY)] == [
        True,
        True,
        False,
    ]


def test_steps_that_cannot_be_are_told(calendar):
    number = calendar.posts.add(draft(category="", planned_on=None, planned_time=None), S.IDEA)
    for state, kind in ((S.APPROVED, errors.StepImpossible), (S.REFUSED, errors.ReasonMissing)):
        with pytest.raises(kind):
            taken_to(calendar, number, state)
    taken_to(calendar, number, S.DRAFT)
    with pytest.raises(errors.CategoryMissing):
        taken_to(calendar, number, S.CHECKED)
    with pytest.raises(errors.NotAnIdea):
        calendar.posts.delete_idea(number, 2)
    calendar.posts.change(number, 2, draft(planned_on=None, planned_time=None))
    taken_to(calendar, number, S.CHECKED)
    with pytest.raises(errors.DayMissing):
        taken_to(calendar, number, S.APPROVED)
    with pytest.raises(errors.StepImpossible):
        calendar.posts.add(draft(), S.APPROVED)
    with pytest.raises(errors.PostGone):
        calendar.posts.one(99)


def test_a_suspended_post_goes_back_to_where_it_was(calendar):
    post = approved(calendar)
    calendar.posts.step(post.id, post.version, S.SUSPENDED, "Deuil municipal")
    post = calendar.posts.one(post.id)
    assert (post.state, post.state_before) == (S.SUSPENDED, S.APPROVED)
    with pytest.raises(errors.StepImpossible):
        taken_to(calendar, post.id, S.CHECKED)
    assert calendar.posts.resume(post.id, post.version) is S.APPROVED
    post = calendar.posts.one(post.id)
    assert (post.state, post.approved_at is None) == (S.APPROVED, False)
    calendar.posts.step(post.id, post.version, S.SUSPENDED, "Deuil municipal")
    calendar.posts.change(post.id, post.version + 1, draft(title="Autre"))
    assert calendar.posts.one(post.id).state_before is S.DRAFT


def test_only_an_idea_is_deleted(calendar):
    number = calendar.posts.add(draft(answers=frozenset({"reread"})), S.IDEA)
    with pytest.raises(ChangedElsewhere):
        calendar.posts.delete_idea(number, 7)
    calendar.posts.delete_idea(number, 1)
    assert not calendar.posts.any()


def test_two_windows(calendar, register):
    number = calendar.posts.add(draft())
    with contextlib.closing(open_again(register)) as other:
        service_over(other).posts.change(number, 1, draft(title="De l’autre fenêtre"))
    for act in (
        lambda: calendar.posts.change(number, 1, draft(title="D’ici")),
        lambda: calendar.posts.move(number, 1, TUESDAY, None),
        lambda: calendar.posts.step(number, 1, S.CHECKED),
    ):
        with pytest.raises(ChangedElsewhere):
            act()
    assert calendar.posts.one(number).draft.title == "De l’autre fenêtre"


def test_who_reads_only_writes_nothing(calendar, register):
    number = calendar.posts.add(draft())
    register.actor = register.actor._replace(role=Role.READING)
    for act in (
        lambda: calendar.posts.add(draft()),
        lambda: calendar.posts.move(number, 1, TUESDAY, None),
        lambda: calendar.posts.step(number, 1, S.CHECKED),
        lambda: calendar.day_notes.add(TODAY, "Congé"),
        lambda: calendar.post_records.record_unplanned(
            draft(), [Publication(platform="facebook", published_on=TODAY)], "Inondation"
        ),
    ):
        with pytest.raises(NotEntitled):
            act()
    assert calendar.posts.one(number).draft == draft()


def test_links_to_what_is_gone_are_refused(calendar):
    for more in ({"request_id": 9}, {"event_id": 9}, {"texts": on("facebook", account=9)}):
        with pytest.raises(errors.LinkedGone):
            calendar.posts.add(draft(**more))
    with pytest.raises(errors.PersonUnknown):
        calendar.posts.add(draft(author_id=9))


def test_what_was_removed_since_keeps_no_post_from_being_changed(calendar):
    happening = event(calendar.photos)
    shot = photo(calendar.photos)
    said = draft(event_id=happening, photos=(shot,), planned_on=None, planned_time=None)
    number = calendar.posts.add(said)
    calendar.photos.events.remove(happening)
    calendar.photos.items.remove(shot, "Doublon")
    again = dataclasses.replace(said, note="Encore", planned_on=MONDAY)
    calendar.posts.change(number, 1, again)
    assert calendar.posts.one(number).draft == again
    assert planned(calendar, calendar.posts.one(number)) == []
    with pytest.raises(errors.LinkedGone):
        calendar.posts.add(said)
    with pytest.raises(ItemGone):
        calendar.posts.change(number, 2, dataclasses.replace(again, photos=(shot, 77)))


def test_the_rules_of_a_contest_are_kept_with_it(calendar):
    post = approved(calendar)
    calendar.posts.attach_contest_rules(post.id, post.version, b"%PDF-1.7 ...", "règlement.pdf")
    post = calendar.posts.one(post.id)
    assert (post.contest_file_name, post.state) == ("règlement.pdf", S.DRAFT)
    assert calendar.posts.contest_rules_file(post.id) == b"%PDF-1.7 ..."
    again = calendar.posts.duplicate(post.id)
    calendar.posts.remove_contest_rules(post.id, post.version)
    assert calendar.posts.contest_rules_file(post.id) is None
    assert calendar.posts.contest_rules_file(again) == b"%PDF-1.7 ..."
    with pytest.raises(errors.ContestRulesEmpty):
        calendar.posts.attach_contest_rules(post.id, post.version + 1, b"", "vide.pdf")


def test_what_appeared_without_approval_is_recorded_with_its_reason(calendar):
    number = calendar.posts.add(draft(texts=on("facebook", "blog")))
    out = [Publication(platform="facebook", published_on=TODAY, published_time=dt.time(15, 30))]
    with pytest.raises(record_errors.NotApproved):
        calendar.post_records.record_publication(number, 1, out)
    calendar.post_records.record_publication(number, 1, out, "Publiée par erreur")
    post = calendar.posts.one(number)
    assert (post.state, calendar.post_records.missing(post)) == (S.PUBLISHED, ("blog",))
    shot = photo(calendar.photos)
    sudden = calendar.post_records.record_unplanned(
        draft(
            planned_on=TODAY,
            planned_time=None,
            photos=(shot,),
            exception="emergency",
            exception_reason="Crue",
        ),
        [Publication(platform="facebook", published_on=TODAY, link=LINK)],
        "Inondation",
    )
    assert [one.is_live for one in calendar.photos.uses.of_post(calendar.posts.one(sudden).uid)] == [True]
    told = calendar.posts.without_approval(TODAY, TODAY)
    assert [(one.post_id, one.reason) for one in told] == [
        (number, "Publiée par erreur"),
        (sudden, "Inondation"),
    ]
    with pytest.raises(errors.PostIsOver):
        calendar.posts.move(sudden, 1, TOMORROW, None)
    calendar.posts.change(
        sudden,
        1,
        draft(
            planned_on=TODAY,
            planned_time=None,
            photos=(shot,),
            exception="emergency",
            exception_reason="Crue",
            note="Voir le rapport",
        ),
    )


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (record_errors.AppearedInFuture, {"published_on": TOMORROW}),
        (record_errors.AppearedInFuture, {"published_time": dt.time(15, 31)}),
        (record_errors.AppearedTooEarly, {"published_on": dt.date(1990, 1, 1)}),
        (record_errors.NotOnThatPlatform, {"platform": "tiktok"}),
        (record_errors.CaptureNoPicture, {"capture": (b"no picture", "note.txt")}),
    ],
)
def test_what_cannot_have_appeared_is_refused(calendar, kind, more):
    post = approved(calendar)
    with pytest.raises(kind):
        calendar.post_records.record_publication(
            post.id, post.version, [Publication(**{"platform": "facebook", "published_on": TODAY} | more)]
        )
    assert calendar.post_records.evidence(post.id) == ()


def test_a_post_is_withdrawn_once_it_is_nowhere(calendar):
    post = approved(calendar, texts=on("facebook", "instagram"))
    both = [Publication(platform=one, published_on=TODAY) for one in ("facebook", "instagram")]
    with pytest.raises(record_errors.NeverAppeared):
        calendar.post_records.withdraw(post.id, post.version, TODAY, "Erreur")
    calendar.post_records.record_publication(post.id, post.version, both)
    with pytest.raises(record_errors.RecordedAlready):
        calendar.post_records.record_publication(post.id, post.version + 1, both[:1])
    for day, kind in (
        (YESTERDAY, record_errors.WithdrawnTooEarly),
        (TOMORROW, record_errors.WithdrawnInFuture),
    ):
        with pytest.raises(kind):
            calendar.post_records.withdraw(post.id, post.version + 1, day, "Erreur")
    calendar.post_records.withdraw(post.id, post.version + 1, TODAY, "Erreur", ["instagram"])
    assert calendar.posts.one(post.id).state is S.PUBLISHED
    with pytest.raises(record_errors.WithdrawnAlready):
        calendar.post_records.withdraw(post.id, post.version + 2, TODAY, "Erreur", ["instagram"])
    calendar.post_records.withdraw(post.id, post.version + 2, TODAY, "Erreur")
    assert calendar.posts.one(post.id).state is S.WITHDRAWN


def test_a_record_is_corrected(calendar):
    post = approved(calendar)
    calendar.post_records.record_publication(
        post.id, post.version, [Publication(platform="facebook", published_on=YESTERDAY)]
    )
    (one,) = calendar.post_records.evidence(post.id)
    better = Publication(platform="facebook", published_on=TODAY, link=LINK, capture=(picture(), "a.png"))
    calendar.post_records.correct(one.id, one.version, better)
    (after,) = calendar.post_records.evidence(post.id)
    assert (after.published_on, after.link, after.capture_sha256 != "") == (TODAY, LINK, True)
    with pytest.raises(ChangedElsewhere):
        calendar.post_records.correct(one.id, one.version, better)
    with pytest.raises(record_errors.EvidenceGone):
        calendar.post_records.one(99)


def test_what_platforms_count_is_kept_by_day(calendar):
    post = approved(calendar, texts=on("facebook", "blog"))
    record = calendar.post_records.record_statistics
    with pytest.raises(record_errors.NeverAppeared):
        record(post.id, "facebook", TODAY, Counts(reach=1))
    calendar.post_records.record_publication(
        post.id, post.version, [Publication(platform="facebook", published_on=YESTERDAY)]
    )
    record(post.id, "facebook", TODAY, Counts(reach=120, clicks=0))
    record(post.id, "facebook", TODAY, Counts(reach=130, clicks=4))
    (kept,) = calendar.post_records.statistics(post.id)
    assert (kept.counts, kept.version) == (Counts(reach=130, clicks=4), 2)
    for day, counts, kind in (
        (TODAY, Counts(), record_errors.NothingCounted),
        (TODAY, Counts(reach=-1), record_errors.CountImpossible),
        (TODAY, Counts(shares=2_000_000_001), record_errors.CountImpossible),
        (TOMORROW, Counts(reach=1), record_errors.MeasuredInFuture),
        (TODAY - dt.timedelta(days=2), Counts(reach=1), record_errors.MeasuredTooEarly),
    ):
        with pytest.raises(kind):
            record(post.id, "facebook", day, counts)
    with pytest.raises(record_errors.NotOnThatPlatform):
        record(post.id, "blog", TODAY, Counts(reach=1))
    with pytest.raises(errors.PostGone):
        record(99, "facebook", TODAY, Counts(reach=1))
    calendar.post_records.remove_statistics(kept.id, kept.version)
    assert calendar.post_records.statistics(post.id) == ()
