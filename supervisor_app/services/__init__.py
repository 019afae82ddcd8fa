"""Verbs over time: what connects sources, store and metrics; no Qt."""
