-- The articles that hold one of some terms, that of NUMBER_: how often as a whole word and in all, and at which word first.
SELECT NUMBER_ AS term, page, part, whole, times, first FROM word_index WHERE term = $termNUMBER_
