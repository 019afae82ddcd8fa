"""From domain values to what a widget shows. Pure: no Qt objects, no clock; the moment is an argument."""
