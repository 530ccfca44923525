"""Who may only read changes nothing, by whatever way; what they may print or export they do."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from medias_desktop.acknowledgements.past_lists.mapping import guess_mapping
from medias_desktop.acknowledgements.past_lists.reading import read_past
from medias_desktop.acknowledgements.rules import Audience, CampaignDraft, Method, ScopeKey
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.acknowledgements.rules.reminders import Channel
from medias_desktop.acknowledgements.service.returns import Decision
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import Group
from tests.acknowledgements.past.files import FRENCH, write
from tests.acknowledgements.returns import sheets

DAY = dt.date(2026, 11, 20)
DRAFT = CampaignDraft("Automne", Audience(False, frozenset(Group)))
LINE = ("003", "Ouellet", "Noémie", "P-12", DAY, "Feuille individuelle", "", "", "")


class Town:
    """A register with something of everything, then only to be read."""

    def __init__(self, register, service, version_id, persons, folder):
        self.register, self.service, self.version, self.persons = register, service, version_id, persons
        self.campaigns, self.returns, self.folder = service.campaign_service, service.returns, folder
        self.campaign = self.campaigns.open(version_id, DRAFT)
        self.scope = service.scope(ScopeKey(self.campaign))
        service.record(version_id, persons[:1], DAY, Method.ON_SCREEN)
        (signed,) = service.history(persons[0], version_id)
        self.signed = signed.event.id
        uids = {row["id"]: row["uid"] for row in register.rows("SELECT id, uid FROM person")}
        codes = [sheets.individual(register, self.scope, uids[number]) for number in persons[1:4]]
        got = self.returns.tray.receive(sheets.scan(*map(sheets.page_saying, codes)), "a.pdf", Silent())
        self.ready, confirmed, self.aside = [self.returns.match(number) for number in got.numbers]
        decision = Decision(DAY, (persons[2],))
        self.done = self.returns.confirm(confirmed.page, self.scope, Method.INDIVIDUAL_SHEET, decision)
        self.returns.tray.set_aside(self.aside.page.id, "Double")
        table = read_past(write(folder / "a.csv", FRENCH, [("004", "Smith", "Rose", *LINE[3:])]))
        self.plan = service.past.plan(table, guess_mapping(table))
        register.actor = register.actor._replace(role=Role.READING)

    @property
    def content(self):
        tables = ("event", "status", "campaign", "evidence", "group_sheet", "reminder", "audience")
        told = [f"SELECT count(*), '{one}' FROM acknowledgement_{one}" for one in tables]
        pages = "SELECT id, state, quarter_turns, note FROM paper_page ORDER BY id"
        return [[tuple(row) for row in self.register.rows(one)] for one in (*told, pages)]


@pytest.fixture
def town(register, service, version_id, persons, tmp_path):
    return Town(register, service, version_id, persons, tmp_path)


WRITES = {
    "record": lambda t: t.service.record(t.version, t.persons[1:2], DAY, Method.ON_SCREEN),
    "refuse": lambda t: t.service.refuse(t.version, t.persons[1:2], DAY, "Non", "Luc Roy"),
    "exempt": lambda t: t.service.exempt(t.version, t.persons[1:2], DAY, "Congé"),
    "hand out": lambda t: t.service.mark_handed_out(t.version, t.persons[1:2]),
    "correct": lambda t: t.service.correct(t.signed, DAY, Method.GROUP_SHEET),
    "cancel": lambda t: t.service.cancel(t.signed, "Erreur"),
    "audience": lambda t: t.service.set_audience(t.version, [Group.ELECTED]),
    "open": lambda t: t.campaigns.open(
        t.version, CampaignDraft("B", Audience(False, frozenset({Group.ELECTED})))
    ),
    "change": lambda t: t.campaigns.change(t.campaign, 1, CampaignDraft("C", DRAFT.audience)),
    "close": lambda t: t.campaigns.close(t.campaign, "Finie"),
    "delete": lambda t: t.campaigns.delete(t.campaign),
    "receive": lambda t: t.returns.tray.receive(sheets.scan(sheets.page_saying("x")), "b.pdf", Silent()),
    "confirm": lambda t: t.returns.confirm(
        t.ready.page, t.scope, Method.INDIVIDUAL_SHEET, Decision(DAY, (t.persons[1],))
    ),
    "undo": lambda t: t.returns.undo(t.done),
    "set aside": lambda t: t.returns.tray.set_aside(t.ready.page.id, "Non"),
    "take back": lambda t: t.returns.tray.take_back(t.aside.page.id),
    "turn": lambda t: t.returns.tray.turn(t.ready.page.id),
    "group sheets": lambda t: t.service.printing.write(
        t.scope, t.persons, PrintOrder(SheetKind.GROUP), io.BytesIO()
    ),
    "remind": lambda t: t.service.reminders.record(t.scope, t.persons[1:2], Channel.LETTER),
    "import": lambda t: t.service.past.apply(t.plan),
}


@pytest.mark.parametrize("write", list(WRITES.values()), ids=list(WRITES))
def test_nothing_is_changed(town, write):
    before = town.content
    with pytest.raises(NotEntitled):
        write(town)
    assert town.content == before


def test_what_changes_nothing_is_done(town):
    out = io.BytesIO()
    printing = town.service.printing
    assert printing.write(town.scope, town.persons, PrintOrder(SheetKind.INDIVIDUAL), out) == len(
        town.persons
    )
    assert printing.write(town.scope, (), PrintOrder(SheetKind.BLANK, lines=5), out) == 1
    town.service.exports.write(town.scope, town.folder / "a.xlsx")
    assert town.service.reminders.letters(town.scope, town.persons[1:2])
    assert len(town.returns.matches()) == 1
