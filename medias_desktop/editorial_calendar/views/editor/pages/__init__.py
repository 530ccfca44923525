"""The pages of the post editor; each is made when it is first looked at."""
