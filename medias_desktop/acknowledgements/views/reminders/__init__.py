"""Reminding those whose signature is awaited."""
