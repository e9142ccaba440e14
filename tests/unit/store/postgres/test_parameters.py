import pytest

from src.store.postgres import open_postgres
from src.store.postgres.parameters import for_psycopg


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("where a = $athlete and b = $x1", "where a = %(athlete)s and b = %(x1)s"),
        ("select '$athlete', $x", "select '$athlete', %(x)s"),
        ("select 'it''s $5', $x", "select 'it''s $5', %(x)s"),
        ('select "$odd" from t', 'select "$odd" from t'),
        ("select $x -- not $y\n, $z", "select %(x)s -- not $y\n, %(z)s"),
        ("select /* $y\n */ $x", "select /* $y\n */ %(x)s"),
        ("select a % 2, '50%' -- 5%", "select a %% 2, '50%%' -- 5%%"),
        ("select $x::bigint", "select %(x)s::bigint"),
    ],
)
def test_only_parameters_become_placeholders(sql, expected):
    assert for_psycopg(sql) == expected


def test_a_statement_full_of_traps_means_the_same_to_the_server(database_url):
    store = open_postgres(database_url)
    rows = store.rows(
        "select '$x' as a, '100%' as b, 7 % 4 as c, $x::bigint + 1 as d, $text as e -- $nothing, 5%",
        {"x": 41, "text": 'it\'s $x, 5% \\ "odd"'},
    )
    store.close()
    assert rows == [{"a": "$x", "b": "100%", "c": 3, "d": 42, "e": 'it\'s $x, 5% \\ "odd"'}]
