"""The record of a 30-page policy, typeset and signed, beside the engines' own calls for the same content.

The engines' side: one `typst.Compiler.compile` of the same template and data, and pyHanko opening a document with the
same fields and signing one of them with a loaded key and no stamp. Ours adds the preparation of the text, the signature
fields, opening the identity and drawing the stamp. Both are timed in turn in one process after a warm-up; every round
has its own data, so that no cache answers; the best round of each counts.
Run: python -m tests.benchmarks adoption
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import typst
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from medias_desktop.core import paths
from medias_desktop.core.pdf import record, style, typesetting
from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.identity import create_identity, open_pkcs12
from medias_desktop.core.pdf.signing import Appearance, sign
from tests.core.pdf.samples import adoption

LIMIT = 1.5
ROUNDS = 9
NOW = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
PASSPHRASE = "benchmark"


def template_data(document: record.AdoptionDocument) -> str:
    """What the template of `document` is given, prepared before the clock starts."""
    kept: list[str] = []

    def keep(template: str, data: object, made_at: dt.datetime) -> bytes:
        kept.append(json.dumps(data, ensure_ascii=False))
        raise _Prepared

    real, record.typeset = record.typeset, keep
    try:
        record.typeset_adoption(document)
    except _Prepared:
        return kept[0]
    finally:
        record.typeset = real
    raise AssertionError("nothing was typeset")


class _Prepared(Exception):
    pass


def engine_compile(data: str, fonts: typst.Fonts) -> bytes:
    folder = paths.resource("templates")
    compiler = typst.Compiler(str(folder / "adoption.typ"), root=str(folder), font_paths=fonts)
    return bytes(
        compiler.compile(format="pdf", sys_inputs={"data": data}, pdf_standards=typesetting.STANDARDS)
    )


def engine_signer(pkcs12: bytes) -> signers.SimpleSigner:
    key, certificate, others = open_pkcs12(pkcs12, PASSPHRASE)
    store = SimpleCertificateStore()
    store.register_multiple([x509.Certificate.load(other.public_bytes(Encoding.DER)) for other in others])
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        cert_registry=store,
    )


def engine_sign(pdf: bytes, signer: signers.SimpleSigner) -> bytes:
    metadata = signers.PdfSignatureMetadata(
        field_name="signature_1",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signers.PdfSigner(metadata, signer=signer).sign_pdf(writer, output=out, existing_fields_only=True)
    return out.getvalue()


def ours(document: record.AdoptionDocument, pkcs12: bytes) -> tuple[bytes, int]:
    made = record.typeset_adoption(document)
    signed = sign(
        made.pdf,
        made.fields[0],
        FileCredential(pkcs12, PASSPHRASE),
        Appearance("Hélène Cœur-Bélanger", "Mairesse", ("Résolution 2026-11-214",)),
        reason="J’approuve cette politique",
        location="Rivière-aux-Ormes",
        now=NOW,
        certify=True,
        last=False,
        language="fr",
    ).pdf
    return signed, made.pages


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    gc.collect()
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def main() -> int:
    """Print the ratio and whether it is within the limit."""
    identity = create_identity("Hélène Cœur-Bélanger", "Mairesse", "Rivière-aux-Ormes", PASSPHRASE, NOW)
    signer = engine_signer(identity.pkcs12)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(style.fonts_folder())]
    )
    engine, whole, pages = [], [], 0
    for i in range(ROUNDS + 1):
        mine, theirs = (adoption("fr", 27, document_id=f"RAO-{i}-{side}") for side in "ab")
        data, fields = (
            template_data(theirs),
            record.typeset_adoption(adoption("fr", 27, document_id=f"RAO-{i}-c")).pdf,
        )
        compiled, _ = timed(lambda data=data: engine_compile(data, fonts))
        signed, _ = timed(lambda fields=fields: engine_sign(fields, signer))
        done, (_, pages) = timed(lambda mine=mine: ours(mine, identity.pkcs12))
        if i:  # the first round warms up
            engine.append((compiled + signed, compiled, signed))
            whole.append(done)
    both, compiled, signed = min(engine)
    ratio = min(whole) / both
    print(
        f"adoption: ratio {ratio:.2f} (limit {LIMIT}); {pages} pages in {min(whole):.3f} s, "
        f"Typst {compiled:.3f} s + pyHanko {signed:.3f} s"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
