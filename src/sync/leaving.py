"""An athlete leaves: the keys kept elsewhere go first, then everything in the store."""

from src.sync.connections import Connections


def forget_everything(connections: Connections) -> dict[str, int]:
    """Delete everything of the athlete for good, keys in a keyring or a file too; return rows by table."""
    for one in connections.all():
        connections.disconnect(one.key)
    return connections.store.forget(connections.athlete_id)
