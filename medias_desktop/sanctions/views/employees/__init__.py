"""Employees, volunteers: their disciplinary cases behind the lock."""
