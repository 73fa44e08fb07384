"""Pages as HTML: one file that asks for nothing else."""
