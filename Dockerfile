# Hindsight for many: `docker build -t hindsight .`, then compose.yaml; docs/deploy-vps.md says how.
FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=2 \
    HINDSIGHT_MODE=hosted HINDSIGHT_STORE=/data/hindsight.duckdb HINDSIGHT_SECRETS=/run/secrets/hindsight.toml
RUN useradd --system --uid 10001 --home-dir /app --no-create-home hindsight && install -d -o hindsight /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY app.py ./
COPY .streamlit .streamlit
COPY pages pages
COPY src src
COPY data data
# Compiled once, not at every start: Python is told to write nothing there.
RUN python -m compileall -q app.py pages src
USER hindsight
VOLUME /data
EXPOSE 8501
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/readyz', timeout=4)"]
CMD ["python", "-m", "src.server", "--host", "0.0.0.0", "--port", "8501"]
