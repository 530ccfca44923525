"""Backups of the register: made and read back, kept in rotation, copied elsewhere, restored, rehearsed.

One backup is one folder ``2026-11-21T143000.123456Z`` with ``register.medias``, ``register.keys`` and
``manifest.json``; its name ends in ``.part`` until everything in it was read back.
"""
