"""How much time and memory one input may take, so that no page, drawing or template can stop a whole build.

Knows nothing of what runs inside its limits.
"""
