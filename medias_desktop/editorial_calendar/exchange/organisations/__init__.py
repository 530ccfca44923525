"""A list of organizations from a file: what its columns hold, and what each line would do in the register."""
