"""Consents are recorded, withdrawn, corrected and cancelled; nothing recorded is ever changed, nothing half-recorded."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import Group
from medias_desktop.photo_consents.errors import ConsentGone, EventGone, ItemGone, PortrayedGone
from medias_desktop.photo_consents.errors import consents as errors
from medias_desktop.photo_consents.errors.persons import GuardianIsThePerson
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.items import (
    EventDraft,
    ItemDraft,
    ItemKind,
    Review,
    Rights,
    SubjectKind,
)
from medias_desktop.photo_consents.rules.persons import GuardianDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from tests.photo_consents.seen import child, event, listed, outsider, service_of
from tests.photo_consents.written import Written

TODAY = dt.date(2026, 11, 21)
JANUARY = dt.date(2026, 1, 10)
WEB = frozenset({Purpose.FACEBOOK, Purpose.WEBSITE})
TABLES = ("photo_consent", "photo_consent_act", "photo_consent_evidence", "attachment", "audit_event")


@pytest.fixture
def service(register):
    return service_of(register)


@pytest.fixture
def adult(service):
    return outsider(service, adult=True)


@pytest.fixture
def sizes(register):
    def sizes():
        return [register.rows(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"] for table in TABLES]

    return sizes


def draft(portrayed_id, **more):
    return ConsentDraft(portrayed_id, **{"reach": Reach(), "purposes": WEB, "starts_on": JANUARY, **more})


def gave(day=JANUARY, guardian_id=None, **more):
    return ActDraft(ActKind.GIVEN, day, **{"method": Method.PAPER, "guardian_id": guardian_id, **more})


def did(kind, day=JANUARY, **more):
    return ActDraft(ActKind(kind), day, **more)


def mother_of(service, portrayed_id):
    return service.portrayed.one(portrayed_id).guardians[0].id


def video(service, *portrayed):
    number = service.items.add_other(ItemDraft(ItemKind.VIDEO, "Glissades", rights=Rights.OWN))
    for one in portrayed:
        service.subjects.add(number, SubjectKind.PERSON, one, None)
    service.items.review(number, service.items.item(number).version, Review.DONE)
    return number


def test_a_consent_is_read_as_it_was_recorded(service, adult):
    asked = did("asked", dt.date(2026, 1, 5), method=Method.EMAIL, note="Rappel")
    number = service.consents.record(
        draft(adult, ends_on=dt.date(2027, 1, 9)), [gave(note=" Au guichet "), asked]
    )
    found = service.consents.one(number)
    assert (found.portrayed_id, found.reach, found.purposes) == (adult, Reach(), WEB)
    assert (found.starts_on, found.ends_on, found.language) == (JANUARY, dt.date(2027, 1, 9), "fr")
    assert [(one.kind.value, one.day, one.method, one.note) for one in found.acts] == [
        ("asked", dt.date(2026, 1, 5), Method.EMAIL, "Rappel"),
        ("given", JANUARY, Method.PAPER, "Au guichet"),
    ]
    assert service.consents.of_portrayed(adult) == (found,)


def test_proofs_are_kept_with_the_act(service, adult, register):
    proofs = [
        (EvidenceKind.DOCUMENT, b"From: zoe", "courriel.eml"),
        (EvidenceKind.SIGNATURE, b"png", "trait.png"),
    ]
    number = service.consents.record(draft(adult), [gave(method=Method.EMAIL)], proofs)
    found = service.consents.evidence(number)
    act = service.consents.one(number).acts[0].id
    assert [(one.act_id, one.kind.value) for one in found] == [(act, "document"), (act, "signature")]
    assert found[0].content_sha256 == hashlib.sha256(b"From: zoe").hexdigest()
    assert attachments.fetch(register, found[0].content_sha256) == b"From: zoe"


def test_an_item_tells_which_consents_cover_it(service, adult):
    fair, other = event(service), event(service, "Carnaval")
    number = video(service, adult)
    elsewhere = outsider(service, "Côté", "Ali", adult=True)
    service.items.change_many([number], event_id=fair)
    kept = [
        service.consents.record(draft(adult, reach=reach), [gave()])
        for reach in (Reach(), Reach(event_id=fair), Reach(item_id=number))
    ]
    service.consents.record(draft(adult, reach=Reach(event_id=other)), [gave()])
    service.consents.record(draft(elsewhere), [gave()])
    assert [one.id for one in service.consents.of_item(number)] == kept


def test_a_withdrawal_blocks_what_was_publishable_and_leaves_the_history(service, adult):
    number, item = service.consents.record(draft(adult), [gave()]), video(service, adult)
    question = Question(Purpose.FACEBOOK, TODAY)
    assert service.answers.answer(item, question).state.value == "publishable"
    service.consents.withdraw(
        [number], dt.date(2026, 3, 1), "Ne veut plus", purposes=frozenset({Purpose.FACEBOOK})
    )
    assert service.answers.answer(item, question).state.value == "blocked"
    assert service.answers.answer(item, Question(Purpose.WEBSITE, TODAY)).state.value == "publishable"
    past = Question(Purpose.FACEBOOK, dt.date(2026, 2, 28))
    assert service.answers.answer(item, past).state.value == "publishable"
    acts = service.consents.one(number).acts
    assert [(one.kind.value, one.note) for one in acts] == [("given", ""), ("withdrawn", "Ne veut plus")]


def test_several_consents_are_withdrawn_at_once_those_withdrawn_already_passed_over(service, adult):
    numbers = [service.consents.record(draft(adult), [gave()]) for _ in range(3)]
    service.consents.withdraw(numbers[:1], dt.date(2026, 2, 1), "Non")
    made = service.consents.withdraw(numbers, dt.date(2026, 3, 1), "Non")
    assert len(made) == 2
    with pytest.raises(errors.NothingToWithdraw):
        service.consents.withdraw(numbers, dt.date(2026, 3, 1), "Non")


def test_the_person_withdraws_what_a_guardian_gave_and_the_other_way_round(service):
    minor = child(service)
    mother = mother_of(service, minor)
    by_mother = service.consents.record(draft(minor), [gave(guardian_id=mother)])
    service.consents.withdraw([by_mother], TODAY, "L’enfant ne veut pas")
    item = video(service, minor)
    reasons = service.answers.answer(item, Question(Purpose.FACEBOOK, TODAY)).reasons
    assert [(one.why.value, one.guardian_id) for one in reasons] == [("withdrawn", None)]


def test_what_was_withdrawn_may_be_given_again(service, adult):
    number, item = service.consents.record(draft(adult), [gave()]), video(service, adult)
    service.consents.withdraw([number], dt.date(2026, 3, 1), "Non")
    service.consents.act(number, gave(dt.date(2026, 4, 1)))
    assert service.answers.answer(item, Question(Purpose.FACEBOOK, TODAY)).state.value == "publishable"


def test_a_cancelled_act_answers_as_if_it_had_never_been_recorded(service, adult):
    number, item = service.consents.record(draft(adult), [gave()]), video(service, adult)
    question = Question(Purpose.FACEBOOK, TODAY)
    before = service.answers.answer(item, question)
    no = service.consents.act(number, did("refused", dt.date(2026, 5, 1)))
    assert service.answers.answer(item, question).state.value == "blocked"
    service.consents.cancel(no, "Autre personne")
    assert service.answers.answer(item, question) == before
    kinds = [(one.act.kind.value, one.replaces_id) for one in service.consents.history(number)]
    assert kinds == [("given", None), ("refused", None), ("cancelled", no)]
    with pytest.raises(errors.ActGone):
        service.consents.cancel(no, "Encore")


def test_a_corrected_act_counts_as_corrected_and_the_first_entry_is_still_there(service, adult):
    number = service.consents.record(draft(adult), [gave(method=Method.VERBAL, witness="Luc Roy")])
    act = service.consents.one(number).acts[0]
    service.consents.correct(act.id, gave(dt.date(2026, 1, 12), witness=""))
    now = service.consents.one(number).acts[0]
    assert (now.id, now.kind.value, now.day, now.method) == (
        act.id,
        "given",
        dt.date(2026, 1, 12),
        Method.PAPER,
    )
    assert service.consents.history(number)[0].act.witness == "Luc Roy"
    service.consents.correct(now.last_id, gave(dt.date(2026, 1, 13)))
    assert service.consents.one(number).acts[0].day == dt.date(2026, 1, 13)
    with pytest.raises(errors.WrongCorrection):
        service.consents.correct(act.id, did("refused"))


def test_no_correction_lifts_a_withdrawal(service, adult):
    """A yes that is said to have come after the withdrawal would count again: it is another yes, not a correction."""
    number = service.consents.record(draft(adult), [gave()])
    service.consents.withdraw([number], dt.date(2026, 6, 1), "Ne veut plus")
    act, withdrawal = service.consents.one(number).acts
    with pytest.raises(errors.CorrectedPastNo):
        service.consents.correct(act.id, gave(dt.date(2026, 7, 1)))
    assert [one.day for one in service.consents.one(number).acts] == [JANUARY, dt.date(2026, 6, 1)]
    service.consents.correct(act.id, gave(dt.date(2026, 6, 1)))
    item, question = video(service, adult), Question(Purpose.FACEBOOK, TODAY)
    assert service.answers.answer(item, question).state.value == "blocked"
    service.consents.cancel(withdrawal.id, "Une autre personne")
    service.consents.correct(act.id, gave(dt.date(2026, 7, 1)))
    assert service.answers.answer(item, question).relied_on == (number,)


# The words agreed to


def test_the_words_agreed_to_are_kept_as_they_were(service):
    minor = child(service)
    fair = event(service, "Fête nationale")
    wanted = draft(minor, reach=Reach(event_id=fair), ends_on=dt.date(2026, 12, 31))
    number = service.consents.record(wanted, [])
    words = service.consents.one(number).terms
    assert words == service.consents.terms(wanted, "fr")
    service.events.change(
        fair, service.events.event(fair).version, dataclasses.replace(_draft_of(service, fair), title="X")
    )
    assert service.consents.one(number).terms == words
    english = service.consents.terms(wanted, "en")
    assert "Maëlle Gagnon" in english
    assert "from 10 January 2026" in english or "January 10, 2026" in english
    assert "under 14" in english
    assert "withdrawn at any time" in english


def _draft_of(service, number):
    one = service.events.event(number)
    return EventDraft(one.title, one.begins_on, one.ends_on, one.place, one.note)


def test_words_that_were_printed_are_kept_instead(service, adult):
    number = service.consents.record(draft(adult, terms="Ce que dit la feuille."), [])
    assert service.consents.one(number).terms == "Ce que dit la feuille."


# What is wrong

BACKWARDS = {"starts_on": dt.date(2026, 5, 1), "ends_on": dt.date(2026, 4, 30)}


@pytest.mark.parametrize(
    ("asked", "acts", "error"),
    [
        (BACKWARDS, [], errors.EndBeforeStart),
        ({"purposes": frozenset()}, [], errors.PurposeMissing),
        ({"reach": Reach(item_id=99)}, [], ItemGone),
        ({"reach": Reach(event_id=99)}, [], EventGone),
        ({"portrayed_id": 99}, [], PortrayedGone),
        ({}, [gave(dt.date(2026, 11, 22))], errors.DayToCome),
        ({}, [gave(purposes=frozenset({Purpose.PRESS}))], errors.PurposesOutside),
        ({}, [gave(method=None)], errors.MethodMissing),
        ({}, [gave(method=Method.VERBAL)], errors.ConsentWitnessMissing),
        ({}, [gave(method=Method.VERBAL, witness="  ")], errors.ConsentWitnessMissing),
        ({}, [gave(method=Method.VERBAL, witness="léo belanger")], errors.WitnessIsTheGiver),
        ({}, [did("noticed")], errors.NoticeMeansMissing),
        ({}, [gave(), did("asked", dt.date(2026, 1, 11))], errors.BeforeAsked),
        ({}, [did("withdrawn", note="Non")], errors.NothingToWithdraw),
        ({}, [gave(), did("withdrawn", dt.date(2026, 1, 9), note="Non")], errors.NothingToWithdraw),
        ({}, [gave(), did("withdrawn", dt.date(2026, 2, 1), note=" ")], errors.WithdrawalReasonMissing),
        ({}, [gave(witness="é" * 201)], errors.ConsentTextTooLong),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_leaves_nothing(
    service, adult, sizes, asked, acts, error
):
    before = sizes()
    proof = (EvidenceKind.DOCUMENT, b"preuve", "preuve.pdf")
    with pytest.raises(error) as caught:
        service.consents.record(dataclasses.replace(draft(adult), **asked), acts, [proof])
    assert sizes() == before
    for language in ("en", "fr"):
        i18n.use_language(language)
        assert caught.value.sentence()[-1] in ".?"
        assert "{" not in caught.value.sentence()


def test_an_answer_before_the_question_is_refused_when_the_question_is_known(service, adult):
    number = service.consents.record(draft(adult), [did("asked", dt.date(2026, 2, 1))])
    with pytest.raises(errors.BeforeAsked):
        service.consents.act(number, did("silent", dt.date(2026, 1, 31)))
    service.consents.act(number, did("silent", dt.date(2026, 2, 1)))


def test_a_guardian_speaks_for_their_own_child_while_they_may(service):
    minor = child(service)
    ended = dataclasses.replace(GuardianDraft("Roy", "Paul"), ended_on=dt.date(2026, 1, 9))
    other = outsider(service, "Roy", "Tom", birth_date=dt.date(2015, 1, 1), guardians=(ended,))
    with pytest.raises(errors.GuardianOfSomebodyElse):
        service.consents.record(draft(minor), [gave(guardian_id=mother_of(service, other))])
    with pytest.raises(errors.GuardianEnded):
        service.consents.record(draft(other), [gave(guardian_id=mother_of(service, other))])
    service.consents.record(draft(other), [gave(dt.date(2026, 1, 9), mother_of(service, other))])


def test_a_guardian_who_is_the_minor_is_refused(service, register):
    minor = outsider(service, "Roy", "Tom", birth_date=dt.date(2015, 1, 1))
    same = Written(register).guardian(minor, "ROY", "Tom")
    with pytest.raises(GuardianIsThePerson):
        service.consents.record(draft(minor), [gave(guardian_id=same)])


def test_a_parent_no_longer_speaks_from_18_on_a_tutor_may(service):
    parent, tutor = GuardianDraft("Roy", "Anne"), GuardianDraft("Roy", "Guy", Relation.TUTOR)
    grown = outsider(service, "Roy", "Tom", birth_date=dt.date(2008, 1, 10), guardians=(parent, tutor))
    anne, guy = (one.id for one in service.portrayed.one(grown).guardians)
    with pytest.raises(errors.GuardianOfAdult):
        service.consents.record(draft(grown), [gave(JANUARY, anne)])
    service.consents.record(draft(grown), [gave(JANUARY - dt.timedelta(days=1), anne)])
    service.consents.record(draft(grown), [gave(JANUARY, guy)])


def test_nobody_acts_before_they_are_born(service):
    minor = outsider(service, "Roy", "Tom", birth_date=dt.date(2026, 6, 1))
    with pytest.raises(errors.BeforeBirth):
        service.consents.record(draft(minor), [did("asked", JANUARY)])


def test_what_is_gone_is_told(service, adult):
    with pytest.raises(ConsentGone):
        service.consents.one(5)
    with pytest.raises(ConsentGone):
        service.consents.act(5, gave())
    with pytest.raises(ConsentGone):
        service.consents.withdraw([5], TODAY, "Non")
    with pytest.raises(errors.ActGone):
        service.consents.cancel(5, "Erreur")
    number = service.consents.record(draft(adult), [gave()])
    with pytest.raises(errors.CancellationReasonMissing):
        service.consents.cancel(service.consents.one(number).acts[0].id, "  ")


# What is told, though nothing prevents it


def test_a_consent_that_comes_after_the_publication_counts_from_its_own_day_only(service, adult):
    i18n.use_language("en")
    item = video(service, adult)
    service.uses.add(UseDraft(item, Purpose.FACEBOOK, published_on=dt.date(2026, 1, 5)))
    late = draft(adult, reach=Reach(item_id=item))
    told = service.consents.remarks(late, [gave()])
    assert len(told) == 1
    assert told[0].startswith("“Glissades” was published on ")
    assert (
        service.consents.remarks(dataclasses.replace(late, purposes=frozenset({Purpose.PRESS})), [gave()])
        == ()
    )
    assert len(service.consents.remarks(draft(adult), [gave()])) == 1
    assert (
        service.consents.remarks(draft(adult, starts_on=dt.date(2026, 1, 1)), [gave(dt.date(2026, 1, 5))])
        == ()
    )
    service.consents.record(late, [gave()])
    states = [
        service.answers.answer(item, Question(Purpose.FACEBOOK, day)).state.value
        for day in (dt.date(2026, 1, 5), JANUARY)
    ]
    assert states == ["incomplete", "publishable"]


def test_the_word_of_a_child_alone_is_remarked(service):
    i18n.use_language("en")
    told = service.consents.remarks(draft(child(service)), [gave()])
    assert told == (
        "Maëlle Gagnon was under 14: without the consent of a legal guardian, this one does not count.",
    )


# In somebody else's transaction, and for whom it is


def test_other_parts_record_in_their_own_transaction_all_or_nothing(service, adult, register, sizes):
    with register.transaction("test") as tx:
        recorded = service.consents.add(tx, draft(adult), [gave(), did("asked", dt.date(2026, 1, 2))])
        service.consents.attach(tx, recorded.act_ids[:1], EvidenceKind.SCAN)
    acts = service.consents.one(recorded.consent_id).acts
    assert [one.id for one in acts] == [recorded.act_ids[1], recorded.act_ids[0]]
    assert [one.act_id for one in service.consents.evidence(recorded.consent_id)] == [recorded.act_ids[0]]
    before = sizes()
    with pytest.raises(errors.MethodMissing), register.transaction("test") as tx:
        service.consents.add(tx, draft(adult), [gave()])
        service.consents.add(tx, draft(adult), [gave(method=None)])
    assert sizes() == before


def test_somebody_of_the_list_is_answered_for_by_their_name_there(service, register):
    zoe = service.portrayed.of_person(listed(register, group=Group.REGULAR))
    service.consents.record(draft(zoe), [])
    assert "Zoé Côté" in service.consents.of_portrayed(zoe)[0].terms
    i18n.use_language("en")
    item = video(service, zoe)
    answer = service.answers.answer(item, Question(Purpose.FACEBOOK, TODAY))
    assert service.answers.sentences(answer) == (
        "Zoé Côté has not consented (Civil Code of Québec, arts. 35 and 36).",
    )


def test_who_may_only_read_records_nothing(service, adult, register):
    number = service.consents.record(draft(adult), [gave()])
    act = service.consents.one(number).acts[0].id
    register.actor = register.actor._replace(role=Role.READING)
    for attempt in (
        lambda: service.consents.record(draft(adult), [gave()]),
        lambda: service.consents.act(number, did("refused", TODAY)),
        lambda: service.consents.withdraw([number], TODAY, "Non"),
        lambda: service.consents.correct(act, gave(TODAY)),
        lambda: service.consents.cancel(act, "Erreur"),
    ):
        with pytest.raises(NotEntitled):
            attempt()
