"""From files, folders, tables and feeds to pages, and from a page to its articles."""
