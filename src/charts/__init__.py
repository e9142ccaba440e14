"""Frame -> `Chart`, a Plotly figure, or `Picture`, our own SVG: with words and a table. No Streamlit."""

from src.charts.balance import chain_bars, share_chart
from src.charts.beside import BREAK_DAYS, Beside, Mark, VerdictLine, lettered
from src.charts.body_map import body_map
from src.charts.calendar import calendar_chart
from src.charts.chart import CONFIG, Chart
from src.charts.compare import Course, compare_chart
from src.charts.curve import curve_chart
from src.charts.days import length_of, short, spoken
from src.charts.inked import inked
from src.charts.lifts import Shown, trend_chart, volume_chart, volume_word
from src.charts.muscles import muscle_bars
from src.charts.palette import DARK, LIGHT, Palette, palette
from src.charts.picture import Picture
from src.charts.plan import plan_chart
from src.charts.ratios import ratio_chart
from src.charts.sessions import mix_chart, mix_words, practice_bars, session_chart
from src.charts.units import KILOGRAMS, LOADS, POUNDS, Unit, heights, percent, plain
from src.charts.work import coverage_bars, group_bars, rep_strip, zone_bars

__all__ = [
    "BREAK_DAYS",
    "CONFIG",
    "DARK",
    "KILOGRAMS",
    "LIGHT",
    "LOADS",
    "POUNDS",
    "Beside",
    "Chart",
    "Course",
    "Mark",
    "Palette",
    "Picture",
    "Shown",
    "Unit",
    "VerdictLine",
    "body_map",
    "calendar_chart",
    "chain_bars",
    "compare_chart",
    "coverage_bars",
    "curve_chart",
    "group_bars",
    "heights",
    "inked",
    "length_of",
    "lettered",
    "mix_chart",
    "mix_words",
    "muscle_bars",
    "palette",
    "percent",
    "plain",
    "plan_chart",
    "practice_bars",
    "ratio_chart",
    "rep_strip",
    "session_chart",
    "share_chart",
    "short",
    "spoken",
    "trend_chart",
    "volume_chart",
    "volume_word",
    "zone_bars",
]
