"""Characters, words, clitics, sentences: what lies under every other room."""
