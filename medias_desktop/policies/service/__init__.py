"""The policies' service: the library of texts, their adoption, the signing identities."""

from medias_desktop.policies.service.policies import PolicyService

__all__ = ["PolicyService"]
