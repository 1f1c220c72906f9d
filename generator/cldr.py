"""In: a language code. Out: its Locale, CLDR's names of that language and of no other.

Babel resolves aliases inside the data that all languages inherit: once the Chinese names of
months had been asked for alone, German ones were Chinese as well. A copy that shares nothing
has only its own.
"""

from __future__ import annotations

import copy
from functools import cache

from babel import Locale, UnknownLocaleError, localedata


@cache
def locale_of(lang: str) -> Locale | None:
    """Return the locale of a BCP 47 code, None where CLDR knows no such language."""
    try:
        locale = Locale.parse(lang, sep="-" if "-" in lang else "_")
    except (UnknownLocaleError, ValueError):
        return None
    return _apart(locale)


def _apart(locale: Locale) -> Locale:
    """Return a locale whose data shares nothing with that of others."""
    data = localedata.load(str(locale))
    own = copy.deepcopy(data)
    data.clear()
    data.update(own)
    return locale


ENGLISH = _apart(Locale("en"))
"""What is taken where a language is not known."""
