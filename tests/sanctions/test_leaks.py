"""Nothing of a disciplinary case lies anywhere that somebody else of the town hall can read.

The register is opened with the key of a user who is not entitled; every page of its file, of its log and of its backup is
decrypted with that key, free pages included; everything else that was written to the disk is read as it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import sys
import tempfile
from collections import Counter
from types import SimpleNamespace

import pytest

from medias_desktop import app
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments, search
from medias_desktop.core.store.audit.exporting import export
from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.core.store.sealed import SealedRecordAltered, Vault
from medias_desktop.core.store.sealed_reminders import due
from medias_desktop.migrations.tables import metadata
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.service.unlocking import unlock
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.sanctions.rules.cases import (
    AuthorityReport,
    CaseVerification,
    Grievance,
    GrievanceOutcome,
    LetterKind,
    PersonVersion,
)
from medias_desktop.sanctions.service.cases import pieces_of
from tests.core.store.decrypted import file_pages, log_pages
from tests.fakes import FixedClock
from tests.safekeeping.keys import CHEAP, PASSPHRASE, sealed_of
from tests.sanctions import cases as made
from tests.sanctions.registers import Town

OTHER = "bottes rouges ardoise fenouil"
SECRETS = (
    *("zygomatiquement", "Ptarmigan", "ornithorynque", "quincaillonnerie", "Vercingétorige", "hurluberlue"),
    *(
        "babillardage",
        "carabistouille",
        "galimatiasson",
        "abracadabrantesque",
        "capture-zyx.png",
        "Gyrovague",
    ),
)
"""Words that stand in the case and nowhere else."""
ACTS = (
    *("open_case", "record_grounds", "weigh_fault", "decide_case", "notify_measure", "file_grievance"),
    *("proposed-verbal-warning", "Avertissement verbal", "in_person", "serious", "2026-0001"),
)
"""What was done with it."""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A case with everything in it, read and printed as the entitled do, and all that another user then finds."""
    folder = tmp_path_factory.mktemp("leaks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(folder / "profile"))
        (folder / "temp").mkdir()
        patch.setenv("TMPDIR", str(folder / "temp"))
        patch.setattr(tempfile, "tempdir", None)
        clock, path = FixedClock(), folder / "ville.medias"
        access = create_register(
            path, Municipality("Ville de Sainte-Élodie"), Founder("Huguette Rioux", PASSPHRASE), clock, CHEAP
        ).access
        register = Register.open(path, clock, access)
        UserService(register, CHEAP).add("Line Caron", Role.CLERK, OTHER)
        town = Town(register, Vault(sealed_of(register).keys))
        before = rows_of(register)
        with written_files() as written:
            opened = whole_case(town)
            outputs(town, opened)
        theirs = Register.open(path, clock, unlock(path, slot_of(path, "Line Caron"), OTHER))
        use_as_anybody(theirs, folder)
        backup = make_backup(
            path, theirs.access.data_key, folder / "copies", reason=BackupReason.BY_HAND, now=clock.now()
        )
        everything = disk(folder, path, backup.folder / "register.medias", theirs.access.data_key)
        after, own = rows_of(theirs), due(register)
        contents = [town.cases.file(opened, piece) for piece in pieces_of(opened.case)]
        theirs.close()
        register.close()
        everything["closed register"] = file_pages(path, theirs.access.data_key)
        theirs = Register.open(path, clock, theirs.access)
        yield SimpleNamespace(
            contents=contents,
            own=own,
            town=town,
            opened=opened,
            theirs=theirs,
            disk=everything,
            folder=folder,
            before=before,
            after=after,
            written=written,
        )
        theirs.close()


def whole_case(town):
    """Take a case through every act, each with a word of its own."""
    fault = made.fault(facts="Propos dits zygomatiquement à Ptarmigan.", platform="babillardage")
    opened = town.cases.add(made.draft(town, fault=fault, reported_by="Vercingétorige"))
    opened = made.heard(town, opened)
    opened = town.acts.add_verification(
        opened, CaseVerification(uid="", day=dt.date(2026, 11, 3), by="Huguette Rioux", what="ornithorynque")
    )
    version = PersonVersion(day=dt.date(2026, 11, 4), text="Version quincaillonnerie.")
    opened = town.acts.set_person_version(opened, version)
    opened = town.acts.add_capture(opened, PICTURE, "capture-zyx.png", note="hurluberlue")
    opened = town.acts.add_text_capture(opened, "Il a écrit : galimatiasson !")
    opened = made.decided(town, opened, reasons="Motif carabistouille.")
    letters = town.disciplinary.letters
    kind = LetterKind.VERBAL_WARNING_NOTE
    opened, uid = letters.write(
        opened, kind, "fr", "Objet abracadabrantesque", "Une faute abracadabrantesque."
    )
    opened, _pdf = letters.issue(opened, uid, dt.date(2026, 11, 7))
    opened = made.notified(town, opened)
    report = AuthorityReport(uid="", day=dt.date(2026, 11, 8), to="Gyrovague", claim=True)
    opened = town.acts.add_report(opened, report)
    grievance = Grievance(filed_on=dt.date(2026, 11, 9), number="G-7")
    opened = town.acts.file_grievance(opened, grievance)
    outcome = Grievance(
        filed_on=dt.date(2026, 11, 9), outcome=GrievanceOutcome.DISMISSED, outcome_on=dt.date(2026, 11, 20)
    )
    return made.closed(town, town.acts.answer_grievance(opened, outcome))


def outputs(town, opened):
    """Read and print the case as the entitled do."""
    briefs = town.cases.briefs()
    again = town.cases.open(opened.id)
    for capture in again.case.captures:
        town.cases.file(again, capture.piece)
    town.disciplinary.evidence.pdf(again, Silent())
    town.cases.remember_due(())
    assert len(town.cases.of_person(town.uid(), briefs)) == 1


def use_as_anybody(theirs, folder):
    """Do what any user may do with what is in the register: pictures of files, the trail as a file, the things to do."""
    for (digest,) in theirs.rows("SELECT sha256 FROM attachment"):
        attachments.thumbnail(theirs, digest)
    with theirs.read() as connection:
        export(connection, folder / "piste.jsonl", theirs.id)
    lines = [todo.text for part in app.todos(theirs) for todo in part]
    (folder / "afaire.txt").write_text("\n".join(lines), "utf-8")


def disk(folder, path, backup, key):
    """Return every byte on the disk: registers decrypted with a key, everything else as it is."""
    found = {
        "register": file_pages(path, key),
        "log": log_pages(path, key),
        "backup": file_pages(backup, key),
    }
    for one in folder.rglob("*"):
        if one.is_file() and one.suffix not in (".medias", ".medias-wal", ".medias-shm"):
            found[str(one.relative_to(folder))] = one.read_bytes()
    return found


class written_files:  # noqa: N801 - read as a block
    """Notes every file that Python opens for writing within the block, wherever it lies."""

    def __enter__(self):
        self.on, paths = True, []

        def note(event, arguments):
            if self.on and event == "open" and isinstance(arguments[0], str):
                mode, flags = arguments[1], arguments[2]
                if (mode and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & 3):
                    paths.append(arguments[0])

        sys.addaudithook(note)
        return paths

    def __exit__(self, *_error):
        self.on = False


def slot_of(path, name):
    return next(slot.id for slot in storage.load(path).slots if slot.user_name == name)


def rows_of(register):
    """Return every value of every row by table, as whoever opens the register reads it."""
    with register.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in metadata.sorted_tables
        }


PICTURE = made.picture(size=(400, 300), colour=(17, 93, 201))


def forms(word):
    """Return a word as anything might write it."""
    return {
        form
        for text in (word, word.casefold(), word.upper())
        for form in (
            text.encode(),
            text.encode("utf-16-le"),
            text.encode("latin-1"),
            ascii(text)[1:-1].encode(),
        )
    }


@pytest.mark.parametrize("word", [*SECRETS, *ACTS])
def test_no_word_of_a_case_is_on_the_disk(told, word):
    for place, content in told.disk.items():
        assert not [form for form in forms(word) if form in content], place


def test_what_lies_open_is_found_by_the_same_search(told):
    found = {place for place, content in told.disk.items() if "Confidentialité".encode() in content}
    assert {"log", "backup", "closed register"} <= found
    assert b"write_sealed_record" in told.disk["piste.jsonl"]
    assert b"write_sealed_record" in told.disk["log"]


def test_neither_captures_nor_letters_nor_their_fingerprints_are_on_the_disk(told):
    pieces, contents = list(pieces_of(told.opened.case)), told.contents
    assert len(pieces) == 3
    assert contents[0] == PICTURE
    wanted = [PICTURE[40:60], contents[2][:200]]
    for content, piece in zip(contents, pieces, strict=True):
        digest = hashlib.sha256(content)
        wanted += [digest.digest(), digest.hexdigest().encode(), piece.key.encode(), piece.name.encode()]
    for place, content in told.disk.items():
        assert not [one for one in wanted if one in content], place


def test_a_case_adds_no_mention_of_its_person(told):
    """The person stands in the register as before, and the trail of a case does not name them."""
    uid = told.town.uid()
    number = told.town.persons["Lapierre-Roy"].id

    def mentions(rows):
        found = Counter()
        for table, values in rows.items():
            for value in itertools.chain.from_iterable(values):
                text = value if isinstance(value, bytes) else str(value).encode()
                found[table] += (
                    uid.encode() in text or b"Lapierre" in text or text == f"person/{number}".encode()
                )
        return +found

    assert mentions(told.after) == mentions(told.before)
    assert mentions(told.before)["person"] == 2  # the uid and the name


def test_the_trail_says_that_something_was_written_and_read_and_nothing_else(told):
    since = len(told.before["audit_event"])
    actions = {row.action for row in map(named(told), told.after["audit_event"][since:])}
    assert actions <= {"write_sealed_record", "read_sealed_records", "read_sealed_list", "make_thumbnail"}
    assert {"write_sealed_record", "read_sealed_records", "read_sealed_list"} <= actions


def named(told):
    columns = [column.name for column in metadata.tables["audit_event"].columns]
    return lambda row: SimpleNamespace(**dict(zip(columns, row, strict=True)))


def test_only_sealed_tables_and_files_without_names_have_grown(told):
    grown = {name for name, rows in told.after.items() if len(rows) != len(told.before[name])}
    sealed = {"sealed_record", "sealed_brief", "sealed_file", "sealed_reminder"}
    files = {"attachment", "attachment_chunk", "attachment_thumbnail"}
    assert grown <= sealed | files | {"audit_event", "audit_content", "audit_seal"}
    new = [row for row in told.after["attachment"] if row not in told.before["attachment"]]
    assert len(new) == 3
    assert {row[2] for row in new} == {"application/octet-stream"}
    assert {row[1].removesuffix(".sealed").count("-") for row in new} == {4}  # a random uid, nothing else


def test_search_and_the_things_to_do_know_nothing(told):
    for word in SECRETS:
        assert search.find(told.theirs, word) == ()
    assert "dossier" not in (told.folder / "afaire.txt").read_text("utf-8").casefold()


def test_nothing_is_written_anywhere_else(told):
    heads = str(told.folder / "profile" / "heads")  # the trail's own: a number and a hash
    others = [one for one in told.written if not one.startswith((heads, "/dev/null"))]
    # Modules that came in for the first time are compiled meanwhile.
    assert [one for one in others if "__pycache__" not in one] == []
    assert list((told.folder / "temp").iterdir()) == []


def test_the_keys_of_another_user_open_no_record(told):
    key = told.theirs.access.data_key
    for guess in (key, told.theirs.access.signing_key, bytes(32)):
        with pytest.raises(SealedRecordAltered):
            Vault({1: guess}).briefs(told.theirs, Silent())
        with pytest.raises(SealedRecordAltered):
            Vault({1: guess}).open(told.theirs, told.opened.id)
    assert due(told.theirs) is None
    assert told.own == (None, 0, None, None)
