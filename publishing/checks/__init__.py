"""What must hold before anything is built: one rule a file, each in the room of what it looks at.

Takes the content and gives every problem with its place. Changes nothing and builds nothing.
"""
