"""Who signs: the owner, an editor, an author, two reviewers, a stranger, each by every way there is."""

from datetime import date

from publishing.reviews.digests import short
from publishing.reviews.identity import forms
from publishing.reviews.identity.host import AnsweredHost, Answers, Form, Host
from publishing.reviews.ledger.entry import Entry
from publishing.text.form_fields import NO_ANSWER
from tests.reviews.keys import private_key, public_key
from tests.reviews.projects import JO, KIM, LEE, RAY, TODAY, Project
from tests.reviews.situations.table import holds, refused
from tests.reviews.small_site import BACKGROUND, SAFETY, TREATMENT

REGISTER = "docs/_data/reviewers.yml"
LOGIN, OTHER = "Lee-Example", "stranger"
EARLIER = date(2026, 11, 25)


def committed_by(project: Project, login: str | None) -> Host:
    """The website, which knows who made the newest commit there."""
    return AnsweredHost(Answers(commits={project.head(): login}))


def filled_in(entry: Entry, login: str, **changes: str) -> Form:
    """The form that an entry could come from."""
    statement = next(text for text, outcome in forms.STATEMENTS.items() if outcome == entry.outcome)
    said = {
        forms.PAGE: entry.page.removesuffix(".md"),
        forms.MARK: short(entry.words),
        forms.READ_ON: str(entry.read_on or NO_ANSWER),
        forms.STATEMENT: f"- [x] {statement}",
        forms.NOTE: entry.note,
    } | {getattr(forms, key): value for key, value in changes.items() if key != "edited_by"}
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in said.items())
    return Form(login=login, edited_by=changes.get("edited_by"), body=body)


def by_form(project: Project, entry: Entry, form: Form) -> Host:
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    return AnsweredHost(Answers(commits={project.head(): None}, forms={str(entry.form): form}))


def with_signature(project: Project, signature: str) -> None:
    """Put a signature into the newest commit that was made for something else."""
    head, gap, message = project.git("cat-file", "commit", "HEAD").partition("\n\n")
    forged = project.path / ".git" / "forged"
    forged.write_text(head + signature + gap + message, encoding="utf-8")
    project.git("reset", "-q", "--hard", project.git("hash-object", "-t", "commit", "-w", str(forged)).strip())


@holds()
def a_reviewer_signs_with_her_key(project: Project) -> None:
    project.sign_and_commit()


@holds()
def the_owner_merges_what_a_reviewer_signed(project: Project) -> None:
    project.sign_and_commit()
    (project.path / "README.md").write_text("More.\n", encoding="utf-8")
    project.commit("owner@example.org")


@holds()
def a_key_proves_it_whatever_address_the_commit_names(project: Project) -> None:
    project.sign()
    project.commit("lee@home.example", key="lee")


@holds()
def a_reviewer_commits_on_the_website(project: Project) -> Host:
    project.sign(proof="website")
    project.commit("7+lee-example@users.noreply.github.com")
    return committed_by(project, LOGIN)


@holds()
def a_squashed_branch_is_vouched_for_by_the_website(project: Project) -> Host:
    project.sign()
    project.commit("lee")
    return committed_by(project, LOGIN)


@holds()
def a_reviewer_fills_in_the_form(project: Project) -> Host:
    entry = project.sign(proof="form 12", note="Checked all doses: none found wrong")
    return by_form(project, entry, filled_in(entry, LOGIN))


@holds()
def a_note_in_a_form_may_have_lines_and_headings(project: Project) -> Host:
    entry = project.sign(proof="form 12", note='### Which page?\n\nAll of it: "every" dose, 100 %.')
    return by_form(project, entry, filled_in(entry, LOGIN))


@holds()
def a_lay_reader_signs_beside_a_doctor(project: Project) -> Host:
    project.sign_and_commit()
    entry = project.sign(reviewer=JO, proof="form 13", hour=10)
    return by_form(project, entry, filled_in(entry, "jo-example"))


@holds("partly-reviewed")
def a_lay_reader_alone_counts_for_no_doctor(project: Project) -> Host:
    entry = project.sign(reviewer=JO, proof="form 13")
    return by_form(project, entry, filled_in(entry, "jo-example"))


@refused("nobody can sign for 'team' yet")
def a_stranger_signs_as_the_team_that_nobody_can_sign_for(project: Project) -> None:
    _forge(project, "dr-lee", "team", name="Example Team", role="Specialists")
    project.replace("reviews/care--wait.yml", "  counts_as: doctor\n  interests: None to declare\n", "")
    project.commit("stranger", key="stranger")


@refused("nobody can sign for 'team' yet")
def an_editor_signs_her_words_from_another_address_as_the_team(project: Project) -> None:
    project.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    project.commit("editor")
    a_stranger_signs_as_the_team_that_nobody_can_sign_for(project)


@refused("identity not proven")
def a_stranger_writes_the_name_and_address_of_a_doctor(project: Project) -> None:
    project.sign()
    project.commit("lee")


@refused("identity not proven")
def a_stranger_signs_with_a_key_of_his_own(project: Project) -> None:
    project.sign()
    project.commit("lee", key="stranger")


@refused("identity not proven")
def the_owner_picks_the_commit_of_a_reviewer_into_another_branch(project: Project) -> None:
    """Another commit is another commit: the signature was on the first one."""
    project.sign_and_commit()
    signed = project.head()
    project.git("switch", "-q", "-C", "change", "main")
    (project.path / "README.md").write_text("More.\n", encoding="utf-8")
    project.commit("owner@example.org")
    project.git("cherry-pick", signed)


@refused("identity not proven", page=BACKGROUND)
def a_stranger_copies_the_signature_of_a_doctor_from_another_commit(project: Project) -> None:
    project.sign_and_commit()
    head, _, _ = project.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = head[head.index("\ngpgsig ") :]
    project.sign(BACKGROUND)
    project.commit("lee")
    with_signature(project, signature)


@refused("identity not proven")
def one_reviewer_signs_in_the_name_of_another(project: Project) -> None:
    project.sign(reviewer=LEE)
    project.commit("lee", key="ray")


@refused("identity not proven: it was made by @stranger")
def a_stranger_commits_on_the_website_with_the_address_of_a_doctor(project: Project) -> Host:
    project.sign(proof="website")
    project.commit("lee")
    return committed_by(project, OTHER)


@refused("identity not proven: it was made by nobody on the website")
def a_commit_from_elsewhere_only_says_it_comes_from_the_website(project: Project) -> Host:
    project.sign(proof="website")
    project.commit("lee")
    return committed_by(project, None)


@refused("identity not proven: the website was not asked")
def nobody_asked_the_website(project: Project) -> None:
    project.sign(proof="website")
    project.commit("lee")


@refused("was filled in by @stranger")
def a_stranger_fills_in_the_form(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, OTHER))


@refused("was filled in by @stranger, and not by a login of the register")
def a_stranger_fills_in_a_form_for_a_doctor_without_a_login(project: Project) -> Host:
    """She signs with a key, so no account is hers."""
    entry = project.sign(reviewer=RAY, proof="form 12")
    return by_form(project, entry, filled_in(entry, OTHER))


@refused("there is no form 12")
def a_form_that_nobody_filled_in_is_named(project: Project) -> Host:
    project.sign(proof="form 12")
    project.commit("stranger")
    return AnsweredHost(Answers(commits={project.head(): None}, forms={"12": None}))


@refused("was changed by @stranger afterwards")
def a_form_of_a_doctor_is_edited_by_somebody_else(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, edited_by=OTHER))


@refused("does not say what this entry says")
def a_form_for_another_page_is_used_again(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, PAGE="care/fever"))


@refused("does not say what this entry says")
def a_form_for_earlier_words_is_used_again(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, MARK="0123456789ab"))


@refused("does not say what this entry says")
def a_form_that_takes_a_review_back_is_turned_into_a_review(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    taken_back = next(text for text, outcome in forms.STATEMENTS.items() if outcome == "withdrawn")
    return by_form(project, entry, filled_in(entry, LOGIN, STATEMENT=f"- [x] {taken_back}"))


@refused("does not say what this entry says")
def the_day_of_reading_in_a_form_is_another(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, READ_ON="2026-11-20"))


@holds()
def the_day_of_reading_in_a_form_is_that_of_signing(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, READ_ON=str(entry.date)))


@refused("form 12 made an entry above, and makes no second one", "withdrawn")
def a_form_is_used_again_after_its_review_was_taken_back(project: Project) -> Host:
    entry = project.sign(day=EARLIER, proof="form 12")
    host = by_form(project, entry, filled_in(entry, LOGIN))
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.", host=host)
    project.git("branch", "-q", "-f", "main")
    old = project.ledger().read_text(encoding="utf-8").partition("\n- ")[0]
    project.ledger().open("a", encoding="utf-8").write(old.replace(entry.signed, f"{TODAY} 10:00") + "\n")
    return by_form(project, entry, filled_in(entry, LOGIN))


def _filled_in_on(project: Project, opened: date, changed: date | None = None) -> Host:
    entry = project.sign(proof="form 12")
    form = filled_in(entry, LOGIN).model_copy(update={"opened": opened, "changed": changed})
    return by_form(project, entry, form)


@refused("form 12 was filled in on 2026-06-01, and this says 2026-12-01")
def a_form_of_last_summer_becomes_a_review_of_today(project: Project) -> Host:
    """Its words are those of today; but nobody read them today, and the next review would be due half a year late."""
    return _filled_in_on(project, date(2026, 6, 1))


@refused("form 12 was filled in on 2026-12-04, and this says 2026-12-01")
def an_entry_is_older_than_its_form(project: Project) -> Host:
    return _filled_in_on(project, date(2026, 12, 4))


@holds()
def a_form_of_last_summer_is_filled_in_anew(project: Project) -> Host:
    return _filled_in_on(project, date(2026, 6, 1), date(2026, 11, 30))


@holds()
def a_form_waits_over_a_weekend_for_its_entry(project: Project) -> Host:
    return _filled_in_on(project, date(2026, 11, 28))


@holds()
def a_form_is_touched_again_after_its_entry(project: Project) -> Host:
    """It says what it said."""
    return _filled_in_on(project, TODAY, date(2026, 12, 20))


@refused("does not say what this entry says")
def the_note_of_a_form_is_another(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, filled_in(entry, LOGIN, NOTE="I read the first line only."))


@refused("'dr-new' was in no register before this change")
def a_stranger_adds_himself_to_the_register_and_signs(project: Project) -> None:
    text = (project.path / REGISTER).read_text(encoding="utf-8")
    record = (
        f"- id: dr-new\n  name: New Example\n  kind: person\n  role: Oncologist\n  counts_as: doctor\n"
        f'  interests: None to declare\n  keys: ["{public_key("stranger")}"]\n  signs: [treatment]\n'
    )
    (project.path / REGISTER).write_text(text + record, encoding="utf-8")
    project.commit("stranger", key="stranger")
    project.sign(reviewer="dr-new")
    project.commit("stranger", key="stranger")


@refused("identity not proven")
def a_stranger_adds_his_key_to_a_doctor_and_signs(project: Project) -> None:
    project.replace(REGISTER, public_key("lee"), public_key("stranger"))
    project.commit("stranger", key="stranger")
    project.sign()
    project.commit("lee", key="stranger")


@refused("may not sign pages of the class 'treatment'")
def a_nurse_gives_herself_the_right_and_signs(project: Project) -> None:
    project.replace(REGISTER, "signs: [safety, background]", "signs: [safety, background, treatment]")
    project.commit("kim", key="kim")
    project.sign_and_commit(reviewer=KIM)


@refused("left on 2026-06-30")
def who_left_is_brought_back_in_the_change_that_they_sign(project: Project) -> None:
    project.replace(REGISTER, "  left: 2026-06-30\n", "")
    project.commit("stranger")
    project.sign(reviewer="dr-gone")
    project.commit("gone@hospital.example", key="gone")


@refused("may not sign pages of the class 'safety'", page=SAFETY)
def a_reviewer_without_the_right_signs_a_safety_page(project: Project) -> None:
    _forge(project, "dr-lee", RAY, page=SAFETY, name="Ray Example", role="Oncologist",
           interests="Speaks for a maker of cells, who pays the travel")  # fmt: skip
    project.commit("ray", key="ray")


@holds(page=BACKGROUND)
def a_nurse_signs_a_background_page(project: Project) -> None:
    project.sign_and_commit(BACKGROUND, reviewer=KIM)


@refused("this is not the name of 'dr-lee'")
def an_entry_names_a_more_famous_doctor(project: Project) -> None:
    project.sign()
    project.replace("reviews/care--wait.yml", "name: Lee Example", "name: A more famous name")
    project.commit("lee", key="lee")


@refused("this is not the role of 'dr-lee'")
def a_role_that_nobody_gave(project: Project) -> None:
    project.sign()
    project.replace("reviews/care--wait.yml", "role: Hematologist, MD", "role: Chief of oncology")
    project.commit("lee", key="lee")


@refused("this is not the interests of 'dr-ray'")
def interests_that_are_left_out(project: Project) -> None:
    project.sign(reviewer=RAY)
    project.replace(
        "reviews/care--wait.yml", "interests: Speaks for a maker of cells, who pays the travel", "interests: None"
    )
    project.commit("ray", key="ray")


@refused("this is not the counts as of 'reader-jo'")
def a_lay_reader_calls_herself_a_doctor(project: Project) -> Host:
    entry = project.sign(reviewer=JO, proof="form 13")
    project.replace("reviews/care--wait.yml", "counts_as: lay-reader", "counts_as: doctor")
    return by_form(project, entry, filled_in(entry, "jo-example"))


@refused("identity not proven")
def a_doctor_signs_a_merge_that_brings_a_forged_entry(project: Project) -> None:
    """She vouches for the merge, not for what another commit brought."""
    project.sign()
    project.commit("stranger")
    project.on_branch("aside")
    project.git("switch", "-q", "-C", "side", "main")
    (project.path / "README.md").write_text("More.\n", encoding="utf-8")
    project.commit("lee", key="lee")
    project.git(
        *("-c", "gpg.format=ssh", "-c", f"user.signingKey={private_key('lee')}", "merge", "-q", "-S", "--no-ff"),
        *("-m", "Merge", "change"),
    )


# Who agreed to a form


def _merged(project: Project, agreed: list[str] | None, login: str = LOGIN, **more: object) -> Host:
    """The form of a doctor, merged into main, and who merged or approved that."""
    entry = project.sign(proof="form 12", **more)
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    project.merge_into_main()
    merge = project.head()
    project.on_branch()
    forms_of_it = {"12": filled_in(entry, login)}
    return AnsweredHost(Answers(commits={}, forms=forms_of_it, agreed={merge: agreed}))


@refused("form 12 was merged by @lee-example, who filled it in")
def a_doctor_merges_her_own_form_alone(project: Project) -> Host:
    """The program that opened the pull request is its author, so the website lets her approve it."""
    return _merged(project, [LOGIN])


@refused("form 12 was merged by @lee-example, who filled it in")
def a_program_merges_a_form_that_nobody_approved(project: Project) -> Host:
    return _merged(project, [])


@holds()
def a_doctor_merges_her_own_form_that_another_approved(project: Project) -> Host:
    return _merged(project, [LOGIN, "ray-example"])


@holds()
def another_merges_the_form_of_a_doctor(project: Project) -> Host:
    return _merged(project, ["owner"])


@refused("no pull request brought form 12")
def a_form_came_without_a_pull_request(project: Project) -> Host:
    """Who may push to the branch, or has its rules off, would sign alone."""
    return _merged(project, None)


@holds()
def a_form_lies_in_a_change_that_is_not_merged_yet(project: Project) -> Host:
    """The website knows of nobody who merged it, and its own check must not wait for one."""
    entry = project.sign(proof="form 12")
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    return AnsweredHost(Answers(forms={"12": filled_in(entry, LOGIN)}, agreed={project.head(): None}))


@holds("withdrawn")
def a_withdrawal_by_form_came_without_a_pull_request(project: Project) -> Host:
    project.sign_and_commit()
    return _merged(project, None, outcome="withdrawn", note="I missed a dose.", hour=10)


@holds("withdrawn")
def a_doctor_takes_a_review_back_and_merges_that_herself(project: Project) -> Host:
    project.sign_and_commit()
    return _merged(project, [LOGIN], outcome="withdrawn", note="I missed a dose.", hour=10)


def _forge(project: Project, real: str, wanted: str, page: str = TREATMENT, **more: str) -> None:
    """Write an entry as somebody else, without asking the command that would refuse it."""
    entry = project.sign(page, reviewer=real)
    file = project.ledger(page)
    text = file.read_text(encoding="utf-8").replace(f"reviewer: {real}", f"reviewer: {wanted}")
    for key, value in more.items():
        text = text.replace(f"{key}: {getattr(entry, key)}", f"{key}: {value}")
    file.write_text(text, encoding="utf-8")
