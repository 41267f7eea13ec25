"""What many articles say, side by side: what is copied, what is the same, what contradicts, what became of it."""
