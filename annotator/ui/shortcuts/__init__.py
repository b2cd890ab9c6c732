"""Which keys the commands have: presets, the person's own choices, and what goes against them."""
