"""The weekly job on GitHub: from the records of reviews to the issues that ask for them.

Takes what `make reviews FORMAT=json` prints. Knows neither pages nor ledger, and writes only issues of its own.
"""
