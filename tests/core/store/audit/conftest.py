"""A database of each engine with the tables of the trail, and a small table that it follows."""

from __future__ import annotations

import os
import uuid

import pytest
import sqlalchemy as sa

from medias_desktop.core.store import schema
from medias_desktop.core.store.schema import UtcDateTime
from tests.core.store.audit.writing import Book, filled

followed = sa.MetaData()
note = sa.Table(
    "note",
    followed,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("day", sa.Date),
    sa.Column("done", sa.Boolean, nullable=False),
    sa.Column("at", UtcDateTime),
    sa.Column("content", sa.LargeBinary),
)
pair = sa.Table(
    "pair",
    followed,
    sa.Column("one", sa.Integer, primary_key=True),
    sa.Column("two", sa.String(10), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)

_URL = os.environ.get("MEDIAS_TEST_POSTGRES", "")
_TABLES = [
    schema.register_user,
    schema.audit_event,
    schema.audit_content,
    schema.audit_seal,
    schema.attachment,
    schema.attachment_chunk,
]


def _on_server(statement):
    engine = sa.create_engine(_URL, poolclass=sa.pool.NullPool)
    with engine.begin() as connection:
        connection.execute(statement)


def pytest_generate_tests(metafunc):
    if "book" in metafunc.fixturenames:
        only_file = metafunc.definition.get_closest_marker("file_only")
        engines = ["sqlite", *(["postgresql"] if _URL and not only_file else [])]
        metafunc.parametrize("book", engines, indirect=True)


@pytest.fixture
def book(request, tmp_path):
    """An empty trail, on SQLite and, where there is a server, on PostgreSQL."""
    if request.param == "sqlite":
        engine = sa.create_engine(f"sqlite:///{tmp_path / 'trail.sqlite'}", poolclass=sa.pool.NullPool)
    else:
        name = "audit_" + uuid.uuid4().hex
        _on_server(sa.schema.CreateSchema(name))
        engine = sa.create_engine(
            _URL, connect_args={"options": f"-csearch_path={name}"}, poolclass=sa.pool.NullPool
        )
    schema.metadata.create_all(engine, tables=_TABLES)
    followed.create_all(engine)
    yield Book(engine)
    engine.dispose()
    if request.param != "sqlite":
        _on_server(sa.schema.DropSchema(name, cascade=True))


@pytest.fixture
def town(book):
    """The small trail of writing.filled, with the rows that it tells of."""
    filled(book)
    book.sql("INSERT INTO note (id, text, day, done) VALUES (1, 'un', '2026-01-02', false)")
    book.sql("INSERT INTO note (id, text, done) VALUES (3, 'trois', false)")
    return book
