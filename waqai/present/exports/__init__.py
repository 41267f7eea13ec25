"""The ways out: a record's articles and events in the forms that other tools read.

`formats` names them; each other module writes one family.  A writer takes articles whole (`record.whole.Whole`), in the
order of their ids, and gives the same bytes for the same record.  Nothing is read again here.
"""
