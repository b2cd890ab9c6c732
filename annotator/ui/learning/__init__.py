"""Learning along: training beside the work, what came of it, and the pipelines kept."""
