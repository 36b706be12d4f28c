"""The formats in which the open data is given. Each module makes of all tables the files of one, for readers that others wrote."""
