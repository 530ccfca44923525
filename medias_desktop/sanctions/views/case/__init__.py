"""Recording what is done on a disciplinary case: one form for each act."""
