"""A disk that fills up while something of the calendar is written: told in plain words, and nothing half."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from medias_desktop.core.store.register import Register
from tests.durability.posts import FAULTS
from tests.durability.work import faults
from tests.editorial_calendar.posts.drafts import TODAY, draft, on
from tests.editorial_calendar.town_rules import service_of
from tests.registers import change_behind

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")

CHILD = """
import datetime as dt, json, resource, signal, sys
from pathlib import Path
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Register
from medias_desktop.editorial_calendar.exchange import post_lists
from medias_desktop.editorial_calendar.rules.post_records import Publication
from tests.fakes import FixedClock
from tests.editorial_calendar.town_rules import service_over
from tests.photo_consents.pictures import photo_bytes

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
path, folder, post = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
register = Register.open(path, FixedClock())
service = service_over(register)
capture = photo_bytes((900, 700), seed=3)
(folder / "liste.csv").write_text("Date;Titre;Plateforme;Texte\\n" + "".join(
    f"2027-03-{1 + n % 28:02};Titre {n};Facebook;{'mot ' * 300}\\n" for n in range(200)))
listed = post_lists.read_posts(folder / "liste.csv")
imports = service.post_imports
plan = imports.plan_list(listed, post_lists.guess_mapping(listed))
one = Publication(platform="facebook", published_on=register.clock.today(), capture=(capture, "é.jpg"))
ACTS = {
    "capture": lambda: service.post_records.record_publication(post, service.posts.one(post).version, [one]),
    "contest": lambda: service.posts.attach_contest_rules(post, service.posts.one(post).version, capture, "r.pdf"),
    "import": lambda: imports.apply(plan),
    "package": lambda: service.post_exports.package(post, folder / "out"),
    "list": lambda: service.post_exports.write_list(folder / "out" / "liste.xlsx"),
    "calendar": lambda: service.post_exports.write_ics(folder / "out" / "c.ics"),
}
(folder / "out").mkdir()
service.post_exports.sheet(post)  # what it is typeset with is there
told = {}
for name, act in ACTS.items():
    log = Path(f"{path}-wal")
    limit = log.stat().st_size + 4096 if name in ("capture", "contest", "import") else 300
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        act()
        told[name] = "done"
    except UserError as error:
        told[name] = error.sentence()
    except Exception as error:
        told[name] = f"!{type(error).__name__} {error}"
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps(told))
"""


def test_what_has_no_room_is_told_and_nothing_is_half_there(register, tmp_path):
    service, account = service_of(register, "blainville")
    post = service.posts.add(
        draft(planned_on=TODAY, planned_time=None, texts=on("facebook", account=account))
    )
    long = on(
        "blog", text="mot " * 2_000
    )  # more than what is written at once into the temporary file of a workbook
    service.posts.add_many([draft(title=f"Billet {number}", texts=long) for number in range(12)])
    change_behind(
        register,
        f"UPDATE calendar_post SET state = 'approved', approved_at = '2026-11-20 12:00:00' WHERE id = {post}",
    )
    before = register.rows("SELECT count(*) FROM audit_event")[0][0]
    steps = len(service.posts.history(post))
    register.close()
    folder = tmp_path / "dossier"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(register.path), str(folder), str(post)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    wrong = {name: said for name, said in told.items() if said == "done" or said.startswith("!")}
    assert wrong == {}
    assert all("\n" not in sentence and sentence.endswith(".") for sentence in told.values()), told
    assert list((folder / "out").iterdir()) == []
    opened = Register.open(register.path, register.clock)
    try:
        assert opened.rows("SELECT count(*) FROM audit_event")[0][0] == before
        assert opened.rows("SELECT count(*) FROM calendar_post")[0][0] == 13
        assert opened.rows("SELECT count(*) FROM calendar_post_step")[0][0] == steps + 12
        assert opened.rows("SELECT count(*) FROM calendar_evidence")[0][0] == 0
        assert not [one for one in faults(opened, before) if not one.startswith(("trail", "record"))]
        known = set(FAULTS) - {"a state without the step to it"}  # the post was approved behind its back
        assert [name for name in known for _row in opened.rows(FAULTS[name])] == []
    finally:
        opened.close()
