"""What stands between the network and the app where it is hosted: headers, links, limits, logs."""

import logging

# Our caches are declared before the server runs; Streamlit says so for each, and nothing is wrong with it.
logging.getLogger("streamlit.runtime.caching.cache_data_api").setLevel(logging.ERROR)
# So it does when the warming up, which is no page, asks a cache.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
