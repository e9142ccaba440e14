"""Hindsight: whether the back half of the body gets stronger, and gets its share of the work."""
