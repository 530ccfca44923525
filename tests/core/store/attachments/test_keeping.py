"""Files go into the register and come out of it in pieces, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import threading
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import FileUnreadable
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.attachments.errors import AttachmentTooLarge, FileChanging
from medias_desktop.core.store.attachments.pieces import CHUNK
from medias_desktop.core.store.attachments.random_access import StoredFile
from medias_desktop.core.store.errors import RegisterDamaged
from tests.registers import change_behind


def kept(register, content, name="plan.pdf"):
    with register.transaction("test") as tx:
        return attachments.keep_stream(tx, name, "application/pdf", io.BytesIO(content), Silent())


def chunk_count(register):
    return register.rows("SELECT count(*) FROM attachment_chunk")[0][0]


class Steps:
    """Hears what is reported; stops at a step when told to."""

    def __init__(self, stop_at=-1):
        self.heard = []
        self.stop_at = stop_at

    def report(self, done, total):
        self.heard.append((done, total))
        if len(self.heard) == self.stop_at:
            raise Cancelled


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_file_of_any_length_comes_back_byte_for_byte(register, size, tmp_path):
    content = os.urandom(size)
    digest = kept(register, content)
    assert digest == hashlib.sha256(content).hexdigest()
    assert attachments.fetch(register, digest) == content
    attachments.write_to(register, digest, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").read_bytes() == content
    stream = io.BytesIO()
    attachments.write_to(register, digest, stream)
    assert stream.getvalue() == content
    assert chunk_count(register) == -(-size // CHUNK)


class Trickle(io.BytesIO):
    """Gives less than it is asked for, as pipes and network drives do."""

    def read(self, size=-1):
        return super().read(min(size, 10_007))


def test_a_stream_that_gives_little_at_a_time_is_cut_into_whole_pieces(register):
    content = os.urandom(2 * CHUNK + 5)
    with register.transaction("test") as tx:
        stream = Trickle(b"entete" + content)
        stream.seek(6)
        digest = attachments.keep_stream(tx, "a", "text/plain", stream, Silent())
    sizes = [
        row[0] for row in register.rows("SELECT length(content) FROM attachment_chunk ORDER BY position")
    ]
    assert sizes == [CHUNK, CHUNK, 5]
    assert attachments.fetch(register, digest) == content


def test_the_same_content_is_kept_once_whatever_its_name(register):
    content = os.urandom(CHUNK + 1)
    first = kept(register, content, "un.pdf")
    again = kept(register, content, "deux.pdf")
    with register.transaction("test") as tx:
        by_bytes = attachments.keep(tx, "trois.pdf", "application/pdf", content)
    assert first == again == by_bytes
    assert [tuple(row) for row in register.rows("SELECT name FROM attachment")] == [("un.pdf",)]
    assert chunk_count(register) == 2


def test_two_windows_keep_the_same_file_at_the_same_time(register):
    content, gate, found = os.urandom(5 * CHUNK), threading.Barrier(4), []

    def work():
        gate.wait()
        found.append(kept(register, content))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [hashlib.sha256(content).hexdigest()] * 4
    assert chunk_count(register) == 5


def test_progress_counts_the_bytes_of_both_readings(register, tmp_path):
    content, steps = os.urandom(2 * CHUNK + 1), Steps()
    total = 2 * len(content)
    with register.transaction("test") as tx:
        digest = attachments.keep_stream(tx, "a", "a/b", io.BytesIO(content), steps)
    assert steps.heard[0] == (CHUNK, total)
    assert steps.heard[-1] == (total, total)
    assert [done for done, _ in steps.heard] == sorted(done for done, _ in steps.heard)
    out = Steps()
    attachments.write_to(register, digest, tmp_path / "a", out)
    assert out.heard == [
        (CHUNK, len(content)),
        (2 * CHUNK, len(content)),
        (len(content), len(content)),
    ]


@pytest.mark.parametrize("step", [1, 3, 4, 6])
def test_a_cancelled_keeping_leaves_nothing(register, step):
    content = os.urandom(3 * CHUNK)
    with pytest.raises(Cancelled), register.transaction("test") as tx:
        attachments.keep_stream(tx, "a", "a/b", io.BytesIO(content), Steps(step))
    assert register.rows("SELECT count(*) FROM attachment")[0][0] == 0
    assert chunk_count(register) == 0


def test_a_cancelled_writing_leaves_what_was_there(register, tmp_path):
    digest = kept(register, os.urandom(3 * CHUNK))
    target = tmp_path / "copie.pdf"
    target.write_bytes(b"avant")
    with pytest.raises(Cancelled):
        attachments.write_to(register, digest, target, Steps(2))
    assert target.read_bytes() == b"avant"
    assert not list(tmp_path.glob(".medias*"))


class Changing(io.BytesIO):
    """Another program writes to it between the two readings."""

    def seek(self, offset, whence=io.SEEK_SET):
        if self.tell() == CHUNK + 1 and offset == 0 and whence == io.SEEK_SET and self.read_once:
            self.getbuffer()[5] ^= 1
        self.read_once = self.tell() > 0
        return super().seek(offset, whence)

    read_once = False


def test_a_file_that_changes_while_it_is_read_is_refused(register):
    with pytest.raises(FileChanging, match=r"plan\.pdf"), register.transaction("test") as tx:
        attachments.keep_stream(tx, "plan.pdf", "a/b", Changing(os.urandom(CHUNK + 1)), Silent())
    assert chunk_count(register) == 0


class PulledOut(io.BytesIO):
    """A stick that goes away at the ``left``-th reading."""

    left = 0

    def read(self, size=-1):
        self.left -= 1
        if self.left < 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize("left", [0, 1, 3, 4])
def test_a_stick_that_is_pulled_out_is_told_by_the_file_name(register, left):
    stream = PulledOut(os.urandom(2 * CHUNK))
    stream.left = left
    with pytest.raises(FileUnreadable, match=r"plan\.pdf"), register.transaction("test") as tx:
        attachments.keep_stream(tx, "plan.pdf", "a/b", stream, Silent())
    assert chunk_count(register) == 0


DAMAGE = {
    "a bit": "UPDATE attachment_chunk SET content = zeroblob(length(content)) WHERE sha256 = '{0}' AND position = 1",
    "a piece less": "DELETE FROM attachment_chunk WHERE sha256 = '{0}' AND position = 2",
    "a piece more": "INSERT INTO attachment_chunk VALUES ('{0}', 9, x'00')",
    "pieces in another order": "UPDATE attachment_chunk SET position = 7 - position WHERE sha256 = '{0}'",
    "another size": "UPDATE attachment SET size = size + 1 WHERE sha256 = '{0}'",
    "no row": "DELETE FROM attachment WHERE sha256 = '{0}'",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_was_altered_never_gets_out(register, damage, tmp_path):
    digest = kept(register, os.urandom(2 * CHUNK + 9))
    other = kept(register, b"une autre")
    target = tmp_path / "copie.pdf"
    target.write_bytes(b"avant")
    change_behind(register, DAMAGE[damage].format(digest))
    with pytest.raises(RegisterDamaged):
        attachments.fetch(register, digest)
    with pytest.raises(RegisterDamaged):
        attachments.write_to(register, digest, target)
    with pytest.raises(RegisterDamaged):
        attachments.write_to(register, digest, tmp_path / "neuve.pdf")
    assert target.read_bytes() == b"avant"
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["copie.pdf"]
    assert not list(tmp_path.glob(".medias*"))
    assert attachments.fetch(register, other) == b"une autre"


def test_what_is_too_large_for_memory_is_written_to_a_file_instead(register, tmp_path):
    content = bytes(50 * 1024 * 1024 + 1)
    digest = kept(register, content, "numerisation.pdf")
    with pytest.raises(AttachmentTooLarge, match=r"numerisation\.pdf.*50"):
        attachments.fetch(register, digest)
    attachments.write_to(register, digest, tmp_path / "copie.pdf")
    assert (tmp_path / "copie.pdf").stat().st_size == len(content)
    within = kept(register, content[1:])
    assert len(attachments.fetch(register, within)) == 50 * 1024 * 1024


class Zeros(io.RawIOBase):
    """So many zeros, none of them in memory."""

    def __init__(self, size):
        self.size, self.place = size, 0

    def seekable(self):
        return True

    def readable(self):
        return True

    def tell(self):
        return self.place

    def seek(self, offset, whence=io.SEEK_SET):
        self.place = offset + (self.size if whence == io.SEEK_END else 0)
        return self.place

    def readinto(self, buffer):
        count = min(len(buffer), self.size - self.place)
        buffer[:count] = bytes(count)
        self.place += count
        return count


class Nowhere(io.RawIOBase):
    """Takes everything and keeps nothing."""

    def write(self, data):
        return len(data)


def test_a_large_file_never_lies_in_memory(register):
    size = 128 * CHUNK
    kept(register, b"first")  # what is imported and compiled the first time is no matter here
    tracemalloc.start()
    try:
        with register.transaction("test") as tx:
            digest = attachments.keep_stream(tx, "a", "a/b", Zeros(size), Silent())
        inward = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        attachments.write_to(register, digest, Nowhere())
        attachments.write_to(register, digest, Nowhere())
        outward = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert inward < size / 8
    assert outward < size / 8


def test_dropping_takes_pieces_and_picture_along(register):
    digest = kept(register, os.urandom(2 * CHUNK))
    other = kept(register, b"reste")
    change_behind(register, f"INSERT INTO attachment_thumbnail VALUES ('{digest}', x'00')")
    with register.transaction("test") as tx:
        attachments.drop(tx, digest)
    assert [row[0] for row in register.rows("SELECT DISTINCT sha256 FROM attachment_chunk")] == [other]
    assert register.rows("SELECT count(*) FROM attachment_thumbnail")[0][0] == 0
    with pytest.raises(RegisterDamaged):
        attachments.fetch(register, digest)


def test_the_trail_tells_of_the_file_but_not_its_content(register):
    digest = kept(register, b"contenu reconnaissable", "plan.pdf")
    bodies = register.rows(
        "SELECT body FROM audit_content JOIN audit_event USING (seq) WHERE entity = 'attachment'"
    )
    assert len(bodies) == 1
    assert digest in bodies[0][0]
    assert "plan.pdf" in bodies[0][0]
    assert register.rows("SELECT count(*) FROM audit_event WHERE entity = 'attachment_chunk'")[0][0] == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), size=st.sampled_from([0, 1, CHUNK, 2 * CHUNK + 17]))
def test_jumping_about_in_a_stored_file_reads_as_from_a_file(register, data, size):
    content = (hashlib.sha256(str(size).encode()).digest() * (size // 32 + 1))[:size]
    digest = kept(register, content)
    plain = io.BytesIO(content)
    with register.read() as connection:
        stored = StoredFile(connection, digest, size)
        for _ in range(data.draw(st.integers(1, 6))):
            whence = data.draw(st.sampled_from([io.SEEK_SET, io.SEEK_CUR, io.SEEK_END]))
            place = {io.SEEK_SET: 0, io.SEEK_CUR: plain.tell(), io.SEEK_END: size}[whence]
            offset = data.draw(st.integers(-place, size + 3 - place))
            assert stored.seek(offset, whence) == plain.seek(offset, whence)
            count = data.draw(st.integers(0, size + 3))
            assert stored.read(count) == plain.read(count)
            assert stored.tell() == plain.tell()
        with pytest.raises(ValueError, match="before"):
            stored.seek(-1)


def test_a_name_that_no_database_keeps_is_kept_as_far_as_it_goes(register):
    with register.transaction("keep_file") as tx:
        attachments.keep(tx, "a\udcff\x00" + "b" * 300, "text/plain", b"x")
    (row,) = register.rows("SELECT name FROM attachment")
    assert row["name"] == "a\ufffd" + "b" * 253
