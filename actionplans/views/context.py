"""The context of views: the site, with its addresses, links and texts in one language."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from actionplans.locale import LanguageTag, language_tag
from actionplans.model.activity import Activity
from actionplans.model.dates import PartialDate, Span
from actionplans.model.indicator import Indicator
from actionplans.model.partnership import Partnership
from actionplans.model.party import Organisation
from actionplans.model.place import Place, Term, Topic
from actionplans.model.plan import FocusArea, Plan, Result
from actionplans.model.record import Record
from actionplans.model.report import StatusReport
from actionplans.model.values import AgeSpan
from actionplans.reader import Entry
from actionplans.site import Site
from actionplans.text.fragments import prefix_ids
from actionplans.text.plain_text import plain_text
from actionplans.views.basic_parts import Prose, Words
from actionplans.views.elements import Contents, FocusTag, Link, Word
from actionplans.views.files import Files

_SHAPES = 6


class ViewContext:
    """The site as views read it; with `code`, as the pages in another language do."""

    def __init__(self, site: Site, code: str = "", menus: "Menus | None" = None) -> None:
        """
        Args:
            site: the site.
            code: the language of the pages, where they are translations.
            menus: lists the links of a menu by its name; without, every menu is empty.
        """
        self.site = site
        self._menus = menus
        self._in_other_languages: dict[str, ViewContext] = {}
        self.library = site.library
        self.code = code
        self.language = site.interface(code) if code else site.language
        self.figures = self.language.figures
        self.text = self.language.text
        self.anchor = self.language.anchor
        self.files = Files(site, self.figures)

    def in_language(self, code: str) -> "ViewContext":
        """The context of the pages in another language; one for each."""
        if code not in self._in_other_languages:
            self._in_other_languages[code] = ViewContext(self.site, code, self._menus)
        return self._in_other_languages[code]

    @property
    def fingerprint(self) -> str:
        """The language of the pages; what else the context has is read of the site."""
        return self.code

    @property
    def plan_count(self) -> int:
        """The number of the site's plans, by which a text on them has its form."""
        return len(self.library.plans)

    # Addresses and links

    def address(self, entry: Entry[Record]) -> str:
        """The address of a record's page, or of its anchor on the page that shows it."""
        id = entry.id
        match entry.record:
            case Organisation() | Place() | Topic() as record:
                return f"{self.language.address(f'{record.type_name}s')}/{id}/"
            case Indicator():
                return f"{id.partnership}/{self.language.address('indicators')}/#{id.local}"
            case Term():
                return f"{self.language.address('glossary')}/#{id}"
            case FocusArea() | Result() as record:
                return f"{id.plan}/{self.language.address(record.type_name)}/{id.local}/"
            case _:
                return f"{id}/" if id else ""

    def budget_address(self, plan: Entry[Plan]) -> str:
        """The address of a plan's budget page."""
        return self.page("budget", plan)

    def whole_plan_address(self, plan: Entry[Plan]) -> str:
        """The address of the page that shows a whole plan."""
        return self.page("whole-plan", plan)

    def page(self, word: str, below: Entry[Record] | None = None) -> str:
        """The address of a page that is named by a word of the catalogue, such as the budget.

        Args:
            word: the key of the word in its address, in `addresses.yml`.
            below: the record whose address precedes it; without, it is at the site's root.
        """
        above = self.address(below) if below else ""
        return f"{above}{self.language.address(word)}/"

    def menu(self, name: str) -> tuple[Link, ...]:
        """The links of a menu, see `views.route.Menu`."""
        return self._menus(self, name) if self._menus else ()

    def link(self, entry: Entry[Record]) -> Link:
        """A record by its title, name or term, translated where this is a page in that language.

        An organisation that is a partnership of the same name leads to the partnership's page: the
        same words do not lead to two places.
        """
        entry = self._partnership_named(entry) or entry
        if translation := self.library.translations(entry).get(self.code):
            return Link(
                translation.record.name,
                self.address(translation),
                lang=self.foreign(self.code),
            )
        record = entry.record
        names = (getattr(record, field, None) for field in ("name", "title", "term"))
        text = next(filter(None, names), entry.id)
        return Link(str(text), self.address(entry), lang=self.foreign(self.site.language.code))

    def _partnership_named(self, entry: Entry[Record]) -> Entry[Partnership] | None:
        """The partnership that an organisation is, where both have the same name."""
        if not isinstance(entry.record, Organisation):
            return None
        references = self.library.references_to(entry, Partnership, "organisation")
        partnerships = (reference.source for reference in references)
        return next((it for it in partnerships if it.record.title == entry.record.name), None)

    def foreign(self, code: str) -> LanguageTag | None:
        """The language of a text; None where it is that of the interface."""
        return None if code == self.language.code else language_tag(code)

    def by_alphabet(self, entries: Iterable[Entry[Record]]) -> tuple[Link, ...]:
        """Links to records by their titles or names, sorted by the language's alphabet."""
        links = [self.link(entry) for entry in entries]
        return tuple(sorted(links, key=lambda link: self.language.sort_key(link.text)))

    def home(self) -> Link:
        """The front page."""
        front = self.library.pages.get("")
        translation = self.library.translations(front).get(self.code) if front else None
        return Link(self.text("home"), self.address(translation) if translation else "")

    def breadcrumbs(self, entry: Entry[Record]) -> tuple[Link, ...]:
        """The links from the front page down to a record of a plan, without the record itself."""
        crumbs = [self.home()]
        is_in_plan = isinstance(entry.record, Activity | StatusReport | FocusArea | Result)
        if is_in_plan or isinstance(entry.record, Plan):
            crumbs.append(self.link(self.library.partnership_of(entry)))
        if is_in_plan:
            crumbs.append(self.link(self.library.plan_of(entry)))
        return tuple(crumbs)

    def plan_label(self, entry: Entry[Record]) -> str:
        """The partnership and plan of an activity: `Amager Partnerskab · Tryghedsplan 2022`."""
        return self.plan_title(self.library.plan_of(entry))

    def plan_title(self, plan: Entry[Plan]) -> str:
        """A plan's title after its partnership's; a line may break after the dot, not before it."""
        partnership = self.library.partnership_of(plan).record.title
        return f"{partnership}\N{NO-BREAK SPACE}· {plan.record.title}"

    # People and places

    def organisation(self, id: str) -> Entry[Organisation]:
        """An organisation by its id."""
        return self.library.organisations[id]

    def place_names(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to places, by their ids."""
        return tuple(self.link(self.library.places[id]) for id in ids)

    def result_link(self, entry: Entry[Record], id: str) -> Link:
        """A result of a record's plan, with its number."""
        result = self.library.get(Result, id, entry)
        number, title = result.record.number, result.record.title
        return Link(f"{number}. {title}" if number else title, self.address(result))

    # Focus areas

    def focus_tag(self, entry: Entry[Record], id: str) -> FocusTag:
        """A focus area of a record's plan, with the shape that it has on every page."""
        area = self.library.get(FocusArea, id, entry)
        shape = int(area.path[-1]) % _SHAPES + 1
        return FocusTag(area.record.title, self.address(area), shape, area.record.number)

    def focus_tags(self, entry: Entry[Record], ids: Iterable[str]) -> tuple[FocusTag, ...]:
        """Focus areas of a record's plan."""
        return tuple(self.focus_tag(entry, id) for id in ids)

    # Figures and texts

    def description(self, summary: str | None) -> str | None:
        """A page's summary as search engines show it: plain text; None where there is none."""
        return plain_text(summary) if summary else None

    def label(self, record: type[Record], field: str) -> str:
        """The heading of a field of a type of record, by the field's English name."""
        return self.language.field_label(record.__name__, field)

    def field_anchor(self, record: type[Record], field: str) -> str:
        """The anchor of the section that shows a field of a type of record."""
        return self.language.field_anchor(record.__name__, field)

    def kroner(self, amount: int) -> str:
        """Kroner with their unit."""
        return self.figures.kroner(amount)

    def date(self, value: PartialDate) -> str:
        """A date in words, as exact as it is."""
        if value.day:
            return self.figures.day(value.first)
        return self.figures.month(value.first) if value.month else str(value.year)

    def ages(self, span: AgeSpan) -> str:
        """An age span in words: `13–15 år`, `fra 18 år`, `under 18 år`."""
        if span.oldest is None:
            return self.text("ages-from", age=span.youngest)
        if span.youngest is None:
            return self.text("ages-under", age=span.oldest + 1)
        return self.text("ages", ages=self.figures.ages(span.youngest, span.oldest))

    def period(self, span: Span) -> str:
        """A period in words: its years, or its dates where it is given more exactly."""
        if span.start.month is None and span.end.month is None:
            return self.figures.years(span.years)
        return self.text("from-to", start=self.date(span.start), end=self.date(span.end))

    def html(
        self, markdown: str | None, entry: Entry[Record], prefix: str, **inputs: str
    ) -> Markup | None:
        """A Markdown field of a record, rendered; its relative links start at the record's file.

        Args:
            markdown: the text.
            entry: the record.
            prefix: the key of the prefix of its ids, which other texts of the page do not have, see
                `prefixes` in `addresses.yml`.
            inputs: the values of the prefix's placeholders.
        """
        if markdown is None:
            return None
        html = self.site.renderer.render(markdown, entry.file).html
        return self.files.with_media(prefix_ids(html, self.language.id_prefix(prefix, **inputs)))

    def body(
        self, entry: Entry[Record], *, follows: bool = False, heading: str | None = None
    ) -> Prose:
        """The body of a record's file.

        Args:
            entry: the record.
            follows: whether other sections of its page precede it.
            heading: the heading over what comes before its own headings, if there is anything.
        """
        body = self.site.renderer.render(entry.document.body, entry.file)
        heads = tuple(Contents(h.id, h.text) for h in body.headings if h.level == 2)
        is_headed = body.html.startswith("<h2") or not body.html
        over = Contents(self.anchor("text"), heading) if heading and not is_headed else None
        return Prose(self.files.with_media(body.html), heads, follows, over)

    def words(self, *documents: Entry[Record]) -> Words | None:
        """The abbreviations in the files of records, with their meanings, in alphabetical order.

        The page is that of the first record: a meaning links back to the text of that one.
        """
        main = documents[0].document
        marked = self.site.renderer.render(main.body, main.file).anchors
        used: dict[str, Word] = {}
        for entry in documents:
            source = entry.document.source
            for _, term in self.site.glossary.find(f"{source.header}\n{source.body}"):
                back = self.anchor("term", term=term.id)
                used[term.term] = Word(
                    id=self.anchor("definition", term=term.id),
                    term=term.term,
                    meaning=term.meaning,
                    address=term.address,
                    back=back if back in marked else None,
                )
        items = tuple(used[term] for term in sorted(used, key=self.language.sort_key))
        if not items:
            return None
        return Words(id=self.anchor("words"), heading=self.text("words-on-page"), items=items)


Menus = Callable[[ViewContext, str], tuple[Link, ...]]
