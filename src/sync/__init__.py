"""The log keeps itself up to date: a watched folder, a published link, Hevy, wger."""
