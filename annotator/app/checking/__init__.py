"""Quality checks while annotating, where the lead has turned them on."""
