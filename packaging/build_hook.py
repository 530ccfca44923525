"""Compile the message catalogues before the wheel (or the editable install) is made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Write the .mo files and let them into the build although git ignores them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, then name the results as artifacts."""
        sys.path.insert(0, str(Path(self.root) / "packaging"))
        import catalogues

        catalogues.compile_all()
        build_data["artifacts"].append("translations/**/*.mo")
