"""What the store says when it cannot do what it was asked: a sentence for the person at the screen."""


class StoreError(Exception):
    """The store could not be opened or changed; the message says why and what to do."""
