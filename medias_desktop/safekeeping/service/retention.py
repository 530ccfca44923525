"""How long records are kept, and their destruction: proposed by the program, decided by the town, never automatic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Silent
from medias_desktop.core.retention import (
    BASIS_LENGTH,
    LEAST_MONTHS,
    MOST_MONTHS,
    Destruction,
    DueRecord,
    KindState,
    RetentionRule,
    cutoff,
)
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.texts import as_instant
from medias_desktop.safekeeping.errors import RuleInvalid

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.retained import RetainedKind
    from medias_desktop.safekeeping.service.destroying import Destroyed

_RULES = "SELECT kind, months, basis, version FROM retention_rule"
_DESTRUCTIONS = """
SELECT id, uid, kind, basis, record_count, destroyed_at, certificate_sha256 FROM destruction ORDER BY id DESC
"""


class RetentionService:
    """The retention of one register over the kinds of records that the slices offer."""

    def __init__(self, register: Register, kinds: Sequence[RetainedKind]) -> None:
        self._register = register
        self._kinds = {one.kind.code: one for one in kinds}

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    @property
    def may_administer(self) -> bool:
        """Whether who acts may set rules and destroy."""
        return self._register.actor.may(Permission.ADMINISTER)

    def kinds(self) -> tuple[KindState, ...]:
        """Return every kind with its rule and how many records are due; read without SQLAlchemy."""
        rules = self._rules()
        return tuple(self._state(one, rules) for one in self._kinds.values())

    def waiting(self) -> int:
        """Return how many records have reached their delay by a confirmed rule."""
        return sum(state.due for state in self.kinds())

    def set_rule(self, code: str, months: int, basis: str) -> None:
        """Make a delay the town's own, with the rule that asks for it. Raises RuleInvalid or NotEntitled."""
        from medias_desktop.core.store.schema import retention_rule

        basis = " ".join(basis.split())
        if not LEAST_MONTHS <= months <= MOST_MONTHS or not basis or len(basis) > BASIS_LENGTH:
            raise RuleInvalid(least=LEAST_MONTHS, most=MOST_MONTHS)
        kind = self._kinds[code].kind
        with self._register.transaction("set_retention_rule", Permission.ADMINISTER) as tx:
            statement = retention_rule.select().where(retention_rule.c.kind == kind.code)
            row = tx.execute(statement).first()
            if row is None:
                tx.insert(retention_rule, kind=kind.code, months=months, basis=basis)
            elif (row.months, row.basis) != (months, basis):
                tx.update(retention_rule, row.id, months=months, basis=basis)

    def due(self, code: str) -> tuple[DueRecord, ...]:
        """Return the records of a kind whose delay is over by its confirmed rule, the oldest first."""
        rule = self._state(self._kinds[code], self._rules()).rule
        if not rule.confirmed:
            return ()
        with self._register.read() as connection:
            return self._kinds[code].records(connection, limit=cutoff(self.today, rule.months))

    def records(self, code: str) -> tuple[DueRecord, ...]:
        """Return every record of a kind, for a destruction on request."""
        with self._register.read() as connection:
            return self._kinds[code].records(connection)

    def destroy(self, code: str, shown: Sequence[DueRecord], progress: Progress | None = None) -> Destroyed:
        """Destroy records whose delay is over, all or none, and return the certificate.

        Raises NotEntitled, NothingToDestroy, RuleUnconfirmed, RecordsChanged or Cancelled.
        """
        from medias_desktop.safekeeping.service.destroying import destroy_due

        return destroy_due(self._register, self._kinds[code], shown, progress or Silent())

    def destroy_on_request(
        self, code: str, shown: Sequence[DueRecord], reason: str, progress: Progress | None = None
    ) -> Destroyed:
        """Destroy records whatever their delay, because of a request or a decision, and return the certificate.

        Raises NotEntitled, NothingToDestroy, ReasonMissing, ReasonNamesPerson, RecordsChanged or Cancelled.
        """
        from medias_desktop.safekeeping.service.destroying import destroy_on_request

        return destroy_on_request(self._register, self._kinds[code], shown, reason, progress or Silent())

    def destructions(self) -> tuple[Destruction, ...]:
        """Return what was destroyed, the latest first."""
        return tuple(
            Destruction(
                row["id"],
                row["uid"],
                row["kind"],
                row["basis"],
                row["record_count"],
                as_instant(row["destroyed_at"]),
                row["certificate_sha256"],
            )
            for row in self._register.rows(_DESTRUCTIONS)
        )

    def certificate(self, destruction: Destruction) -> bytes:
        """Return the certificate of a destruction. Raises RegisterDamaged."""
        from medias_desktop.core.store import attachments

        return attachments.fetch(self._register, destruction.certificate_sha256)

    def _rules(self) -> dict[str, RetentionRule]:
        return {
            row["kind"]: RetentionRule(row["months"], row["basis"], True, row["version"])
            for row in self._register.rows(_RULES)
        }

    def _state(self, one: RetainedKind, rules: dict[str, RetentionRule]) -> KindState:
        rule = rules.get(one.kind.code)
        if rule is None:
            return KindState(one.kind, RetentionRule(one.kind.default_months, "", False), 0)
        return KindState(one.kind, rule, one.count(self._register, cutoff(self.today, rule.months)))
