"""Work of which no part needs another, done by as many processes as there are cores."""
