"""What people and machines are told of reviews: readers, reviewers, auditors, calendars and feeds."""
