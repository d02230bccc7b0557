"""The head of a translation's page."""

from dataclasses import dataclass

from actionplans.locale import LanguageTag, language_tag
from actionplans.model.activity import Activity
from actionplans.model.partnership import Partnership
from actionplans.model.plan import Plan
from actionplans.model.record import Record
from actionplans.model.translation import Translation
from actionplans.reader import Entry, holds
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link
from actionplans.views.page import Part
from actionplans.views.parts.activity_head import plan_title


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationHead(Part):
    """The head of a translation's page."""

    lang: LanguageTag | None
    """The language of the interface; None where it is the translation's."""

    kind: str | None
    """The type of the original, in the interface's language: `Activity 8`."""

    title: str
    plan_title: str | None
    """The sentence that names an activity's title in its plan; None where that is shown."""

    summary: Link | None
    original: Link | None
    """The page of the original; None where all of it is translated."""

    original_language: str
    """The name of the original's language in the interface's language."""


def translation_head(
    context: ViewContext,
    translation: Translation,
    original: Entry[Record],
    *,
    lang: LanguageTag | None,
    is_whole: bool,
) -> TranslationHead:
    """The head of a translation's page.

    Args:
        context: the site in the language of the translation.
        translation: the translation.
        original: the record that it is a translation of.
        lang: the language of the interface; None where it is the translation's.
        is_whole: whether all of the original is translated.
    """
    code = context.site.language.code
    record = original.record
    title = str(getattr(record, "name", None) or getattr(record, "title", ""))
    return TranslationHead(
        lang=lang,
        kind=_kind(context, original),
        title=translation.name,
        plan_title=plan_title(context, original, translation)
        if holds(original, Activity)
        else None,
        summary=_summary(translation, original, language_tag(code)),
        original=None
        if is_whole
        else Link(title, context.address(original), lang=context.foreign(code)),
        original_language=context.language.language_name(code),
    )


def _kind(context: ViewContext, original: Entry[Record]) -> str | None:
    record = original.record
    if isinstance(record, Activity):
        return f"{context.text('activity')} {record.numbers or ''}".strip()
    if isinstance(record, Plan):
        return context.language.label("PlanKind", record.kind)
    if isinstance(record, Partnership):
        return context.language.label("PartnershipKind", record.kind)
    return None


def _summary(record: Translation, original: Entry[Record], lang: LanguageTag) -> Link | None:
    """The translated summary, or the original's with its language."""
    if record.summary:
        return Link(record.summary)
    summary = getattr(original.record, "summary", None)
    return Link(summary, lang=lang) if summary else None
