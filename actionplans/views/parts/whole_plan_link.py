"""The links to a whole plan and its documents, by what kind of plan it is."""

from actionplans.model.plan import Plan
from actionplans.reader import Entry
from actionplans.views.context import ViewContext
from actionplans.views.elements import Link


def whole_plan_link(context: ViewContext, plan: Entry[Plan]) -> Link:
    """The link to the page that shows a whole plan or agreement."""
    text = context.text("whole-agreement-page" if plan.record.is_agreement else "whole-page")
    return Link(text, context.whole_plan_address(plan))


def pdf_text(context: ViewContext, plan: Entry[Plan], size: str) -> str:
    """The text of the link to a plan's or an agreement's PDF, with its pages and size in words."""
    return context.text(
        "whole-agreement-pdf" if plan.record.is_agreement else "whole-pdf", size=size
    )


def short_pdf_text(context: ViewContext, plan: Entry[Plan], size: str) -> str:
    """The text of the link to the PDF of a plan or an agreement in short, likewise."""
    return context.text(
        "short-agreement-pdf" if plan.record.is_agreement else "short-pdf", size=size
    )
