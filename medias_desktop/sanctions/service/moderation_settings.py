"""What the policies leave open about moderation: read plainly, changed in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission
from medias_desktop.sanctions.errors.moderation import DurationImpossible, RepeatsImpossible
from medias_desktop.sanctions.rules.incidents import ModerationSettings

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

LEAST_REPEATS, MOST_REPEATS = 2, 20
MOST_MONTHS, MOST_BLOCK_DAYS, MOST_APPEAL_DAYS = 120, 3650, 365


class ModerationSettingsService:
    """The settings of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def settings(self) -> ModerationSettings:
        """Return what was decided, or what holds as long as nothing is."""
        for row in self._register.rows("SELECT * FROM moderation_setting WHERE id = 1"):
            return ModerationSettings(
                repeats_before_block=row["repeats_before_block"],
                count_everywhere=bool(row["count_everywhere"]),
                forgotten_months=row["forgotten_months"],
                block_days=row["block_days"],
                appeal_days=row["appeal_days"],
                review_months=row["review_months"],
                version=row["version"],
            )
        return ModerationSettings()

    def save(self, settings: ModerationSettings) -> None:
        """Keep new settings; ``version`` is that of those they were made from.

        Raises RepeatsImpossible, DurationImpossible, NotEntitled, or ChangedElsewhere when somebody changed them meanwhile.
        """
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.sanctions.models import moderation_setting as table

        check(settings)
        values = {
            "repeats_before_block": settings.repeats_before_block,
            "count_everywhere": settings.count_everywhere,
            "forgotten_months": settings.forgotten_months,
            "block_days": settings.block_days,
            "appeal_days": settings.appeal_days,
            "review_months": settings.review_months,
        }
        with self._register.transaction("change_moderation_settings", Permission.ADMINISTER) as tx:
            if settings.version:
                tx.update(table, 1, version=settings.version, **values)
            elif tx.execute(table.select()).first() is not None:
                raise ChangedElsewhere
            else:
                tx.insert(table, id=1, **values)


def check(settings: ModerationSettings) -> None:
    """Raise the sentence of what cannot be."""
    from medias_desktop.core.i18n import translate
    from medias_desktop.sanctions.labels.moderation_settings import SETTING_NAMES

    if not LEAST_REPEATS <= settings.repeats_before_block <= MOST_REPEATS:
        raise RepeatsImpossible
    for field, most in (
        ("forgotten_months", MOST_MONTHS),
        ("block_days", MOST_BLOCK_DAYS),
        ("appeal_days", MOST_APPEAL_DAYS),
        ("review_months", MOST_MONTHS),
    ):
        value = getattr(settings, field)
        if value is not None and not 1 <= value <= most:
            raise DurationImpossible(name=translate(SETTING_NAMES[field]), least=1, most=most)
