"""What a program that signs may add to a prepared document: filled fields, and the certification of the first signature.

pyHanko's own analysis judges what comes after a signature; nothing certifies then. Before the first one, Acrobat and
this program add /Perms to the catalog, which says no more than which signature certifies.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def may_be_certified(signature: Any, root: Any) -> bool:
    """Tell whether /Perms of the catalog, if it is there, names nothing but ``signature`` as what certifies."""
    if "/Perms" not in root:
        return True
    permissions = root["/Perms"]
    if set(permissions) != {"/DocMDP"} or signature is None:
        return False
    return bool(permissions["/DocMDP"] == signature.sig_object)


@cache
def signing_policy() -> Any:
    """Return pyHanko's default policy with /Perms allowed to appear."""
    from pyhanko.pdf_utils.reader import RawPdfPath
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.diff_analysis.commons import compare_key_refs, qualify_transforming
    from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
    from pyhanko.sign.diff_analysis.policies import DEFAULT_DIFF_POLICY, StandardDiffPolicy
    from pyhanko.sign.diff_analysis.policy_api import SuspiciousModification
    from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule
    from pyhanko.sign.diff_analysis.rules_api import Context, ReferenceUpdate

    class Certifying(CatalogModificationRule):
        def apply_qualified(self, old: Any, new: Any) -> Iterable[Any]:
            if "/Perms" in old.root and old.root["/Perms"] != new.root.get("/Perms"):
                raise SuspiciousModification("/Perms changed")
            yield from super().apply_qualified(old, new)
            yield from qualify_transforming(
                ModificationLevel.FORM_FILLING,
                compare_key_refs("/Perms", old, old.root, new.root),
                transform=lambda reference: ReferenceUpdate(
                    reference, context_checked=Context.from_absolute(old, RawPdfPath("/Root", "/Perms"))
                ),
            )

    default: Any = DEFAULT_DIFF_POLICY
    rules = [
        Certifying(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"})  # type: ignore[no-untyped-call]
        if _is_catalog_rule(rule)
        else rule
        for rule in default.global_rules
    ]
    return StandardDiffPolicy(global_rules=rules, form_rule=default.form_rule)


def _is_catalog_rule(rule: Any) -> bool:
    from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule

    return isinstance(rule, CatalogModificationRule)
