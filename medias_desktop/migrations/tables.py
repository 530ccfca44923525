"""Every table of the program, gathered for migrations and tests."""

from medias_desktop.acknowledgements import models as _acknowledgements  # noqa: F401
from medias_desktop.core.store.schema import metadata
from medias_desktop.editorial_calendar import models as _editorial_calendar  # noqa: F401
from medias_desktop.paper import models as _paper  # noqa: F401
from medias_desktop.people import models as _people  # noqa: F401
from medias_desktop.photo_consents import models as _photo_consents  # noqa: F401
from medias_desktop.policies import models as _policies  # noqa: F401
from medias_desktop.sanctions import models as _sanctions  # noqa: F401
from medias_desktop.signatures import models as _signatures  # noqa: F401

__all__ = ["metadata"]
