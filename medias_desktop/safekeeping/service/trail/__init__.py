"""The audit trail in the user's words: what was done, by whom, to which records, from what to what."""

from medias_desktop.safekeeping.service.trail.lines import (
    ActionDetail,
    ActionLine,
    Exported,
    FieldChange,
    RecordChange,
    RecordHistory,
    SealMark,
    TrailFilter,
)
from medias_desktop.safekeeping.service.trail.service import PAGE, TrailService

__all__ = [
    "PAGE",
    "ActionDetail",
    "ActionLine",
    "Exported",
    "FieldChange",
    "RecordChange",
    "RecordHistory",
    "SealMark",
    "TrailFilter",
    "TrailService",
]
