"""The load a lifter could lift on a day, with its uncertainty, learned from other lifters' logs.

```python
strength = strength_of(day, load_kg, reps, kind)  # one exercise's sets
strength.at(today, n=1).interval_80
strength.curve(days, n=8, target="next").median
```
"""

from src.analytics.strength.estimate import STATUSES, Curve, Strength, StrengthEstimate, strength_of
from src.analytics.strength.model import LEVELS, Fit, ModelError, Target, fit_of, load_model

__all__ = [
    "LEVELS",
    "STATUSES",
    "Curve",
    "Fit",
    "ModelError",
    "Strength",
    "StrengthEstimate",
    "Target",
    "fit_of",
    "load_model",
    "strength_of",
]
