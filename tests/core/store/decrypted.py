"""The bytes of a register's file and of its write-ahead log, decrypted page by page without SQLite.

SQLCipher 4 (zetetic.net/sqlcipher/design): pages of 4096 bytes, AES-256-CBC, of which the last 80 are the page's own
initialisation vector (16) and its authentication code (64); the first 16 bytes of the first page are the salt. The log
has a header of 32 bytes and 24 before each page (sqlite.org/fileformat2.html#walformat).
"""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def decrypted(path, key):
    """Return every page, free ones included, and every page in the log."""
    return file_pages(path, key) + b"\n" + log_pages(path, key)


def file_pages(path, key):
    content = path.read_bytes()
    assert len(content) % PAGE == 0
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    plain = b"".join(_page(page, number, key) for number, page in enumerate(pages, start=1))
    assert b"CREATE TABLE person" in plain  # the key was the right one
    return plain


def log_pages(path, key):
    log = path.with_name(path.name + "-wal")
    content = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    frames = [
        content[start : start + FRAME_HEADER + PAGE] for start in range(0, len(content), FRAME_HEADER + PAGE)
    ]
    return b"".join(_page(frame[FRAME_HEADER:], int.from_bytes(frame[:4], "big"), key) for frame in frames)


def _page(page, number, key):
    start = SALT if number == 1 else 0
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    cipher = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return cipher.update(page[start : PAGE - RESERVED]) + cipher.finalize()
