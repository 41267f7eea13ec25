-- From layout 1 to 2: standing facts got their standing, office, amount and source.  What was read before knew current
-- ones in the article's own voice only; pages read again bring the rest.
UPDATE relations SET standing = 'current', said_by = [];
