"""The page of a translation: the translated text, the figures, and links to the original."""

from collections.abc import Iterator
from dataclasses import replace

from actionplans.locale import LanguageTag
from actionplans.model.activity import Activity
from actionplans.model.page import TextPage
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.translation import Translation
from actionplans.reader import Entry, holds
from actionplans.text.fragments import retarget_links
from actionplans.views.basic_parts import Links, Paragraph, prose
from actionplans.views.context import ViewContext
from actionplans.views.elements import Contents, Link
from actionplans.views.page import Section, View, listed, present, section
from actionplans.views.pages.activity import activity_view
from actionplans.views.pages.partnership import partnership_view
from actionplans.views.pages.plan import plan_view
from actionplans.views.parts.activity_list import (
    ActivityGroup,
    ActivityList,
    ActivityRow,
    activity_groups,
)
from actionplans.views.parts.chips import where_do_you_live
from actionplans.views.parts.newest_plans import newest_plans
from actionplans.views.parts.poster import poster_link
from actionplans.views.parts.search_names import search_names
from actionplans.views.parts.standing import none_in_force, past_or_ahead, standing
from actionplans.views.parts.translation_facts import translation_facts
from actionplans.views.parts.translation_head import translation_head
from actionplans.views.parts.year_sums import YearSum, YearSums, sums_of_lines, year_sums

#: The anchors of the sections of the original page that this page has too.
_SHOWN_HERE = ("grants", "activities", "plans")


def translation_view(
    context: ViewContext, entry: Entry[Translation], original: Entry[Record]
) -> View:
    """The page of a translation; `context` is in its language."""
    record, lang = entry.record, _interface(context)
    renderer = context.site.renderer_of(context.code)
    rendered = renderer.render(entry.document.body, entry.file)
    body = rendered.html
    html = context.files.with_media(retarget_links(body, _addresses(context)))
    untranslated = tuple(_untranslated(context, original, bool(body)))
    is_whole = bool(body and not untranslated)
    is_in_head = not original.id and not rendered.headings
    return View(
        title=record.name,
        address=context.address(entry),
        description=context.description(record.summary),
        breadcrumbs=context.breadcrumbs(original) if original.id else (),
        partnership=None if holds(original, TextPage) else original.id.partnership,
        head=present(
            translation_head(context, record, original, lang=lang, is_whole=is_whole),
            prose(html) if is_in_head else None,
            _standing(context, original),
            search_names(record),
        ),
        aside=present(
            translation_facts(context, original),
            poster_link(context, original) if holds(original, Activity) else None,
        ),
        sections=present(
            None if is_in_head else prose(html),
            *(
                replace(part, lang=lang)
                for part in _sections(context, original, untranslated)
                if part
            ),
        ),
    )


def _standing(context: ViewContext, original: Entry[Record]) -> Paragraph | None:
    """What the head says of the time of a plan, or on the front page of all plans."""
    if not original.id:
        return none_in_force(context)
    in_plan = holds(original, Activity) or holds(original, Plan)
    return past_or_ahead(context, original) if in_plan else None


def _interface(context: ViewContext) -> LanguageTag | None:
    """The language of the interface; None where it is the translation's."""
    language = context.language
    return None if language.code == context.code else language.tag


def _addresses(context: ViewContext) -> dict[str, str]:
    """The addresses of translated pages, by those of the originals, which links then lead to."""
    addresses = {}
    for original in context.library.translated:
        if translation := context.library.translations(original).get(context.code):
            addresses[context.address(original)] = context.address(translation)
    return addresses


def _sections(
    context: ViewContext, original: Entry[Record], untranslated: tuple[Link, ...]
) -> Iterator[Section | None]:
    """The sections in the language of the interface."""
    code, t = context.site.language.code, context.text
    if not original.id:
        yield where_do_you_live(context)
        yield newest_plans(context)
    yield section(
        context.anchor("grants"), t("money-by-year"), listed(YearSums, _sums(context, original))
    )
    for number, group in enumerate(_groups(context, original), 1):
        yield Section(
            id=context.anchor("group", id=number),
            heading=group.heading or Link(t("activities")),
            parts=(ActivityList(group.rows),),
            shape=group.shape,
        )
    heading = t("only-in", language=context.language.language_name(code))
    yield section(context.anchor("untranslated"), heading, listed(Links, untranslated))


def _sums(context: ViewContext, original: Entry[Record]) -> tuple[YearSum, ...]:
    if holds(original, Plan):
        return year_sums(context, original)
    if not holds(original, Activity):
        return ()
    plan = context.library.plan_of(original)
    return sums_of_lines(context, plan, original.record.overview_lines)


def _groups(context: ViewContext, original: Entry[Record]) -> Iterator[ActivityGroup]:
    library = context.library
    if holds(original, Plan):
        lang = context.foreign(context.site.language.code)
        activities = {context.link(a).address: a for a in library.activities_of(original)}
        for group in activity_groups(context, original):
            heading = group.heading
            if heading and group.shape:
                heading = replace(heading, lang=lang)
            rows = tuple(
                _with_summary(context, row, activities[row.link.address]) for row in group.rows
            )
            yield ActivityGroup(heading, rows, group.shape)
    elif holds(original, Partnership):
        rows = tuple(_plans(context, original))
        yield ActivityGroup(Link(context.text("plans")), rows)


def _plans(context: ViewContext, partnership: Entry[Partnership]) -> Iterator[ActivityRow]:
    for plan in context.library.plans_of(partnership):
        row = ActivityRow(
            link=context.link(plan),
            number=None,
            summary=None,
            amount=None,
            amount_label=None,
            role=standing(context, plan).state,
        )
        yield _with_summary(context, row, plan)


def _with_summary(context: ViewContext, row: ActivityRow, entry: Entry[Record]) -> ActivityRow:
    """A row with the translated summary of its record, and never with the original's."""
    translation = context.library.translations(entry).get(context.code)
    summary = translation.record.summary if translation else None
    return replace(row, summary=summary, lang=context.foreign(context.code))


def _untranslated(context: ViewContext, original: Entry[Record], body: bool) -> Iterator[Link]:
    """The sections of the original page that have not been translated."""
    sections: tuple[Contents, ...] = ()
    if holds(original, Activity):
        sections = activity_view(context, original).contents
    elif holds(original, Plan):
        sections = plan_view(context, original).contents
    elif holds(original, Partnership):
        sections = partnership_view(context, original).contents
    texts = {c.id for c in context.body(original).headings}
    shown = set(map(context.anchor, _SHOWN_HERE))
    for line in sections:
        translated = body if line.id in texts else line.id in shown
        if not translated:
            code = context.site.language.code if line.id in texts else context.language.code
            address = f"{context.address(original)}#{line.id}"
            yield Link(line.text, address, lang=context.foreign(code))
