"""What is signed: whose words they are, how strictly they are reviewed, which edits are let through."""

from datetime import date

from tests.reviews.projects import EMAILS, KIM, LEE, RAY, Project
from tests.reviews.situations.table import holds, refused
from tests.reviews.small_site import BACKGROUND, SAFETY, SMALL_PRINT, TREATMENT

PAGE, FEVER = f"docs/{TREATMENT}", f"docs/{SAFETY}"
HELP, SOURCES, WEEKS = "docs/_partials/note-on-help.md", "docs/_data/sources.yml", "docs/_data/durations.yml"
NO = "You may say no."
EARLIER = date(2026, 11, 25)


def signed_on_main(project: Project, page: str = TREATMENT, reviewer: str = LEE, day: date = EARLIER) -> None:
    project.sign_and_commit(page, day, reviewer=reviewer)
    project.git("branch", "-q", "-f", "main")


# Whose words


@holds()
def an_editor_writes_and_a_doctor_signs(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("editor")
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page")
def a_doctor_signs_her_own_words(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("lee")
    project.sign_and_commit()


@refused("lee@home.example wrote words of this page")
def a_doctor_signs_what_she_wrote_from_another_address_with_the_same_key(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("lee@home.example", key="lee")
    project.sign()
    project.commit("lee@home.example", key="lee")


@refused("lee@hospital.example wrote words of this page")
def a_doctor_signs_what_she_helped_to_write(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("editor")
    project.git(
        "commit", "--amend", "-q", "-m", f"Say it plainly\n\nCo-authored-by: A Doctor <{EMAILS['lee'].upper()}>"
    )
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page")
def a_doctor_signs_a_page_whose_shared_block_she_wrote(project: Project) -> None:
    project.replace("docs/_partials/small-print.md", "information only", "facts only")
    project.commit("lee")
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page")
def a_doctor_signs_a_page_that_cites_what_she_wrote(project: Project) -> None:
    project.replace(SOURCES, "A made-up register", "A register")
    project.commit("lee")
    project.sign_and_commit()


@holds(page=BACKGROUND)
def a_doctor_signs_a_page_that_does_not_cite_what_she_wrote(project: Project) -> None:
    project.replace(SOURCES, "A made-up register", "A register")
    project.commit("lee")
    project.sign_and_commit(BACKGROUND)


@refused("lee@hospital.example wrote words of this page")
def a_map_of_names_hides_no_author(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("lee")
    (project.path / ".mailmap").write_text(f"Nobody <nobody@example.org> <{EMAILS['lee']}>\n", encoding="utf-8")
    project.commit()
    project.sign_and_commit()


@refused("lee-example@users.noreply.github.com wrote words of this page")
def the_address_that_the_website_makes_for_a_login_is_the_same_person(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("7+Lee-Example@users.noreply.github.com")
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page")
def a_doctor_writes_words_while_merging_and_signs_them(project: Project) -> None:
    """`git log` passes merges over: the words would be nobody's."""
    project.git("switch", "-q", "-c", "side", "main")
    project.replace(PAGE, "Ask who calls you.", "Ask who will call you.")
    project.commit("editor")
    project.git("switch", "-q", "change")
    project.git("merge", "-q", "--no-commit", "--no-ff", "side")
    project.replace(PAGE, NO, "You may always say no.")
    project.commit("lee")
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page")
def a_doctor_writes_a_fact_while_merging_and_signs_the_page(project: Project) -> None:
    project.git("switch", "-q", "-c", "side", "main")
    project.replace(SOURCES, "The example hospital", "Example hospital")
    project.commit("editor")
    project.git("switch", "-q", "change")
    project.git("merge", "-q", "--no-commit", "--no-ff", "side")
    project.replace(WEEKS, "2 to 4 weeks", "2 to 4 long weeks")
    project.commit("lee")
    project.sign_and_commit()


@holds()
def a_doctor_updates_her_branch_and_signs(project: Project) -> None:
    """A merge that git makes by itself has no words of whoever merges."""
    project.git("switch", "-q", "main")
    project.replace(PAGE, "Ask who calls you.", "Ask who will call you.")
    project.commit("editor")
    project.git("switch", "-q", "change")
    project.replace(PAGE, "You may say no.", "You may refuse.")
    project.commit("editor")
    project.git("-c", "user.email=lee@hospital.example", "merge", "-q", "--no-ff", "-m", "Update branch", "main")
    project.sign_and_commit()


@refused("lee@hospital.example wrote words of this page", "changed-since-review")
def who_took_words_out_of_a_fact_wrote_it_too(project: Project) -> None:
    project.replace(WEEKS, "2 to 4 weeks", "2 to 4 weeks, or longer")
    project.commit("editor")
    signed_on_main(project, reviewer=RAY)
    project.replace(WEEKS, ", or longer", "")
    project.commit("lee")
    project.sign_and_commit()


@holds()
def who_wrote_what_another_doctor_signed_may_sign_it_later(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("lee")
    signed_on_main(project, reviewer=RAY)
    project.sign_and_commit()


@refused("ray@hospital.example wrote words of this page", "withdrawn")
def who_wrote_the_words_signs_them_after_their_review_was_taken_back(project: Project) -> None:
    _ray_writes(project)
    project.sign_and_commit(day=EARLIER)
    project.withdraw()
    project.commit("lee", key="lee")
    project.sign_and_commit(reviewer=RAY, hour=10)


@refused("ray@hospital.example wrote words of this page", "withdrawn")
def who_wrote_the_words_signs_them_with_a_comma_more_after_their_review_was_taken_back(project: Project) -> None:
    _ray_writes(project)
    project.sign_and_commit(day=EARLIER)
    project.withdraw(day=EARLIER, hour=10)
    project.commit("lee", key="lee")
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit()
    project.sign_and_commit(reviewer=RAY)


@refused("lee@hospital.example wrote words of this page", "changed-since-review", SAFETY)
def a_doctor_is_no_doctor_for_her_own_words_that_a_nurse_has_read(project: Project) -> None:
    project.replace(f"docs/{SAFETY}", "if you shiver", "when you shiver")
    project.commit("lee")
    project.sign_and_commit(SAFETY, EARLIER, reviewer=KIM)
    project.replace(f"docs/{SAFETY}", "Do not wait", "Never wait")
    project.commit()
    project.sign_and_commit(SAFETY)


def _ray_writes(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("ray")


@refused("kim@hospital.example wrote words of this page", "partly-reviewed", SAFETY)
def a_nurse_is_no_second_pair_of_eyes_for_her_own_words(project: Project) -> None:
    project.replace(FEVER, "Do not wait", "Never wait")
    project.commit("kim")
    signed_on_main(project, SAFETY)
    project.sign_and_commit(SAFETY, reviewer=KIM)


# Words that are not what the entry says


@refused("is not the digest of docs/care/wait.md at the commit", "changed-since-review")
def a_digest_of_words_that_no_commit_holds(project: Project) -> None:
    project.replace(PAGE, NO, "You may never say no.")
    project.sign()
    project.replace(PAGE, "You may never say no.", NO)
    project.commit("lee", key="lee")


@refused("no commit of this branch holds these words", "current")
def a_commit_of_nowhere(project: Project) -> None:
    """The words are those of the page all the same, so readers are told nothing false."""
    project.sign()
    project.replace("reviews/care--wait.yml", project.head(), "f" * 40)
    project.commit("lee", key="lee")


@holds()
def another_page_changes_after_a_squash_took_the_commit_of_an_entry_away(project: Project) -> None:
    """What was agreed on before is not asked again for a commit that is gone."""
    project.sign(day=EARLIER)
    project.replace("reviews/care--wait.yml", project.head(), "f" * 40)
    project.commit("lee", key="lee")
    project.git("branch", "-q", "-f", "main")
    project.replace(f"docs/{BACKGROUND}", "what is foreign", "what does not belong")
    project.commit("editor")


@holds("changed-since-review")
def words_change_after_they_were_signed(project: Project) -> None:
    project.sign_and_commit()
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("editor")


@holds()
def words_are_put_back_as_they_were_signed(project: Project) -> None:
    project.sign_and_commit()
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("editor")
    project.replace(PAGE, "You may refuse.", NO)
    project.commit("editor")


@holds()
def other_pages_change_and_main_moves_on(project: Project) -> None:
    project.sign_and_commit()
    project.git("switch", "-q", "main")
    project.replace(f"docs/{BACKGROUND}", "what is foreign", "what does not belong")
    project.commit("editor")
    project.git("switch", "-q", "change")
    project.git("merge", "-q", "--no-edit", "main")


@refused("the words changed on 2026-11-20, after they are said to have been read", "current")
def words_are_said_to_have_been_read_before_they_were_written(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("editor", day="2026-11-20")
    project.sign_and_commit(read_on=date(2026, 11, 10))


@holds()
def words_are_signed_some_days_after_they_were_read(project: Project) -> None:
    project.sign_and_commit(read_on=date(2026, 11, 28))


# How strictly


@refused("may not sign pages of the class 'safety'", page=SAFETY)
def a_page_is_made_less_strict_and_signed_in_one_change(project: Project) -> None:
    project.replace(FEVER, "review_class: safety", "review_class: background")
    project.commit("editor")
    project.sign_and_commit(SAFETY, reviewer=RAY)


@refused("the page was of the class 'safety'", "never-reviewed", SAFETY)
def a_page_is_made_less_strict_by_an_editor(project: Project) -> None:
    project.replace(FEVER, "review_class: safety", "review_class: background")
    project.commit("editor")


@holds(page=SAFETY)
def a_page_is_made_less_strict_and_who_may_sign_the_stricter_class_signs(project: Project) -> None:
    project.replace(FEVER, "review_class: safety", "review_class: background")
    project.commit("editor")
    project.sign_and_commit(SAFETY)


@holds("partly-reviewed")
def a_page_is_made_stricter_by_an_editor(project: Project) -> None:
    signed_on_main(project)
    project.replace(PAGE, "review_class: treatment", "review_class: safety")
    project.commit("editor")


@refused("the page is of another class. Write review_class: treatment")
def an_entry_names_a_looser_class_than_the_page(project: Project) -> None:
    project.sign()
    project.replace("reviews/care--wait.yml", "review_class: treatment", "review_class: index")
    project.commit("lee", key="lee")


@holds("partly-reviewed", SAFETY)
def a_safety_page_with_a_doctor_alone_waits_for_a_nurse(project: Project) -> None:
    project.sign_and_commit(SAFETY)


@holds(page=SAFETY)
def a_doctor_and_a_nurse_sign_a_safety_page(project: Project) -> None:
    project.sign_and_commit(SAFETY)
    project.sign_and_commit(SAFETY, reviewer=KIM, hour=10)


@holds("changed-since-review", SAFETY)
def a_safety_page_changes_between_its_two_signatures(project: Project) -> None:
    project.sign_and_commit(SAFETY)
    project.replace(FEVER, "Do not wait", "Never wait")
    project.commit("editor")


# Edits that are let through


@holds()
def a_comma_is_carried_over(project: Project) -> None:
    signed_on_main(project)
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign_and_commit(outcome="carried-over", note="Only a comma came.")


@holds()
def a_slip_of_the_pen_is_carried_over(project: Project) -> None:
    project.replace(PAGE, "Some people wait longer", "Some poeple wait longer")
    project.commit("editor")
    signed_on_main(project)
    project.replace(PAGE, "poeple", "people")
    project.commit("editor")
    project.sign_and_commit(outcome="carried-over", note="A slip was mended.")


@holds()
def another_doctor_carries_it_over(project: Project) -> None:
    signed_on_main(project)
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign_and_commit(reviewer=RAY, outcome="carried-over", note="Only a comma came.")


def _carried(project: Project, file: str, old: str, new: str, page: str = TREATMENT) -> None:
    signed_on_main(project, page)
    project.replace(file, old, new)
    project.commit("editor")
    project.sign_and_commit(page, outcome="carried-over", note="Only a comma moved.")


@refused("'not' went", "changed-since-review")
def a_not_goes_by_carrying_over(project: Project) -> None:
    project.replace(PAGE, NO, "You may not say no.")
    project.commit("editor")
    _carried(project, PAGE, "You may not say no.", NO)


@refused("note-on-help.md stands on pages of the class safety", "changed-since-review")
def the_warning_of_a_treatment_page_is_turned_round_by_carrying_over(project: Project) -> None:
    _carried(project, HELP, "Do not wait", "Do wait")


@refused("'2' became '3'", "changed-since-review")
def a_number_changes_by_carrying_over(project: Project) -> None:
    _carried(project, PAGE, "for 2 weeks", "for 3 weeks")


@refused("'weeks' became 'days'", "changed-since-review")
def a_unit_changes_by_carrying_over(project: Project) -> None:
    _carried(project, PAGE, "for 2 weeks", "for 2 days")


@refused("'may' became 'must'", "changed-since-review")
def a_may_becomes_a_must_by_carrying_over(project: Project) -> None:
    _carried(project, PAGE, "You may say no.", "You must say no.")


@refused("the source waiting changed", "changed-since-review")
def a_source_changes_by_carrying_over(project: Project) -> None:
    _carried(project, SOURCES, "https://www.example.org/waiting", "https://www.example.org/other")


@refused("what overrides/fragments/time.html shows changed", "changed-since-review")
def a_drawing_changes_by_carrying_over(project: Project) -> None:
    _carried(project, "overrides/fragments/time.html", "<time", '<time class="new"')


@refused("what mkdocs.yml shows changed", "changed-since-review")
def an_address_of_the_settings_changes_by_carrying_over(project: Project) -> None:
    project.replace(SMALL_PRINT, "Your team", "{{ extra.feedback_address }} Your team")
    project.commit("editor")
    _carried(project, "mkdocs.yml", '[FEEDBACK_ADDRESS, ""]', '[FEEDBACK_ADDRESS, "feedback@example.org"]')


@refused("what docs/assets/images/logo.svg shows changed", "changed-since-review")
def a_picture_changes_by_carrying_over(project: Project) -> None:
    project.replace(PAGE, "Some people wait", "![Two cells](/assets/images/logo.svg)\n\nSome people wait")
    project.commit("editor")
    _carried(project, "docs/assets/images/logo.svg", "<svg ", '<svg opacity="1" ')


@refused("became '](/index.md)'", "changed-since-review")
def a_link_changes_by_carrying_over(project: Project) -> None:
    project.replace(PAGE, "Ask where you sleep for", "Ask [where you sleep](/about/cells.md) for")
    project.commit("editor")
    _carried(project, PAGE, "(/about/cells.md)", "(/index.md)")


@refused("a page of the class safety is read again", "changed-since-review", SAFETY)
def a_safety_page_is_carried_over(project: Project) -> None:
    project.sign_and_commit(SAFETY, EARLIER)
    project.sign_and_commit(SAFETY, EARLIER, reviewer=KIM, hour=10)
    project.git("branch", "-q", "-f", "main")
    project.replace(FEVER, "if you shiver", "if you shiver,")
    project.commit("editor")
    project.sign_and_commit(SAFETY, outcome="carried-over", note="Only a comma came.")


@refused("words went or came since the review of 2026-11-25, and 25 may be carried over", "changed-since-review")
def many_small_steps_are_no_small_edit(project: Project) -> None:
    signed_on_main(project)
    for step in range(3):
        project.replace(PAGE, NO, f"{NO} {' '.join(f'word{chr(97 + number)}x' for number in range(10))}.")
        project.commit("editor")
        project.sign_and_commit(outcome="carried-over", note="Only a comma moved.", hour=9 + step)


@refused("an edit is carried over from words that somebody signed, and not from these", "changed-since-review")
def a_carry_over_starts_from_words_that_nobody_signed(project: Project) -> None:
    entry = project.sign(day=EARLIER)
    project.commit("lee", key="lee")
    project.git("branch", "-q", "-f", "main")
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign(outcome="carried-over", note="Only a comma came.")
    project.replace("reviews/care--wait.yml", f"carried_from: {entry.words}", f"carried_from: {'a' * 64}")
    project.commit("lee", key="lee")
