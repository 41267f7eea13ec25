"""The record as a page: served on this machine, or written into one file."""
