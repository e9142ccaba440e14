"""Hindsight: is the back half of your body getting stronger, and getting its share of the work?"""
