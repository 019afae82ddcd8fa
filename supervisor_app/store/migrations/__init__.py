"""How an older database becomes one of today: one file a step, never changed once released."""
