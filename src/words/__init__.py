"""What a number says in plain words, for pages and reports alike. No Streamlit."""
