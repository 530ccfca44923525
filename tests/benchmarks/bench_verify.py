"""Verifying a signed adoption of 33 pages against pyHanko's own validation of the same two signatures.

    python -m tests.benchmarks verify

The goal: at most 1.2 times pyHanko's time. The check of PDF/A and PDF/UA, which pyHanko does not do, is measured apart.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.pdf.verifying.conformance import conformance
from medias_desktop.core.pdf.verifying.reading import open_file
from tests.core.pdf.conftest import NOW, PASSPHRASE, TOWN, signed_by, trusting
from tests.core.pdf.samples import adoption

_RUNS = 5


def main() -> bool:
    """Print the times; return whether the aim was missed."""
    mayor = create_identity("Hélène Cœur-Bélanger", "Mairesse", TOWN, PASSPHRASE, NOW)
    clerk = create_identity("Jean-François L’Écuyer", "Greffier", TOWN, PASSPHRASE, NOW)
    document = typeset_adoption(adoption(chapters=29))
    pdf = signed_by(document.pdf, "signature_1", mayor, certify=True)
    pdf = signed_by(pdf, "signature_2", clerk, last=True)
    pems = (*mayor.chain_pems, *clerk.chain_pems)
    trust = trusting(*pems)
    assert verify(pdf, trust, now=NOW).accepted
    jobs: list[Callable[[], object]] = [
        lambda: validated_by_pyhanko(pdf, pems),
        lambda: verify(pdf, trust, now=NOW, check_conformance=False),
        lambda: conformance(open_file(pdf)),
        lambda: verify(pdf[:-200] + b"0" + pdf[-199:], trust, now=NOW, check_conformance=False),
    ]
    theirs, ours, checking, tampered = times(jobs)
    print(f"{document.pages} pages, {len(pdf) // 1000} kB, 2 signatures; median CPU time of {_RUNS} runs")
    print(f"pyHanko's validation          {theirs * 1000:7.0f} ms")
    print(f"verify                        {ours * 1000:7.0f} ms   {ours / theirs:.2f} ×   (goal: ≤ 1.2 ×)")
    print(f"verify, tampered with         {tampered * 1000:7.0f} ms")
    print(f"check of PDF/A and PDF/UA     {checking * 1000:7.0f} ms")
    return ours > 1.2 * theirs


def times(jobs: list[Callable[[], object]]) -> list[float]:
    """Return the median CPU time of each job, the jobs taking turns so that a busy machine is the same for all."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(_RUNS):
        for job, seconds in zip(jobs, taken, strict=True):
            start = time.process_time()
            job()
            seconds.append(time.process_time() - start)
    return [statistics.median(seconds) for seconds in taken]


def validated_by_pyhanko(pdf: bytes, pems: tuple[str, ...]) -> list[bool]:
    """What pyHanko's documentation tells one to do."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    usage = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
    )
    roots = [one for pem in pems for one in load_certs_from_pemder_data(pem.encode())]
    reader = PdfFileReader(io.BytesIO(pdf))
    return [
        validate_pdf_signature(
            one,
            ValidationContext(trust_roots=roots, allow_fetching=False, moment=NOW),
            key_usage_settings=usage,
        ).bottom_line
        for one in reader.embedded_regular_signatures
    ]


if __name__ == "__main__":
    main()
