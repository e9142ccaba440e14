"""Shapes: file formats that are no table. Each unpacks bytes into tables of text that a reader knows.

A shape knows how a file is built, a reader what its columns mean: where an app also exports CSV, the shape
writes that CSV's header and the app's reader does the rest. `read_tables` in `opening.py` finds the shape.
"""
