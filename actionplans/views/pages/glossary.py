"""The glossary: abbreviations and words, each with an anchor that texts link to."""

from actionplans.views.basic_parts import PageHead
from actionplans.views.context import ViewContext
from actionplans.views.page import View, present, section
from actionplans.views.parts.glossary_terms import glossary_terms


def glossary_view(context: ViewContext) -> View:
    """The glossary, in alphabetical order."""
    title = context.text("glossary")
    description = context.text("glossary-description", count=context.plan_count)
    return View(
        title=title,
        address=context.page("glossary"),
        description=description,
        breadcrumbs=(context.home(),),
        head=(PageHead(title=title, summary=description),),
        sections=present(
            glossary_terms(context, used=True),
            section(
                context.anchor("unmentioned"),
                context.text("unmentioned", count=context.plan_count),
                glossary_terms(context, used=False),
            ),
        ),
    )
