"""Official accounts, accesses, absences, tasks, accounts followed, elections and crisis mode."""
