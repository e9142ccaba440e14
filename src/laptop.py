"""The app on one's own machine: `streamlit run src/laptop.py`, as `python3 hindsight.py` does."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from src.serving.first_page import FirstPage

app = st.App(Path(__file__).parents[1] / "app.py", middleware=[Middleware(FirstPage)])
