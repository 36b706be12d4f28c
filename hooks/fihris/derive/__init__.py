"""Works out what nobody wrote down: takes records, returns records."""
