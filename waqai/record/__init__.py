"""The record: one DuckDB file of pages, readings and what they say, built on a locked copy, asked by SQL."""
