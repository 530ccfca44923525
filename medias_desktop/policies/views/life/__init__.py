"""The life of a policy on the screen: its line of time, and the steps that are taken from there."""
