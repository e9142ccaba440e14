import json
import math
from base64 import b64decode

import numpy as np
import plotly.graph_objects as go
import plotly.io
import pytest

from src.charts import chain_bars, muscle_bars, share_chart, trend_chart, volume_chart
from src.charts.beside import Beside
from src.charts.canvas import plain
from tests.unit.charts.test_lift_charts import volume


@pytest.fixture
def drawn(weeks, lift_days, shown, colours, muscles):
    sets = lift_days[["day", "value"]]
    return [
        share_chart(weeks, colours, (0.55, 0.75)),
        share_chart(weeks.iloc[:0], colours, (0.55, 0.75)),
        chain_bars(weeks, colours),
        chain_bars(weeks.iloc[:0], colours),
        trend_chart(lift_days, sets, shown, colours, Beside(records=frozenset({lift_days["day"][1].date()}))),
        trend_chart(lift_days.iloc[:0], sets.iloc[:0], shown, colours),
        volume_chart(volume(), shown, colours),
        volume_chart(volume().iloc[:0], shown, colours),
        muscle_bars(muscles, colours),
        muscle_bars(muscles.iloc[:0], colours),
    ]


def test_plotly_knows_every_word_we_use(drawn):
    for chart in drawn:
        go.Figure(chart.figure.to_dict())


def test_every_chart_fits_a_phone(drawn):
    for chart in drawn:
        assert 120 <= chart.figure.layout.height <= 460


def test_what_is_sent_is_small_and_carries_no_template_of_plotlys(drawn):
    for chart in drawn:
        spec = plotly.io.to_json(chart.figure, validate=False)
        assert len(spec) < 20_000
        assert "colorway" not in spec
        assert "NaN" not in spec


def test_pages_and_plotly_are_told_the_same(drawn):
    for chart in drawn:
        plotlys = json.loads(plotly.io.to_json(chart.figure, validate=False))
        assert unpacked(chart.plain) == unpacked(plotlys)


def test_a_drawing_of_what_json_has_no_word_for_is_a_fault_of_ours():
    with pytest.raises(TypeError, match="A drawing holds no set"):
        plain({"data": [{"x": {1, 2}}]})


def unpacked(value):
    """Return a drawing with the arrays that are sent packed as lists."""
    if isinstance(value, list):
        return [unpacked(one) for one in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    if not isinstance(value, dict):
        return value
    if "bdata" not in value:
        return {name: unpacked(one) for name, one in value.items()}
    numbers = np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
    shape = [int(one) for one in value.get("shape", "-1").split(",")]
    return unpacked(numbers.reshape(shape).tolist())
