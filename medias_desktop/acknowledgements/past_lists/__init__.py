"""Lists of past acknowledgements: their columns, whom and which text a line means, what would be recorded of it."""
