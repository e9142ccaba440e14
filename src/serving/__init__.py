"""What stands between the network and the app where it is hosted: headers, links, limits, logs."""

import logging

# Streamlit warns when the warming up, which is no page, asks a cache; nothing is wrong with it.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
