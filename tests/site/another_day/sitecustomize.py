"""Makes every clock of a Python process tell the day in ALMANAK_TEST_NOW (seconds since 1970), as if it were then.

Python imports this module by itself when its folder is on PYTHONPATH.
"""

from __future__ import annotations

import datetime as dt
import os
import time

NOW = float(os.environ["ALMANAK_TEST_NOW"])

_localtime, _gmtime, _strftime, _ctime = time.localtime, time.gmtime, time.strftime, time.ctime
_datetime, _date = dt.datetime, dt.date


class _Dated(type):
    """Lets real dates pass for the classes below, since C code goes on making real ones."""

    real: type

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.real)


class Date(_date, metaclass=_Dated):
    real = _date

    @classmethod
    def today(cls) -> dt.date:
        return _date.fromtimestamp(NOW)


class DateTime(_datetime, metaclass=_Dated):
    real = _datetime

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        return _datetime.fromtimestamp(NOW, tz)

    @classmethod
    def utcnow(cls) -> dt.datetime:
        return _datetime.fromtimestamp(NOW, dt.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls) -> dt.datetime:
        return _datetime.fromtimestamp(NOW)


time.time = lambda: NOW
time.time_ns = lambda: int(NOW * 1_000_000_000)
time.localtime = lambda seconds=None: _localtime(NOW if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(NOW if seconds is None else seconds)
time.strftime = lambda form, moment=None: _strftime(form, time.localtime() if moment is None else moment)
time.ctime = lambda seconds=None: _ctime(NOW if seconds is None else seconds)
dt.date = Date
dt.datetime = DateTime
