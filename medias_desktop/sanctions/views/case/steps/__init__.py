"""Opening a case and correcting it: whom it is about, what happened, which clauses it breaches."""
