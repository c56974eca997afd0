"""Who may sign texts off: one record a person or team, as docs/_data/reviewers.yml holds them."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from publishing.content.models.field_types import Identifier, Line, Record, ReviewClass
from publishing.content.models.source import web_address

Profession = Literal["doctor", "nurse", "pharmacist", "lay-reader"]
SSH_KEY = (
    r"^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com|"
    r"sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]{40,}={0,3}$"
)


class Absence(Record):
    """Days on which a reviewer cannot be asked."""

    first: date = Field(description="the first day they are away")
    last: date = Field(description="the last day they are away")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}. Write the first day, then the last")
        return self


class Reviewer(Record):
    """A person or team that may sign texts off."""

    id: Identifier = Field(description="a short name of small letters, digits and single hyphens")
    name: Line = Field(description="the name readers see")
    kind: Literal["person", "organization"] = Field(description="person or organization")
    role: Line = Field(description="what makes them fit to review")
    counts_as: Profession | None = Field(
        None, description="doctor, nurse, pharmacist or lay-reader: some pages need two kinds; leave out for a team"
    )
    interests: Line | None = Field(
        None, description="who pays them or has paid them that readers should know of, or: None to declare"
    )
    github: Annotated[str, Field(pattern=r"^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$")] | None = Field(
        None, description="their login on GitHub, without @: what they do on its website is theirs"
    )
    keys: Annotated[tuple[Annotated[str, Field(pattern=SSH_KEY)], ...], Field(strict=False)] = Field(
        (), description="their public SSH keys, each as in a .pub file without its last word: what these sign is theirs"
    )
    signers: Annotated[tuple[Line, ...], Field(strict=False)] = Field(
        (), description="the e-mail addresses that git knows them by: whose words they cannot sign off"
    )
    second: Identifier | None = Field(None, description="the id of who is asked when a review is 30 days late")
    signs: Annotated[tuple[ReviewClass, ...], Field(strict=False)] = Field(
        (), description="the classes of pages they may sign off: safety, treatment, background, index"
    )
    left: date | None = Field(None, description="the last day they could sign; leave out while they are with us")
    away: Annotated[tuple[Absence, ...], Field(strict=False)] = Field(
        (), description="when they cannot be asked: a list of first and last days; reviews go to `second` meanwhile"
    )
    url: Annotated[str, AfterValidator(web_address)] | None = Field(None, description="their own public page")

    @property
    def can_prove_it(self) -> bool:
        """Whether anybody could show that it was them who signed: without a key and a login, nobody can."""
        return bool(self.keys or self.github)

    def is_here(self, today: date) -> bool:
        """Whether they can be asked on a day: they have not left, and are not away."""
        return not (self.left and today > self.left) and not any(one.first <= today <= one.last for one in self.away)
