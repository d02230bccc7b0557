"""The index of places."""

from collections.abc import Iterable, Iterator

from actionplans.model.place import Place
from actionplans.reader import Entry
from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View, listed, present, section
from actionplans.views.parts.mentioned import is_mentioned
from actionplans.views.parts.places import place_count
from actionplans.views.parts.register import Register, RegisterLine


def places_view(context: ViewContext) -> View:
    """The index of places, grouped by the place that contains each; those without any come last."""
    text, title = context.text, context.text("places")
    entries = context.library.places.values()
    near = [entry for entry in entries if context.site.whereabouts.all_of(entry)]
    others = [entry for entry in entries if not context.site.whereabouts.all_of(entry)]
    unclear = [entry for entry in others if not is_mentioned(context, entry)]
    is_in_doubt = context.site.mentions.is_in_doubt
    description = context.text("places-description", count=context.plan_count)
    return View(
        title=title,
        address=context.page("places"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(
            PageHead(
                title=title,
                summary=f"{description} {text('places-counted')}" if near else description,
            ),
        ),
        sections=present(
            *(
                section(
                    context.anchor("group", id=number), name, listed(Register, _lines(context, it))
                )
                for number, (name, it) in enumerate(_districts(context, near).items(), 1)
            ),
            section(
                context.anchor("mentioned-only"),
                text("mentioned-only"),
                listed(
                    Register, _lines(context, (it for it in others if is_mentioned(context, it)))
                ),
            ),
            section(
                context.anchor("names-in-doubt"),
                text("names-in-doubt"),
                listed(Register, _lines(context, (it for it in unclear if is_in_doubt(it)))),
            ),
            section(
                context.anchor("unmentioned"),
                context.text("unmentioned", count=context.plan_count),
                listed(Register, _lines(context, (it for it in unclear if not is_in_doubt(it)))),
            ),
        ),
    )


def _districts(context: ViewContext, entries: list[Entry[Place]]) -> dict[str, list[Entry[Place]]]:
    """Places by the name of the one that contains them; those without one come last."""
    districts: dict[str, list[Entry[Place]]] = {}
    for entry in entries:
        parent = entry.record.part_of
        name = context.library.places[parent].record.name if parent else ""
        districts.setdefault(name, []).append(entry)
    order = sorted(districts, key=lambda name: (not name, context.language.sort_key(name)))
    return {name or context.text("other-places"): districts[name] for name in order}


def _lines(context: ViewContext, entries: Iterable[Entry[Place]]) -> Iterator[RegisterLine]:
    for entry in sorted(entries, key=lambda e: context.language.sort_key(e.record.name)):
        kind = context.language.label("PlaceKind", entry.record.kind)
        has_any = bool(context.site.whereabouts.all_of(entry))
        details = f"{kind} · {place_count(context, entry)}" if has_any else kind
        yield RegisterLine(link=context.link(entry), details=details)
