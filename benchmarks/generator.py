"""A generator of sites: what each has to have, and the corpus in plain Markdown."""

import json
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from benchmarks.corpus import Activity, Corpus, Plan


class Generator(ABC):
    """A generator, with a folder of its own."""

    name: str
    package: str = ""
    """What pip installs, pinned; empty for this program and those from npm."""

    npm_package: str = ""
    """What npm installs, pinned, for a generator that runs on Node.js."""

    output = "site"
    kept: tuple[str, ...] = ()
    """What a continuous integration would keep from build to build, besides the content."""

    content = "content"

    def __init__(self, folder: Path, programs: Path) -> None:
        """
        Args:
            folder: its folder, which need not exist.
            programs: the folder of the programs that are installed for it.
        """
        self.folder = folder
        self.programs = programs

    @property
    @abstractmethod
    def command(self) -> list[str]:
        """The command that builds the site, run in its folder."""

    @abstractmethod
    def settings(self) -> dict[str, str]:
        """Its settings and templates, by their paths."""

    def write(self, corpus: Corpus) -> None:
        """Write the corpus, and the settings."""
        shutil.rmtree(self.folder, ignore_errors=True)
        files = self.settings() | self.register(corpus)
        for plan in corpus.plans:
            files[f"{self.content}/{self.plan_file(plan)}"] = self.plan_text(plan)
            for activity in plan.activities:
                files[self.file(plan, activity)] = self.activity_text(plan, activity)
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def file(self, plan: Plan, activity: Activity) -> str:
        """The file of an activity."""
        return f"{self.content}/{folder_of(plan)}/aktivitet-{activity.number}.md"

    def plan_file(self, plan: Plan) -> str:
        """The file of a plan, below the content folder."""
        return f"{folder_of(plan)}/index.md"

    def register(self, corpus: Corpus) -> dict[str, str]:
        """Files of the whole corpus."""
        links = "\n".join(f"- [Plan {plan.year}]({folder_of(plan)}/)" for plan in corpus.plans)
        return {f"{self.content}/index.md": f"{front('Handleplaner')}\n{links}\n"}

    def plan_text(self, plan: Plan) -> str:
        """The text of a plan."""
        return f"{front(f'Plan {plan.year}')}\nPlanen for {plan.year}.\n"

    def activity_text(self, plan: Plan, activity: Activity) -> str:
        """The text of an activity."""
        return f"{front(activity.title)}\n{activity.summary}\n\n{body(activity)}"

    def change(self, corpus: Corpus) -> None:
        """Change the text of one activity."""
        plan = corpus.plans[-1]
        path = self.folder / self.file(plan, plan.activities[0])
        path.write_text(path.read_text(encoding="utf-8") + "\nEt ord mere.\n", encoding="utf-8")

    def pages(self) -> int:
        """The pages of the site that was built last."""
        return sum(1 for _ in (self.folder / self.output).rglob("*.html"))

    def forget(self, *, keep: bool) -> None:
        """Remove the site, and what was kept from build to build unless it is to stay."""
        for name in (self.output, *(() if keep else self.kept)):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def folder_of(plan: Plan) -> str:
    """The folder of a plan, below the content folder."""
    return f"partnerskab-{plan.partnership}/{plan.year}"


def front(title: str) -> str:
    """Front matter with a title."""
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"


def body(activity: Activity) -> str:
    """The paragraphs of an activity, in Markdown."""
    return "\n\n".join(activity.paragraphs) + "\n"
