"""The built pages against an allow-list: a hole in the checks before the build must not be a hole in the site."""
