"""What a visitor does and reads."""

import json
import re
from html import unescape


def go(app, page):
    """Open the page, as its address does."""
    return app.switch_page(f"pages/{page}.py").run()


def drop(app, *files):
    """Drop files on the Data page: what leaves nothing to decide is added, and the Overview opens."""
    go(app, "data")
    uploader = app.get("file_uploader")[0]
    for name, data in files:
        uploader.upload(name, data, "text/csv")
    return app.run()


def upload(app, *files):
    """Drop files on the Data page, add what they hold to the log, and come back to read the report."""
    drop(app, *files)
    for button in [one for one in app.button if one.label == "Add to my log"]:
        by_key(app, "button", button.key).click().run()
    return go(app, "data")


def plain_text(html):
    return unescape(re.sub(r"<[^>]*>", " ", html))


def words(app):
    """Everything a visitor can read on the page, in one text."""
    kinds = (
        app.title,
        app.subheader,
        app.markdown,
        app.error,
        app.warning,
        app.success,
        app.metric,
        app.info,
    )
    parts = [str(one.value) for kind in kinds for one in kind]
    parts += [plain_text(one.proto.body) for one in app.get("html") if 'class="marks"' in one.proto.body]
    return "\n".join(parts).replace("\u2060", "").replace("\\", "")


def components(app, name):
    """What the page told each component of this name."""
    return [one.proto for one in app.get("bidi_component") if one.proto.component_name == name]


def specs(app):
    """The figures of the page, as the browser gets them."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def by_key(app, kind, key):
    """The one widget of a kind with this key."""
    return next(one for one in app.get(kind) if one.key == key)


def unfold(app, key):
    """Open a table or a section of the page, which is made then."""
    app.session_state[f"open-{key}"] = True
    return app.run()
