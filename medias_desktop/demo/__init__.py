"""The sample municipality: invented people and texts, made through the same services as real ones."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core import paths
from medias_desktop.core.files import is_there, os_errors_explained
from medias_desktop.core.patience import replace_patiently
from medias_desktop.core.store.version import SCHEMA_NUMBER

if TYPE_CHECKING:
    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.rules import Resolution
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.rules import RuleService

MUNICIPALITY = "Municipalité de Sainte-Élodie-des-Érables"
TITLE = "Politique d’utilisation des médias sociaux"
PASSPHRASE = "érable sirop cabane neige"
"""Of the sample's signing identities; it protects nothing but the sample."""

MAYOR, CLERK = (
    ("Huguette Rioux", "Mairesse"),
    ("Jean-François Morin", "Directeur général et greffier-trésorier"),
)
NEXT_CLAUSE = """## 9. Nouvelles plateformes

Un service qui veut ouvrir un compte sur une nouvelle plateforme le demande à la direction générale, qui en avise le conseil."""
"""What the next text adds to the one in force."""

STEPS = 11


def path() -> Path:
    """Return where the sample register of this schema lies in the profile."""
    return paths.profile_folder() / "demo" / str(SCHEMA_NUMBER) / "Sainte-Élodie-des-Érables.medias"


def is_ready() -> bool:
    """Return whether the sample was made already for this version's schema."""
    return is_there(path())


def build(clock: Clock, progress: Progress) -> Path:
    """Make the sample register and return its path; half a sample is never left. Raises a file error or Cancelled."""
    from medias_desktop.core.store.making import make_open_to_all
    from medias_desktop.core.store.register import Municipality
    from medias_desktop.core.store.register_file import fold_log

    target = path()
    making = target.parent / "making"
    draft = making / target.name
    shutil.rmtree(making, ignore_errors=True)
    with os_errors_explained(target):
        making.mkdir(parents=True)
    try:
        progress.report(0, STEPS)
        register = make_open_to_all(draft, Municipality(MUNICIPALITY), clock, CLERK[0])
        try:
            _fill(register, clock.today(), progress)
        finally:
            register.close()
        fold_log(draft, register.access.data_key)
        with os_errors_explained(target):
            for made in sorted(
                making.iterdir(), key=lambda file: file == draft
            ):  # its keys before the register
                replace_patiently(made, target.with_name(made.name))
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return target


def _fill(register: Register, today: dt.date, progress: Progress) -> None:
    from medias_desktop.people.list_import.mapping import guess_mapping
    from medias_desktop.people.list_import.reading import read_list
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.rules import Resolution
    from medias_desktop.policies.rules.registry import CheckRegistry
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.rules import RuleService

    people, policies = PeopleService(register), PolicyService(register)
    listed = read_list(paths.resource("demo", "personnel.csv"))
    people.apply_import(people.plan_import(listed, guess_mapping(listed, "fr")))
    progress.report(1, STEPS)
    identities = [
        policies.signatures.identities.create(name, role, PASSPHRASE) for name, role in (MAYOR, CLERK)
    ]
    progress.report(2, STEPS)
    first_meeting, second_meeting = today - dt.timedelta(days=800), today - dt.timedelta(days=33)
    first = Resolution(
        f"{first_meeting.year}-{first_meeting.month:02d}-118",
        first_meeting,
        first_meeting + dt.timedelta(days=14),
        "Normand Caron",
        "Line Desjardins",
        "Adoptée à l’unanimité",
    )
    second = Resolution(
        f"{second_meeting.year}-{second_meeting.month:02d}-214",
        second_meeting,
        second_meeting + dt.timedelta(days=12),
        "Sylvie Nadeau",
        "Benoît Dubé",
        "Adoptée à l’unanimité",
        change_reason="Photos d’enfants et comptes des services",
    )
    old, policy_id = _adopt(policies, "politique-v1.md", None, first, identities)
    progress.report(4, STEPS)
    rules = RuleService(register, CheckRegistry())
    new, _policy = _adopt(policies, "politique-v2.md", policy_id, second, identities, rules)
    progress.report(6, STEPS)
    _go_on(register, policies, policy_id, today)
    _acknowledge(register, old, new, today)
    progress.report(8, STEPS)
    from medias_desktop.demo.photos import add_photos

    add_photos(register, today)
    progress.report(9, STEPS)
    _sanction(register, people, policies, today)
    progress.report(10, STEPS)
    _plan(register, people, policies, today)
    progress.report(STEPS, STEPS)


def _sanction(register: Register, people: PeopleService, policies: PolicyService, today: dt.date) -> None:
    """Online users are moderated, and three cases of the personnel lie sealed."""
    from medias_desktop.core import i18n
    from medias_desktop.demo.cases import add_cases
    from medias_desktop.demo.moderation import add_moderation
    from medias_desktop.sanctions.service import SanctionService

    sanctions = SanctionService(register, people, policies)
    with i18n.speaking("fr"):  # clauses are found by how French cites them
        add_moderation(sanctions, today)
        add_cases(register, people, sanctions, today)


def _plan(register: Register, people: PeopleService, policies: PolicyService, today: dt.date) -> None:
    """A month of posts, requests, what the public wrote, the accounts and who may use them."""
    from medias_desktop.core import i18n
    from medias_desktop.demo.editorial import add_editorial
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.photo_consents.service import PhotoConsentService
    from medias_desktop.sanctions.service import SanctionService

    photos = PhotoConsentService(register, people, policies)
    sanctions = SanctionService(register, people, policies)
    with i18n.speaking("fr"):
        add_editorial(EditorialCalendarService(register, people, policies, photos, sanctions), today)


def _go_on(register: Register, policies: PolicyService, policy_id: int, today: dt.date) -> None:
    """The policy is revised every two years, something calls for it now, and the next text lies before the council."""
    from medias_desktop.policies.outline.file import read_policy
    from medias_desktop.policies.rules import PolicyIdentity
    from medias_desktop.policies.rules.revising import TriggerKind
    from medias_desktop.policies.service.life import LifeService

    life = LifeService(register)
    life.set_revision_interval(policy_id, 24)
    life.note_trigger(policy_id, TriggerKind.NEW_PLATFORM, "Compte Bluesky du service des loisirs")
    text = paths.resource("demo", "politique-v2.md").read_text("utf-8").replace("version 2", "version 3", 1)
    source = text.replace("## Annexe A", f"{NEXT_CLAUSE}\n\n## Annexe A", 1).encode()
    _text, outline = read_policy(source, "politique-v3.md")
    identity = PolicyIdentity(MUNICIPALITY, TITLE, "2024-07", "fr")
    version_id = policies.import_policy("politique-v3.md", source, outline, identity, policy_id)
    life.submit(version_id, 1, today + dt.timedelta(days=16))


def _adopt(
    policies: PolicyService,
    source: str,
    policy_id: int | None,
    resolution: Resolution,
    identities: list[int],
    rules: RuleService | None = None,
) -> tuple[int, int]:
    """Return the ids of the version and its policy; with ``rules`` its clauses are given theirs."""
    from medias_desktop.core.progress import Silent
    from medias_desktop.policies.outline.file import read_policy_file
    from medias_desktop.policies.rules import PolicyIdentity, Signatory

    file = paths.resource("demo", source)
    _text, outline = read_policy_file(file)
    identity = PolicyIdentity(MUNICIPALITY, TITLE, "2024-07", "fr")
    version_id = policies.import_policy(source, file.read_bytes(), outline, identity, policy_id)
    if rules is not None:
        _add_rules(rules, version_id, {one.number: one.uid for one in policies.version(version_id).sections})
    signatories = [
        Signatory(name, role, identity_id)
        for (name, role), identity_id in zip((MAYOR, CLERK), identities, strict=True)
    ]
    policies.adopt(version_id, resolution, signatories, dict.fromkeys(identities, PASSPHRASE), Silent())
    return version_id, policies.version(version_id).summary.policy_id


def _add_rules(service: RuleService, version_id: int, sections: dict[str, str]) -> None:
    """Add the sample's rules; ``sections`` are uids by number."""
    import tomllib

    from medias_desktop.policies.rules.checks import CHECKS
    from medias_desktop.policies.rules.rule_data import Force, RuleKind, Use
    from medias_desktop.policies.rules.rule_edits import RuleDraft

    for one in tomllib.loads(paths.resource("demo", "rules.toml").read_text("utf-8"))["rule"]:
        draft = RuleDraft(
            sections[one["section"]],
            RuleKind(one["kind"]),
            Force(one["force"]),
            one["text"],
            one["subject"],
            CHECKS[one["check"]].part,
            one["check"],
            one.get("params", {}),
            frozenset(map(Use, one["uses"])),
        )
        service.add(version_id, draft)


def _acknowledge(register: Register, old: int, new: int, today: dt.date) -> None:
    """Nearly everyone signed the old version; a campaign asks for the new one, and is three quarters done."""
    import dataclasses

    from medias_desktop.acknowledgements.rules import Method
    from medias_desktop.acknowledgements.service import AcknowledgementService
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.service import PolicyService

    service = AcknowledgementService(register, PeopleService(register), PolicyService(register))
    chance = random.Random(2026)
    everyone = [row.person_id for row in service.overview(new).rows]
    for person_id in everyone[: len(everyone) * 9 // 10]:
        day = today - dt.timedelta(days=chance.randint(700, 780))
        service.record(old, [person_id], day, Method.INDIVIDUAL_SHEET)
    proposed = dataclasses.replace(
        service.campaign_service.proposed(new),
        title="Prise de connaissance de la version 2",
        due_date=today + dt.timedelta(days=9),
    )
    campaign = service.campaign_service.open(new, proposed)
    methods = [Method.INDIVIDUAL_SHEET] * 3 + [Method.GROUP_SHEET] * 2 + [Method.ON_SCREEN]
    chance.shuffle(everyone)
    signed, handed_out = len(everyone) * 7 // 10, len(everyone) * 17 // 20
    for person_id in everyone[:signed]:
        day = today - dt.timedelta(days=chance.randint(1, 20))
        service.record(new, [person_id], day, chance.choice(methods), campaign_id=campaign)
    service.mark_handed_out(
        new, everyone[signed:handed_out], today - dt.timedelta(days=2), campaign_id=campaign
    )
    (refusing, away) = everyone[handed_out : handed_out + 2]
    day = today - dt.timedelta(days=1)
    service.refuse(
        new, [refusing], day, "Dit ne pas utiliser les médias sociaux", "Line Caron", campaign_id=campaign
    )
    service.exempt(new, [away], day, "Congé de maladie jusqu’au printemps", campaign_id=campaign)
