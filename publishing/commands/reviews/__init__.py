"""The commands of reviewers: sign-offs, their state, their difference, what a change voids."""
