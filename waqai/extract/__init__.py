"""From one article to its reading: times, quantities, mentions, quotations, events, relations; a file each."""
