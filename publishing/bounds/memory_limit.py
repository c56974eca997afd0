"""A limit of memory for a whole process."""

ENOUGH = 2_500_000_000
"""Bytes. A build of a thousand guides takes a fifth of it."""


def limit_memory(most: int = ENOUGH) -> None:
    """Have the system refuse this process more memory than that: MemoryError instead of a computer that stands still.

    Where the system knows no such limit, nothing happens.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ModuleNotFoundError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [value for value in (soft, hard) if value != resource.RLIM_INFINITY]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min([most, *known]), hard))
    except (ValueError, OSError):
        return  # macOS refuses it for a process that holds more already
