"""Measuring the window: from the event to the end of the paint, beside a bare text widget."""
