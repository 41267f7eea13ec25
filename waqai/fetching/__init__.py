"""Pages from the web: feeds and sitemaps watched politely, pages fetched within limits, raw text kept.

The only room that speaks to the network.  Nothing is read here: what was fetched lies in an archive of JSON Lines that
`waqai build` reads, so that a reading can be made again.
"""
