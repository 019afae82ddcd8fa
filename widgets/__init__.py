"""A parts bin for any dashboard: widgets that show what they are told and know nothing of who tells them."""
