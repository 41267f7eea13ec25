"""How well readings agree with hand-made answer keys.

`keys` loads the keys, `matching` says when two items are the same, `pages` scores one page by the help of
`entities`, `items` and `events`, and `score` runs the whole way over many pages.  Figures are comparable only
between runs over the same pages and keys; a key says what its author saw, not what is true.
"""
