"""Online users: incidents and what was done, comments to be looked at, appeals, who is shut out."""
