"""The commands behind `make`: each reads its arguments, calls one named function and prints."""
