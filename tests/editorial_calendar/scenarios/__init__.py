"""Posts, requests, interactions and accounts, per town and rule: what passes, what fails, what stands at the boundary."""
