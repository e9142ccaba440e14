"""The words in dates: months and days of the week, in the languages of phones."""

import unicodedata
from functools import cache

# A written month is any beginning of one of these, three letters or more. Accents and dots do not matter.
_MONTH_NAMES = """
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december
gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre
januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
януари февруари март април май юни юли август септември октомври ноември декември
januar februar marec april maj junij julij avgust september oktober november december
januari februari maret april mei juni juli agustus september oktober november desember
januari februari mac april mei jun julai ogos september oktober november disember
jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember
"""  # noqa: E501, RUF001 - Finnish, Greek and Cyrillic
_MONTHS_BY_LINE = [line.split() for line in _MONTH_NAMES.strip().splitlines()]
# What is not the beginning of its full name, or is of two.
_SHORT = {
    "mrz": 3,
    "mrt": 3,
    "jan": 1,
    "janner": 1,
    "mar": 3,
    "май": 5,
    "маи": 5,
    "мај": 5,
    "ag": 8,
    "cvn": 6,
    "cvc": 7,
    "sept": 9,
}

# A day of the week is any beginning of one of these, two letters or more.
_WEEKDAY_NAMES = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miercoles jueves viernes sabado domingo
segunda terca quarta quinta sexta feira
lunedi martedi mercoledi giovedi venerdi sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mandag tisdag tirsdag onsdag torsdag fredag lordag lørdag sondag søndag
poniedziałek poniedzialek wtorek sroda środa czwartek piatek sobota niedziela pon wt śr czw pt sob niedz
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ma ti ke to pe la su
pazartesi sali carsamba persembe cuma cumartesi pazar
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
понеділок вівторок середа четвер п субота неділя пн вт ср чт пт сб нд
pondeli utery streda ctvrtek patek sobota nedele po ut st ct pa so ne
hetfo kedd szerda csutortok pentek szombat vasarnap
luni marti miercuri joi vineri sambata duminica
dilluns dimarts dimecres dijous divendres dissabte diumenge
senin selasa rabu kamis jumat sabtu minggu
"""  # noqa: RUF001 - Cyrillic
# What stands between the parts: 'at', 'of', and the letters of 'year', 'hours', 'minutes', 'seconds'.
_FILLER_WORDS = """
de of at a om um alle del den t kl o г р h min s
"""  # noqa: RUF001 - Cyrillic
FILLERS = frozenset(_FILLER_WORDS.split())
_LEAST_LETTERS_OF_A_MONTH, _LEAST_LETTERS_OF_A_WEEKDAY = 3, 2
FIRST_NAMES = tuple(_MONTHS_BY_LINE[0])


@cache
def month_of(word: str) -> int | None:
    """Return the month a word in plain letters begins, or None if it begins none or two."""
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < _LEAST_LETTERS_OF_A_MONTH:
        return None
    found = {
        number
        for names in _MONTHS_BY_LINE
        for number, name in enumerate(names, 1)
        if plain_letters(name).startswith(word)
    }
    return found.pop() if len(found) == 1 else None


@cache
def is_weekday(word: str) -> bool:
    """Return whether a word in plain letters begins a day of the week."""
    return len(word) >= _LEAST_LETTERS_OF_A_WEEKDAY and any(
        plain_letters(name).startswith(word) for name in _WEEKDAY_NAMES.split()
    )


def plain_letters(text: str) -> str:
    """Return the text in lower case without accents, every kind of blank a plain one."""
    if text.isascii():
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKD", text.casefold().replace("\u0131", "i"))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).split())  # syllables of Korean are put together again
