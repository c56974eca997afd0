"""What `make` runs: each module is one command with a thin main()."""
