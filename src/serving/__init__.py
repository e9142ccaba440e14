"""What stands between the network and the app where it is hosted: headers, links, limits, logs."""

import logging

# Our caches are declared before the server runs; Streamlit says so for each, and nothing is wrong with it.
logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel(logging.ERROR)
