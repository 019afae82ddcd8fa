"""Fonts, icons and texts that ship with the program."""
