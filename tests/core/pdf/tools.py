"""Independent judges of a PDF: a validator of PDF/A and PDF/UA, poppler, qpdf, and our own look at the bytes."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess

import page
import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import load_der_x509_certificate

needs_poppler = pytest.mark.skipif(
    not shutil.which("pdfsig"), reason="poppler's tools are not installed here"
)
needs_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed here")


def defects(pdf: bytes, profile: str) -> list[str]:
    """What page-validation says against a file: profile '2a' or 'ua1'."""
    return [found.rule_id for found in page.validate_pdf_bytes(pdf, profile=profile).failures]


def run(tmp_path, pdf: bytes, *command: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "judged.pdf"
    file.write_bytes(pdf)
    return subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)


def text_of(tmp_path, pdf: bytes, *options: str) -> str:
    file = tmp_path / "read.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", *options, str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def revisions(pdf: bytes) -> list[int]:
    """Where each signature's revision ends, in the order of the file."""
    return [second + length for _, _, second, length in byte_ranges(pdf)]


def byte_ranges(pdf: bytes) -> list[tuple[int, int, int, int]]:
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", pdf)
    return sorted((tuple(map(int, one)) for one in found), key=lambda one: one[2])  # type: ignore[arg-type,return-value]


def check_signatures(pdf: bytes) -> list[str]:
    """Check every signature without pyHanko: digest, signed attributes, key. Return the signers' names."""
    names = []
    for start, length, second, rest in byte_ranges(pdf):
        signed = pdf[start : start + length] + pdf[second : second + rest]
        container = bytes.fromhex(pdf[length + 1 : second - 1].decode())
        signature = cms.ContentInfo.load(container)["content"]
        signer = signature["signer_infos"][0]
        attributes = {one["type"].native: one["values"][0].native for one in signer["signed_attrs"]}
        assert attributes["message_digest"] == hashlib.sha256(signed).digest()
        certificates = [load_der_x509_certificate(one.chosen.dump()) for one in signature["certificates"]]
        named = signer["sid"].chosen
        (certificate,) = [
            one
            for one in certificates
            if one.serial_number == named["serial_number"].native
            and one.issuer.public_bytes() == named["issuer"].dump()
        ]
        data, value = signer["signed_attrs"].untag().dump(), signer["signature"].native
        key = certificate.public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(value, data, padding.PKCS1v15(), hashes.SHA256())
        else:
            assert isinstance(key, ec.EllipticCurvePublicKey)
            key.verify(value, data, ec.ECDSA(hashes.SHA256()))
        names.append(certificate.subject.rfc4514_string().split(",")[0].removeprefix("CN="))
    return names
