"""Certificates as pyHanko wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def as_asn1(pem: str) -> Any:
    """Return a certificate as asn1crypto and pyHanko know it."""
    from asn1crypto import pem as armour
    from asn1crypto import x509

    return x509.Certificate.load(armour.unarmor(pem.encode())[2])


def certificate_store(pems: Sequence[str]) -> Any:
    """Return the certificates that pyHanko embeds beside the signer's."""
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([as_asn1(pem) for pem in pems])
    return store
