"""Letters that no database keeps: half of a pair, the end sign of programs. They are left out; the text is stored."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.policies.rules import PolicyIdentity, drafts, text_sha256
from medias_desktop.policies.rules.notes import Note, NoteKind
from medias_desktop.policies.rules.rule_edits import draft_of
from medias_desktop.policies.service.services import PolicyServices

STRANGE = "a\x00b \ud800 \u202eمرحبا\u202c 😀"
KEPT = "ab \ufffd \u202eمرحبا\u202c 😀"


@pytest.fixture
def services(register):
    return PolicyServices(register)


@pytest.fixture
def draft_id(services):
    return services.composing.start_draft(PolicyIdentity(STRANGE, STRANGE, STRANGE), "town/montmagny", "fr")


def test_what_is_composed(services, draft_id):
    summary, text = services.composing.draft(draft_id)
    assert (summary.policy_title, summary.municipality, summary.policy_number) == (KEPT, KEPT, KEPT)
    strange = drafts.change(text, 0, number=STRANGE, heading=STRANGE, body=STRANGE)
    strange = dataclasses.replace(strange, introduction=STRANGE)
    services.composing.save_draft(draft_id, summary.row_version, strange, text.rules)
    _summary, saved = services.composing.draft(draft_id)
    first = saved.sections[0]
    assert (saved.introduction, first.number, first.heading, first.body) == (KEPT, KEPT, KEPT, KEPT)


def test_what_is_noted_and_filled_in(services, draft_id):
    uid = services.composing.draft(draft_id)[0].uid
    note = Note(0, uid, "", NoteKind.COMMENT, STRANGE, dt.date(2026, 11, 1), STRANGE, STRANGE)
    services.notes.add(note)
    (kept,) = services.notes.notes(uid)
    assert (kept.author, kept.text, kept.answer) == (KEPT, KEPT, KEPT)
    services.composing.set_placeholders({"phone": STRANGE})
    assert services.composing.placeholders()["phone"] == KEPT


def test_what_a_rule_says(services, draft_id):
    rule = services.composing.draft(draft_id)[1].rules[0]
    changed = dataclasses.replace(draft_of(rule), text=STRANGE, subject=STRANGE)
    services.rules.change(draft_id, rule.uid, rule.row_version, changed)
    kept = next(one for one in services.composing.draft(draft_id)[1].rules if one.uid == rule.uid)
    assert (kept.text, kept.subject) == (KEPT, KEPT)


def test_the_digest_is_that_of_the_text_that_is_stored(services, draft_id):
    summary, text = services.composing.draft(draft_id)
    strange = drafts.change(text, 0, number="9" * 5000, heading="x" * 5000, body=STRANGE)
    services.composing.save_draft(draft_id, summary.row_version, strange, text.rules)
    stored = services.policies.version(draft_id)
    assert stored.summary.text_sha256 == text_sha256(stored.introduction, stored.sections)
