"""What speed is measured with. Never part of the tests: figures are ratios of runs side by side."""
