"""That everything fits: large letters, narrow windows, fingers, wide tables."""
