"""Tests of the view of online users, on its real widgets."""
