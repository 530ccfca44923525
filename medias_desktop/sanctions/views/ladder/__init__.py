"""The disciplinary ladder: its steps and what holds for all of them."""
