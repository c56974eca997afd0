"""What is done to built pages: amended and minified, the policy of each, files beside them, the audit, the exchange.

Takes a built site, whichever engine built it.
"""
