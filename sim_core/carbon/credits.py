"""Credits: projects with baseline, additionality, leakage and buffer; retired once.

A credit is a serial number. A registry hands each number out once and takes it back
never, so that no tonne can count for two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sim_core.carbon.tables import carbon_table
from sim_core.errors import IslandError
from sim_core.nature.permanence import permanence


@dataclass(frozen=True)
class Project:
    """What a project claims and how sound the claim is; shares are 0 to 1."""

    id: str
    kind: str
    removed_t_per_year: float
    baseline_t_per_year: float
    additionality: float
    leakage_share: float
    is_measured: bool
    price_yuan_per_t: float
    first_year: int = 0

    @property
    def buffer_share(self) -> float:
        """Credits put aside for losses, by the kind's permanence."""
        return permanence(self.kind).buffer_share

    @property
    def permanence_years(self) -> float:
        return permanence(self.kind).years

    @property
    def creditable_t_per_year(self) -> float:
        """Beyond the baseline, less leakage, less the buffer; whole tonnes are sold."""
        beyond = max(self.removed_t_per_year - self.baseline_t_per_year, 0.0)
        return beyond * (1.0 - self.leakage_share) * (1.0 - self.buffer_share)

    @property
    def marks(self) -> Mapping[str, float]:
        """Additionality, permanence, leakage and measurement, each 0 to 1."""
        century = float(carbon_table("credits")["quality"]["full_permanence_years"])
        return {
            "additionality": self.additionality,
            "permanence": min(self.permanence_years / century, 1.0),
            "leakage": 1.0 - self.leakage_share,
            "measured": 1.0 if self.is_measured else 0.0,
        }

    @property
    def quality(self) -> float:
        """0 to 100: the four marks, weighted."""
        weights: Mapping[str, float] = carbon_table("credits")["quality"]["weight"]
        marks = self.marks
        total = 0.0
        for name in sorted(marks):
            total += float(weights[name]) * marks[name]
        return 100.0 * total


@dataclass(frozen=True)
class Batch:
    """Credits of one project and year with consecutive numbers, a tonne each."""

    project: str
    year: int
    first: int
    count: int

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + self.count)


@dataclass(frozen=True)
class Registry:
    """Projects, what each has issued, and who retired which number."""

    projects: Mapping[str, Project] = field(default_factory=dict)
    issued: Mapping[tuple[str, int], int] = field(default_factory=dict)
    retired: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    buffer_t: Mapping[str, float] = field(default_factory=dict)

    def with_project(self, project: Project) -> "Registry":
        """A project is entered once; another of its name is refused."""
        if project.id in self.projects:
            raise IslandError(f'there is a project "{project.id}" already')
        _refuse_bad_numbers(project)
        return replace(self, projects={**self.projects, project.id: project})

    def issue(self, project_id: str, year: int) -> tuple["Registry", Batch]:
        """Credits of a year, at most once for each project and year."""
        project = self._project(project_id)
        if (project_id, year) in self.issued:
            raise IslandError(f"{project_id} has issued its credits of {year}")
        count = int(project.creditable_t_per_year)
        beyond = max(project.removed_t_per_year - project.baseline_t_per_year, 0.0)
        aside = beyond * (1.0 - project.leakage_share) * project.buffer_share
        buffer = {**self.buffer_t}
        buffer[project_id] = buffer.get(project_id, 0.0) + aside
        issued = {**self.issued, (project_id, year): count}
        after = replace(self, issued=issued, buffer_t=buffer)
        return after, Batch(project_id, year, 0, count)

    def retire(self, batch: Batch, owner: str) -> "Registry":
        """Use credits up; one that is not issued or already used is refused."""
        there = self.issued.get((batch.project, batch.year), 0)
        taken = dict(self.retired)
        for number in batch.numbers:
            key = (batch.project, batch.year, number)
            if not 0 <= number < there:
                raise IslandError(f"{batch.project} {batch.year}: no credit {number}")
            if key in taken:
                raise IslandError(
                    f"credit {number} of {batch.project} {batch.year} was retired by "
                    f"{taken[key]}"
                )
            taken[key] = owner
        return replace(self, retired=taken)

    def retired_t(self, owner: str | None = None) -> float:
        """Tonnes retired, by one owner or in all; a credit is a tonne."""
        return float(sum(1 for name in self.retired.values() if owner in (None, name)))

    def reversed(self, project_id: str, lost_t: float) -> tuple["Registry", float]:
        """A loss is paid out of the project's buffer; returns what it cannot pay."""
        have = self.buffer_t.get(project_id, 0.0)
        paid = min(have, lost_t)
        buffer = {**self.buffer_t, project_id: have - paid}
        return replace(self, buffer_t=buffer), lost_t - paid

    def _project(self, project_id: str) -> Project:
        if project_id not in self.projects:
            raise IslandError(f'there is no project "{project_id}"')
        return self.projects[project_id]


def _refuse_bad_numbers(project: Project) -> None:
    for name in ("additionality", "leakage_share"):
        if not 0.0 <= getattr(project, name) <= 1.0:
            raise IslandError(f"{project.id}: {name} must lie between 0 and 1")
    for name in ("removed_t_per_year", "baseline_t_per_year", "price_yuan_per_t"):
        if not 0.0 <= getattr(project, name) < float("inf"):
            raise IslandError(f"{project.id}: {name} must be a number from 0")


@dataclass(frozen=True)
class Use:
    """Credits of one project that an island would set against its year."""

    project: Project
    bought_t: float


def countable_t(
    uses: Iterable[Use], residual_t: float, cut_share: float
) -> dict[str, float]:
    """Tonnes of each project that may count, best quality first.

    Nothing counts before the cut that the rule asks for, nothing of too low a quality,
    and never more than the residual.
    """
    rules = carbon_table("credits")["rule"]
    found: dict[str, float] = {}
    left_t = residual_t if cut_share >= float(rules["cut_before_share"]) else 0.0
    ordered = sorted(uses, key=lambda use: (-use.project.quality, use.project.id))
    for use in ordered:
        is_good = use.project.quality >= float(rules["least_quality"])
        counted = min(use.bought_t, left_t) if is_good else 0.0
        found[use.project.id] = max(counted, 0.0)
        left_t -= found[use.project.id]
    return found
