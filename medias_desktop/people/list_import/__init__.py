"""Reading a list of persons from a file and comparing it with the register."""
