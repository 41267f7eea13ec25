"""What is known before reading: lexicons, names, frames; data files under `data/` and one loader."""
