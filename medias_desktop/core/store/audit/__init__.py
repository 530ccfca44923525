"""The audit trail: who changed what and when, chained so that nothing can be altered unseen."""
