"""Questions to an instance, with the patience a busy machine needs: httpx by itself gives up after 5 s."""

from functools import partial

import httpx

PATIENCE_S = 60
get = partial(httpx.get, timeout=PATIENCE_S)
put = partial(httpx.put, timeout=PATIENCE_S)
client_of = partial(httpx.Client, timeout=PATIENCE_S)
