"""Repeatable measurements. Each module prints a table; no test depends on a timing."""
