"""Pages made of parts: what is left out where it is empty, and what is found within what."""

from actionplans.views.basic_parts import PageHead, Paragraph, paragraph
from actionplans.views.elements import Contents
from actionplans.views.page import View, section, subsection
from actionplans.views.parts.details import Details

INTRO = paragraph("Her er tallene.")
TEXT = paragraph("Tallene stemmer.")


def test_a_section_without_parts_is_left_out() -> None:
    assert section("del-a", "A") is None
    assert section("del-a", "A", None, None) is None
    assert subsection("A", None) is None
    assert paragraph(None) is None
    assert paragraph("") is None


def test_an_introduction_does_not_stand_alone() -> None:
    assert section("del-a", "A", None, intro=INTRO) is None
    made = section("del-a", "A", None, TEXT, intro=INTRO)
    assert made
    assert made.parts == (INTRO, TEXT)


def test_contents_are_the_sections_that_are_there() -> None:
    made = section("del-a", "A", TEXT)
    assert made
    view = View(title="T", address="t/", head=(PageHead(title="T"),), sections=(made, *made.parts))
    assert view.contents == (Contents("del-a", "A"),)


def test_a_page_is_walked_from_top_to_bottom_and_into_its_parts() -> None:
    texts = [paragraph(text) for text in ("1", "2", "3", "4", "5")]
    head, aside, inner, second, closing = (text for text in texts if text)
    details = Details(summary="S", remark="R", parts=(inner,))
    made = section("del-a", "A", subsection("B", details), second)
    assert made
    view = View(
        title="T",
        address="t/",
        head=(head,),
        aside=(aside,),
        sections=(made,),
        closing=(closing,),
    )
    walked = list(view.walk())
    assert [part for part in walked if isinstance(part, Paragraph)] == texts
    assert walked.index(details) < walked.index(inner)
