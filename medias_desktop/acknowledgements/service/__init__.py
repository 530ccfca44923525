"""Recording who acknowledged which version."""

from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService

__all__ = ["AcknowledgementService"]
