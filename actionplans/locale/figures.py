"""Numbers, money and dates as a language writes them, through Babel's CLDR patterns."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from babel import Locale, dates, lists, numbers

#: Significant digits; more than two numbers of a plan have together, so that none is out of range.
_PRECISION = 100


class Figures:
    """Formats figures for one locale."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._pattern = locale.decimal_formats[None]
        self._prefix, self._suffix = _currency_affixes(locale)
        self._written = lru_cache(maxsize=100_000)(self._write)

    def number(self, value: int | Decimal) -> str:
        """A number grouped as the locale does, with all its decimals: `335.000`, `26,0`, `−2`."""
        # Equal numbers are written differently where one has more decimals.
        return self._written(str(value))

    def _write(self, number: str) -> str:
        value = Decimal(number)
        sign = "\N{MINUS SIGN}" if value < 0 else ""
        with localcontext(prec=_PRECISION):
            return f"{sign}{self._format(-value if value < 0 else value)}"

    def _format(self, value: Decimal) -> str:
        places = -int(value.as_tuple().exponent)
        if places <= 0:
            return str(self._pattern.apply(value, self.locale))
        pattern = numbers.parse_pattern(f"#,##0.{'0' * places}")
        return str(pattern.apply(value, self.locale))

    def signed(self, value: int | Decimal) -> str:
        """A change with its sign: `+1,8`, `−2`."""
        return f"{'+' if value > 0 else ''}{self.number(value)}"

    def kroner(self, amount: int) -> str:
        """Whole kroner with the unit: `335.000 kr.`, with a non-breaking space; `−5.000 kr.`."""
        sign = "\N{MINUS SIGN}" if amount < 0 else ""
        return f"{sign}{self._prefix}{self.number(abs(amount))}{self._suffix}"

    def signed_kroner(self, amount: int) -> str:
        """A change in whole kroner with its sign: `+5.000 kr.`, `−5.000 kr.`, `0 kr.`."""
        return f"{'+' if amount > 0 else ''}{self.kroner(amount)}"

    def percent(self, value: Decimal | float) -> str:
        """A percentage, rounded to one decimal: 92 is `92 %`."""
        with localcontext(prec=_PRECISION):
            rounded = round(Decimal(value), 1)
        whole = rounded == rounded.to_integral_value()
        return f"{self.number(int(rounded) if whole else rounded)}\N{NO-BREAK SPACE}%"

    def share(self, share: Fraction, *, at_least: bool = False) -> str:
        """A share in percent, never rounded up to 100 %; with `at_least` always rounded down."""
        percent = Decimal(100 * share.numerator) / Decimal(share.denominator)
        if at_least or (share < 1 and round(percent, 1) == 100):
            percent = percent.quantize(Decimal("0.1"), ROUND_FLOOR)
        return self.percent(percent)

    def size(self, count: int) -> str:
        """The size of files, given in bytes: `412 kB`, `1,2 MB`, `1,0 GB`."""
        if count < 1_000_000:
            return f"{self.number(max(1, round(count / 1000)))}\N{NO-BREAK SPACE}kB"
        unit, size = ("MB", 1_000_000) if count < 1_000_000_000 else ("GB", 1_000_000_000)
        return f"{self.number(round(Decimal(count) / size, 1))}\N{NO-BREAK SPACE}{unit}"

    def day(self, value: date) -> str:
        """A day in full: `31. december 2024`."""
        return dates.format_date(value, "long", locale=self.locale)

    def month(self, value: date) -> str:
        """A month with its year: `december 2024`."""
        return dates.format_skeleton("yMMMM", value, locale=self.locale)

    def months(self, first: date, last: date) -> str:
        """A range of months with its year: `januar–marts 2022`."""
        return dates.format_interval(first, last, "yMMMM", locale=self.locale)

    def years(self, years: Sequence[int]) -> str:
        """A range of years by its first and last: `2021–2024`; one year by itself."""
        first, last = years[0], years[-1]
        return str(first) if first == last else f"{first}–{last}"

    def ages(self, youngest: int, oldest: int) -> str:
        """An age span with both its ends, or one age: `13–15`, `16`."""
        return str(youngest) if youngest == oldest else f"{youngest}–{oldest}"

    def single_years(self, years: Sequence[int]) -> str:
        """Years that need not follow each other: `2014–2016 og 2021`."""
        starts = [year for year in years if year - 1 not in years]
        ends = [year for year in years if year + 1 not in years]
        return self.listing([self.years(run) for run in zip(starts, ends, strict=True)])

    def initial(self, value: date) -> str:
        """The initial of a month, as the head of a narrow column: `J`."""
        return dates.format_date(value, "LLLLL", locale=self.locale)

    def listing(self, items: list[str]) -> str:
        """Items as a running list: `a, b og c`."""
        return lists.format_list(items, locale=self.locale) if items else ""

    def separators(self, count: int) -> list[str]:
        """What stands between the items of a running list of so many: `, ` and ` og ` of three."""
        return self.listing(["\0"] * count).strip("\0").split("\0") if count > 1 else []


def _currency_affixes(locale: Locale) -> tuple[str, str]:
    """The texts before and after an amount in whole kroner."""
    pattern = locale.currency_formats["standard"].pattern
    symbol = numbers.get_currency_symbol("DKK", locale=locale)
    if pattern.index("¤") > pattern.index("0"):
        return "", f"\N{NO-BREAK SPACE}{symbol}"
    return f"{symbol}\N{NO-BREAK SPACE}", ""
