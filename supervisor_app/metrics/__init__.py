"""Arithmetic: pure functions; no clock, no SQL, no Qt. `now` is an argument."""
