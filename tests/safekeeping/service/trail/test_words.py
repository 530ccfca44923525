"""Every action, table, column and change that the program writes into the trail has words, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

from medias_desktop.app import trail_words
from medias_desktop.core import i18n
from medias_desktop.migrations.tables import metadata
from medias_desktop.safekeeping.service.trail.wording import TECHNICAL

PACKAGE = Path(i18n.__file__).parents[1]
_PLACE = {"transaction": 0, "_both": 0, "Transaction": 1, "append": 3}
"""Where each of these functions is given the action's name."""


def _texts(node):
    if isinstance(node, ast.IfExp):
        return _texts(node.body) | _texts(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def _meant(tree, node):
    """Return the names that an argument can stand for: itself, or what is assigned to it in the same file."""
    if not isinstance(node, ast.Name):
        return _texts(node)
    found = set()
    for one in ast.walk(tree):
        if isinstance(one, ast.Assign):
            target, value = one.targets[0], one.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            for name, given in pairs:
                if isinstance(name, ast.Name) and name.id == node.id:
                    found |= _texts(given)
    return found


def _called(node):
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _arguments(place):
    """Give for each call of these functions in the program the file, its tree, and the argument at their place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            name = _called(node) if isinstance(node, ast.Call) else ""
            if name not in place or len(node.args) <= place[name]:
                continue
            if name != "append" or ast.unparse(node.func) == "trail.append":
                yield path, tree, node.args[place[name]]


def test_every_action_has_words():
    words = trail_words()
    written = {}
    for path, tree, argument in _arguments(_PLACE):
        for name in _meant(tree, argument):
            written.setdefault(name, path.name)
    assert {"add_person", "adopt", "create_identity", "begin_trail", "move_register", "add_user"} <= set(
        written
    )
    assert {name: file for name, file in written.items() if name not in words.actions} == {}


def test_every_change_has_words():
    written = {"insert", "update", "delete", "erase"}
    for _path, tree, argument in _arguments({"note": 0, "_note": 0}):
        written |= _meant(tree, argument)
    assert {"read", "passphrase", "confirm", "destroy"} <= written
    assert written <= set(trail_words().changes)


def test_every_table_and_column_has_words():
    words = trail_words()
    missing = {}
    for table in metadata.sorted_tables:
        if table.info.get("audited", True):
            of = words.tables.get(table.name)
            assert of is not None, table.name
            known = {*of.columns, *of.hidden, *TECHNICAL}
            missing[table.name] = [column.name for column in table.columns if column.name not in known]
            assert {*of.codes, *of.refers} <= set(of.columns)
            assert set(of.refers.values()) <= set(words.tables)
            assert {name for _t, name, _f, _c in Formatter().parse(of.title) if name} <= set(of.columns)
    assert {name: columns for name, columns in missing.items() if columns} == {}


def _messages(words):
    yield from words.actions.values()
    yield from words.changes.values()
    for table in words.tables.values():
        yield table.one
        yield from table.columns.values()
        for codes in table.codes.values():
            yield from codes.values()


def test_all_of_it_is_french_too():
    french = i18n.catalogue("fr")._catalog
    assert [text for text in _messages(trail_words()) if not french.get(text)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_actions_are_called_the_same(language):
    texts = [i18n.catalogue(language).gettext(text) for text in trail_words().actions.values()]
    assert len(texts) == len(set(texts))
