"""Rules between records: days that can have come, people who stand in for each other, lists that agree."""
