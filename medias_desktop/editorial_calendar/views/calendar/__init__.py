"""The calendar’s page: months, weeks and a list over the same posts."""
