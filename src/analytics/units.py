"""What other units are in ours."""

KG_PER_LB = 0.45359237  # exactly, by definition
