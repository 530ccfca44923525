"""The command line over moderation, as a technician and a scheduled task use it."""

import csv
import io

import pytest

from medias_desktop import cli
from medias_desktop.__main__ import VERBS
from medias_desktop.core.store.register import Register
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.service import SanctionService
from tests.acknowledgements.towns import take_over
from tests.sanctions.moderated import Moderated

ACCOUNT, HANDLE = "Page fictive", "Promo fictive"


@pytest.fixture
def run(register, capsys):
    """Run a verb of sanctions on the register and return its exit code, what it printed and what it complained of."""

    def go(verb, *words):
        register.close()
        place = ("--register", str(register.path), "--language", "fr")
        code = cli.main(["sanctions", verb, *place, *map(str, words)])
        told = capsys.readouterr()
        return code, told.out.replace("\u00a0", " ").splitlines(), told.err.replace("\u00a0", " ")

    return go


@pytest.fixture
def town(register):
    """Blainville’s text in force and an account of the municipality."""
    take_over(register, "blainville")
    Moderated(register).account(ACCOUNT)


INCIDENT = ("--account", "page FICTIVE", "--handle", HANDLE, "--reason", "publicité ou sollicitation")
REMOVED = ("--action", "retrait")


def test_the_third_advertisement_is_proposed_recorded_and_listed(run, town, register, clock, tmp_path):
    assert "sanctions" in VERBS
    day = clock.today().isoformat()
    for number in (1, 2):
        code, said, _told = run("add", *INCIDENT, *REMOVED, "--seen", day, "--text", "Rabais fictif")
        assert (code, said[0]) == (0, f"L’incident {number} est consigné : Retrait.")
    code, said, _told = run("propose", *INCIDENT)
    assert code == 0
    assert "Bannissement" in said[0]
    assert "art. 5.6" in said[0]
    # Something else than proposed asks for a reason, which is kept.
    code, said, told = run("add", *INCIDENT, *REMOVED)
    assert (code, said) == (1, [])
    assert "autre chose" in told or "autrement" in told
    code, said, _told = run("add", *INCIDENT)
    assert (code, said[0]) == (0, "L’incident 3 est consigné : Bannissement.")
    code, said, _told = run("blocks")
    assert (code, len(said)) == (0, 1)
    assert said[0].split("\t")[0] == HANDLE
    code, said, _told = run("list", "--action", "ban")
    assert [line.split("\t")[0] for line in said] == ["3"]
    path = tmp_path / "registre.csv"
    assert run("list", "--output", path)[0] == 0
    assert len(list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))) == 1 + 3
    opened = Register.open(register.path, clock)
    try:
        service = SanctionService(opened, PeopleService(opened), PolicyService(opened))
        assert service.incidents.one(3).proposed == "ban"
    finally:
        opened.close()


def test_a_block_that_ended_is_told_by_the_exit_code(run, register, clock):
    written = Moderated(register)
    page, user = written.account(ACCOUNT), written.user(HANDLE)
    written.incident(page, user, action="temporary_block", until=clock.today().replace(day=1))
    code, said, _told = run("blocks", "--no-names")
    assert code == 1
    assert said[0].startswith("Usager 1\t")
    assert HANDLE not in said[0]


def test_the_netiquette_is_written(run, town, tmp_path):
    path = tmp_path / "netiquette.pdf"
    # The clauses of the library have blanks that the municipality has not filled in: they are not printed as such.
    code, said, told = run("netiquette", "--output", path, "--sheet-language", "en", "--texts")
    assert (code, said, path.exists()) == (1, [], False)
    assert "Service des communications" in told
    code, said, _told = run("netiquette", "--output", path, "--sheet-language", "en")
    assert (code, said) == (0, ["La nétiquette est écrite dans « netiquette.pdf »."])
    assert path.read_bytes().startswith(b"%PDF")


MISTAKES = (
    (("list", "--account", "Ailleurs"), "Page fictive"),
    (("list", "--reason", "laideur"), "advertising"),
    (("list", "--action", "exil"), "ban"),
    (("list", "--state", "perdu"), "shut_out"),
    (("list", "--since", "2026-02-30"), "2026-02-30"),
    (("add", *INCIDENT, "--seen", "2030-01-01"), "date"),
    (("add", *INCIDENT, *REMOVED, "--capture", __file__), "image"),
)


def test_what_nobody_knows_is_a_sentence_and_nothing_is_recorded(run, town, register, clock):
    for words, named in MISTAKES:
        code, said, told = run(*words)
        assert (code, said) == (1, []), words
        assert named in told
        assert "Traceback" not in told
    opened = Register.open(register.path, clock)
    try:
        assert opened.rows("SELECT count(*) FROM moderation_incident")[0][0] == 0
    finally:
        opened.close()
