"""The house's rules that a machine can check: layers, catalogues, sizes."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "medias_desktop"


def test_layers():
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout[-3000:]


def test_catalogues_are_fresh_and_complete():
    sys.path.insert(0, str(ROOT / "packaging"))
    import catalogues

    assert catalogues.problems() == []


def test_nothing_is_translated_at_import():
    """A text translated when a module loads would stay in the language of the start."""
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in tree.body + [n for c in tree.body if isinstance(c, ast.ClassDef) for n in c.body]:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                continue
            for call in ast.walk(node):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Name)
                    and call.func.id in {"_", "ngettext"}
                    and not any(isinstance(outer, ast.Lambda) for outer in ast.walk(node))
                ):
                    wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert wrong == []


def test_files_and_classes_stay_small():
    """Hard limits: 400 lines a file, 60 a function, 40 methods a class."""
    long = []
    for path in PACKAGE.rglob("*.py"):
        if "versions" in path.parts:
            continue
        text = path.read_text("utf-8")
        if text.count("\n") > 400:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 60:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
            if isinstance(node, ast.ClassDef) and sum(isinstance(n, ast.FunctionDef) for n in node.body) > 40:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} class {node.name}")
    assert long == []


def test_top_level_is_as_designed():
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("git says what belongs to the project, and this is no checkout or git is not installed")
    tracked = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files"],  # also in a checkout that another user made
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    top = {line.split("/")[0] for line in tracked}
    assert top <= {
        ".ci",
        ".gitignore",
        "README.md",
        "medias_desktop",
        "packaging",
        "pyproject.toml",
        "resources",
        "tests",
        "translations",
    }
