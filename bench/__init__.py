"""Measures what the work of this program costs, side by side with others that could do it."""
