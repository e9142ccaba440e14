"""How often the trend verdict is right on histories of known truth: `python -m benchmarks.trend_verdict`."""

from benchmarks.trend_verdict.histories import Truth, verdicts
from src.analytics.progress.verdict import VERDICTS

HISTORIES = 2_000
NOISE_ONLY = [
    Truth(f"noise {noise:.0%}, {a_week} a week", 0.0, noise, a_week)
    for noise in (0.01, 0.02, 0.03, 0.04)
    for a_week in (1, 2, 3)
]
ECHOES = [Truth(f"noise 3%, 2 a week, echo {echo}", 0.0, 0.03, 2, echo) for echo in (0.3, 0.6)]
MOVING = [
    Truth(f"{change:+.0%} in 8 weeks, noise {noise:.0%}", change, noise)
    for change in (0.03, 0.06, 0.10, -0.03, -0.06, -0.10)
    for noise in (0.015, 0.03)
]


def main() -> None:
    """Print one line a kind of history: per cent of each verdict."""
    print(f"{'':32}" + "".join(f"{name:>16}" for name in VERDICTS))
    for truth in [*NOISE_ONLY, *ECHOES, *MOVING]:
        found = verdicts(truth, HISTORIES)
        print(f"{truth.name:32}" + "".join(f"{found[name] / HISTORIES:16.1%}" for name in VERDICTS))


if __name__ == "__main__":
    main()
