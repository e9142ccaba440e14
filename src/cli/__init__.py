"""`python -m src.cli`: what the pages show, for scripts and cron. Calls the same functions as the pages."""
