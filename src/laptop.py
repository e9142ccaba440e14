"""The app on one's own machine: `streamlit run src/laptop.py`, as `python3 hindsight.py` does."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from src.serving.first_page import FirstPage
from src.serving.warm_up import warming_up

app = st.App(Path(__file__).parents[1] / "app.py", lifespan=warming_up, middleware=[Middleware(FirstPage)])
