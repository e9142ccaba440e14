"""One session as it went, and how the sets of many were done."""

import pandas as pd

from src.analytics import OTHERS, QUALITIES, Mix, mix_of
from src.analytics.written import counted
from src.charts.beside import as_text
from src.charts.chart import SMALL, Chart, blank, say, time_axis, with_gaps
from src.charts.days import short
from src.charts.months import bars_of
from src.charts.palette import Palette
from src.charts.ramps import ink_on, ramp
from src.charts.units import percent

_ROW = 30
_FRAME = 44
_NARROW = 26  # letters of a name that fit beside the marks on a phone
_HATCH = {"shape": "/", "fillmode": "overlay", "size": 6, "solidity": 0.35}
_HOLDS_TEXT = 12  # pixels across
_ROOM = 240  # pixels a phone has for the marks
_SYMBOLS = {"posterior": "circle", "mirror": "diamond"}


def session_chart(sets: pd.DataFrame, colours: Palette) -> Chart:
    """Draw each set of a session in the order it was done, a line for each exercise, its reps written inside.

    `sets`: exercise (its name), chain, kind, reps, said (the set in words), as the page words them. Warm-ups
    are hollow and carry no number.
    """
    names = list(dict.fromkeys(sets["exercise"]))
    figure = blank(colours, height=_FRAME + _ROW * max(len(names), 2), hover="closest")
    working = sets["kind"] != "warmup"
    size = min(20, max(_ROOM // max(len(sets), 1), 7))
    inks = [colours.of_chain(chain) for chain in sets["chain"]]
    figure.add_scatter(
        x=list(range(1, len(sets) + 1)),
        y=[names.index(name) for name in sets["exercise"]],
        mode="markers+text",
        marker={
            "size": [size if on else size // 2 for on in working],
            "symbol": [_SYMBOLS.get(chain, "square") for chain in sets["chain"]],
            "color": [ink if on else colours.page for ink, on in zip(inks, working, strict=True)],
            "line": {"width": 1.5, "color": inks},
            "opacity": 1,
        },
        text=[
            str(reps) if on and not pd.isna(reps) and size >= _HOLDS_TEXT else ""
            for reps, on in zip(sets["reps"], working, strict=True)
        ],
        textfont={"size": 11 if size > _HOLDS_TEXT else 9, "color": [ink_on(ink, colours) for ink in inks]},
        customdata=list(sets["said"]),
        hovertemplate="set %{x}: %{customdata}<extra></extra>",
    )
    figure.update_xaxes(range=[0.2, len(sets) + 0.8], showticklabels=False, zeroline=False)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(names))),
        ticktext=[as_text(_short(name)) for name in names],
        range=[len(names) - 0.4, -0.6],
        tickfont={"size": SMALL, "color": colours.text},
    )
    return Chart(
        figure.drawing(), _session_alt(sets, names), lambda: _session_table(sets), _session_key(sets)
    )


def mix_chart(weeks: pd.DataFrame, colours: Palette) -> Chart:
    """Draw the sets of each week by how they were done, stacked: explosive, then from few reps to many.

    `weeks`: week and a column for each of QUALITIES, as `weekly_mix` gives them.
    """
    figure = blank(colours, height=260)
    drawn = [quality for quality in QUALITIES if len(weeks) and weeks[quality].sum()]
    shades = _shades(colours)
    bars = bars_of(weeks, drawn)
    for quality in drawn:
        figure.add_bar(
            x=list(bars.frame["week"]),
            y=with_gaps(bars.frame[quality]),
            name=QUALITIES[quality],
            marker={
                "color": shades[quality],
                **({"pattern": _HATCH | {"fgcolor": colours.page}} if quality == "explosive" else {}),
            },
            hovertemplate=f"{QUALITIES[quality].lower()} %{{y:.1~f}}<extra></extra>",
            **bars.marker,
        )
    if len(weeks):
        time_axis(figure, weeks["week"].iloc[0].date(), weeks["week"].iloc[-1].date(), of_weeks=True)
        named = "  ".join(
            f'<span style="color:{shades[quality]}">{"▨" if quality == "explosive" else "■"}</span> '
            f"{QUALITIES[quality].lower().removesuffix(' or carried')}"
            for quality in drawn
        )
        say(
            figure,
            0,
            1,
            named,
            colours.muted,
            xref="paper",
            yref="paper",
            yanchor="bottom",
            above=4,
            size=SMALL,
        )
    figure.update_layout(barmode="stack", bargap=0.25, margin={"t": 26})
    figure.update_yaxes(zeroline=True, title={"text": ""})
    return Chart(figure.drawing(), _mix_alt(weeks), lambda: _mix_table(weeks), bars.key)


def practice_bars(lifts: pd.DataFrame, colours: Palette) -> Chart:
    """Draw how many of the last 90 days' sessions had each lift, the sets and reps beside the bar.

    `lifts`: lift, name, first_day, last_day, sessions, sets, reps, sessions_90d, sets_90d, reps_90d, as
    `practice` and `other_cleans` give them.
    """
    figure = blank(colours, height=_FRAME + 26 * len(lifts), hover="closest")
    most = max(int(lifts["sessions_90d"].max()), 1)
    words = [
        f"{sessions}: {counted(sets, 'set')}, {counted(reps, 'rep')}" if sessions else "0"
        for sessions, sets, reps in zip(
            lifts["sessions_90d"], lifts["sets_90d"], lifts["reps_90d"], strict=True
        )
    ]
    figure.add_bar(
        x=list(lifts["sessions_90d"]),
        y=list(lifts["name"]),
        orientation="h",
        marker={
            "color": [colours.neutral if lift == OTHERS else colours.posterior for lift in lifts["lift"]]
        },
        text=words,
        textposition="outside",
        cliponaxis=False,
        outsidetextfont={"size": SMALL, "color": colours.text},
        customdata=list(lifts["sessions"]),
        hovertemplate="%{y}: %{x} sessions in 90 days, %{customdata} ever<extra></extra>",
    )
    figure.update_xaxes(range=[0, most * 2.6], showticklabels=False, zeroline=False)
    figure.update_yaxes(
        autorange="reversed", showgrid=False, nticks=len(lifts), tickfont={"color": colours.text}
    )
    figure.update_layout(bargap=0.35)
    return Chart(
        figure.drawing(),
        _practice_alt(lifts),
        lambda: _practice_table(lifts),
        "sessions in 90 days: sets, reps",
    )


def mix_words(mix: Mix, whose: str) -> str:
    """Return the split between strength and power in a sentence, with its counts; `whose` sets they are."""
    if mix.power_share is None:
        return f"Power against strength, {whose}: no explosive sets and none of 1 to 5 reps in this range."
    return (
        f"Power against strength, {whose}: {counted(mix.explosive, 'explosive set')} and "
        f"{counted(mix.strength, 'set')} of 1 to 5 reps, "
        f"{percent(mix.power_share)} explosive."
    )


def _shades(colours: Palette) -> dict[str, str]:
    steps = ramp(colours, "posterior")
    return {
        "explosive": colours.posterior,
        "strength": steps[4],
        "middle": steps[2],
        "endurance": steps[1],
        "held": ramp(colours, "neutral")[2],
    }


def _short(name: str) -> str:
    """Return a name that leaves room for the marks on a phone, broken at a space where it is long."""
    if len(name) <= _NARROW // 2:
        return name
    before, space, after = name.partition(" (")
    if space:
        return f"{_cut(before)}<br>({_cut(after)}"
    return _cut(name)


def _cut(text: str) -> str:
    return text if len(text) <= _NARROW else f"{text[: _NARROW - 1]}…"


def _session_key(sets: pd.DataFrame) -> str:
    sides = set(sets["chain"])
    marks = [
        (":blue[●] posterior", "posterior" in sides),
        (":orange[◆] mirror", "mirror" in sides),
        (":gray[■] both or neither", bool(sides - {"posterior", "mirror"})),
        ("hollow: warm-up", (sets["kind"] == "warmup").any()),
        ("the number is the reps", len(sets) <= _ROOM // _HOLDS_TEXT),
    ]
    return " · ".join(mark for mark, there in marks if there)


def _session_alt(sets: pd.DataFrame, names: list[str]) -> str:
    working = int((sets["kind"] != "warmup").sum())
    shown = ", ".join(f"{name} {int((sets['exercise'] == name).sum())}" for name in names)
    return f"{working} working sets of {len(sets)} in the order they were logged; sets of each: {shown}."


def _session_table(sets: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Set": range(1, len(sets) + 1),
            "Exercise": sets["exercise"],
            "Kind": sets["kind"].replace({"warmup": "warm-up", "amrap": "as many as possible"}),
            "Done": sets["said"],
            "What it says": sets["says"],
            "Record": sets["record"],
        }
    )


def _mix_alt(weeks: pd.DataFrame) -> str:
    if weeks.empty:
        return "Sets by how they were done: none in this range."
    total = mix_of(weeks).sets
    parts = [
        f"{word.lower()} {percent(int(weeks[quality].sum()) / total)}"
        for quality, word in QUALITIES.items()
        if weeks[quality].sum()
    ]
    return (
        f"Sets by how they were done, {short(weeks['week'].iloc[0].date())} to the week of "
        f"{short(weeks['week'].iloc[-1].date())}, {total} in all: {', '.join(parts)}."
    )


def _mix_table(weeks: pd.DataFrame) -> pd.DataFrame:
    counts = {word: weeks[quality] for quality, word in QUALITIES.items()}
    return pd.DataFrame(
        {
            "Week of": weeks["week"].dt.date,
            "Sessions": weeks["sessions"],
            **counts,
            "Explosive reps": weeks["explosive_reps"],
        }
    ).iloc[::-1]


def _practice_alt(lifts: pd.DataFrame) -> str:
    others, eight = lifts[lifts["lift"] == OTHERS], lifts[lifts["lift"] != OTHERS]
    beside = "".join(
        f" {name}: {_practised(sessions, sets)}."
        for name, sessions, sets in zip(
            others["name"], others["sessions_90d"], others["sets_90d"], strict=True
        )
    )
    trained = eight[eight["sessions_90d"] > 0]
    if trained.empty:
        return f"None of the eight lifts was trained in the log's last 90 days.{beside}"
    most = trained.iloc[int(trained["sessions_90d"].to_numpy().argmax())]
    return (
        f"{len(trained)} of {len(eight)} lifts {'was' if len(trained) == 1 else 'were'} trained in the log's "
        f"last 90 days. Most often: {most['name']} in {_practised(most['sessions_90d'], most['sets_90d'])}."
        f"{beside}"
    )


def _practised(sessions: int, sets: int) -> str:
    return f"{counted(sessions, 'session')}, {counted(sets, 'set')}"


def _practice_table(lifts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Lift": lifts["name"],
            "Sessions, 90 days": lifts["sessions_90d"],
            "Sets, 90 days": lifts["sets_90d"],
            "Reps, 90 days": lifts["reps_90d"],
            "Sessions ever": lifts["sessions"],
            "Sets ever": lifts["sets"],
            "Reps ever": lifts["reps"],
            "First": lifts["first_day"].dt.date,
            "Last": lifts["last_day"].dt.date,
        }
    )
