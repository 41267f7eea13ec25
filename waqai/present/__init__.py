"""What people and programs see: the command line (`cli`).

Standard output is data, standard error is talk.  Heavy parts (database, HTML, tables) are imported where a command
uses them, so that `waqai --help` starts fast.
"""
