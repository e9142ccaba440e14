"""The chart of what a plan would change."""

import plotly.graph_objects as go
import pytest

from src.analytics import GroupChange
from src.charts import DARK, LIGHT, plan_chart

GROUPS = (
    GroupChange("calves", "Calves and feet", 1.0, 4.0, planned=True),
    GroupChange("lats", "Lats", 9.5, 9.5, planned=True),
    GroupChange("glutes", "Glutes", 4.0, 5.0, planned=True),
)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_a_valid_figure_with_a_row_for_each_group(colours):
    made = plan_chart(GROUPS, 4.0, colours)
    go.Figure(made.figure.to_dict())
    assert list(made.figure.layout.yaxis.tickvals) == ["Calves and feet", "Glutes", "Lats"]


def test_it_is_read_aloud_as_what_moves():
    alt = plan_chart(GROUPS, 4.0, LIGHT).alt
    assert "With 4 or more: 2 of 3 in your average week, 3 with the plan." in alt
    assert "Calves and feet from 1 to 4; Glutes from 4 to 5" in alt
    assert "Lats" not in alt


def test_its_table_says_both_weeks():
    table = plan_chart(GROUPS, 4.0, LIGHT).table
    assert table.to_numpy().tolist() == [
        ["Calves and feet", 1.0, 4.0],
        ["Glutes", 4.0, 5.0],
        ["Lats", 9.5, 9.5],
    ]
