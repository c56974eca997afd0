"""What becomes of sign-offs: they are added to, edited, taken back, moved; and who signed changes or leaves."""

from datetime import date

from tests.reviews.keys import public_key
from tests.reviews.projects import KIM, LEE, RAY, TODAY, Project
from tests.reviews.situations.of_words import EARLIER, NO, PAGE, signed_on_main
from tests.reviews.situations.table import holds, refused
from tests.reviews.small_site import BACKGROUND, SAFETY, TREATMENT

LEDGER, REGISTER, MOVED = "reviews/care--wait.yml", "docs/_data/reviewers.yml", "docs/_data/moved.yml"
NEW = "care/waiting.md"


# Again, and by others


@holds()
def a_second_reviewer_signs_the_same_words(project: Project) -> None:
    """Most lines of the two entries are the same, and git would give those of the newer to who wrote the older."""
    signed_on_main(project)
    project.sign_and_commit(reviewer=RAY)


@holds(page=BACKGROUND)
def three_reviewers_sign_the_same_words_in_one_change(project: Project) -> None:
    for hour, reviewer in enumerate((LEE, RAY, KIM), start=9):
        project.sign_and_commit(BACKGROUND, reviewer=reviewer, hour=hour)


@holds()
def the_same_reviewer_signs_the_same_words_a_year_later(project: Project) -> None:
    signed_on_main(project, day=date(2025, 12, 2))
    project.sign_and_commit()


@holds()
def a_second_reviewer_carries_an_edit_over_that_the_first_carried_before(project: Project) -> None:
    signed_on_main(project)
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign_and_commit(outcome="carried-over", note="Only a comma came.")
    project.replace(PAGE, "Ask, who calls you.", "Ask, who calls you, please.")
    project.commit("editor")
    project.sign_and_commit(reviewer=RAY, outcome="carried-over", note="Only a please came.", hour=10)


@holds()
def a_squash_by_the_bot_and_the_next_change_on_top(project: Project) -> None:
    signed_on_main(project)
    project.replace(f"docs/{BACKGROUND}", "what is foreign", "what does not belong")
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    project.sign_and_commit(BACKGROUND)


@holds()
def two_changes_add_to_one_file_and_an_editor_merges_them(project: Project) -> None:
    """Both end the file, so git asks. Whoever answers has signed nothing, and takes nothing away."""
    project.sign_and_commit(reviewer=RAY, hour=10)
    newer = project.ledger().read_text(encoding="utf-8")
    project.git("switch", "-q", "main")
    project.sign_and_commit()
    older = project.ledger().read_text(encoding="utf-8")
    project.git("switch", "-q", "change")
    project.git("merge", "-q", "--no-commit", "--no-ff", "-X", "ours", "main")
    project.ledger().write_text(older + newer, encoding="utf-8")
    project.commit("editor")


# Old entries stay as they are


@refused("this line of an old entry was edited or deleted", "never-reviewed")
def an_old_note_is_edited(project: Project) -> None:
    """Nobody signed what stands there now, so it is no review either."""
    signed_on_main(project)
    project.replace(LEDGER, "note: Read", "note: Carefully read")
    project.commit("stranger")


@refused("an old entry was deleted at the end of this file", "current")
def an_old_entry_is_deleted(project: Project) -> None:
    """Without a review of somebody's the page only looks less reviewed."""
    signed_on_main(project)
    project.sign_and_commit(reviewer=RAY)
    project.git("branch", "-q", "-f", "main")
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text[: text.rindex("- page:")], encoding="utf-8")
    project.commit("stranger")


@refused("this file of old entries was deleted")
def a_ledger_is_deleted(project: Project) -> None:
    signed_on_main(project)
    project.ledger().unlink()
    project.commit("stranger")


@refused("this line adds to an old entry")
def a_key_is_added_to_an_old_entry(project: Project) -> None:
    signed_on_main(project)
    project.ledger().open("a", encoding="utf-8").write("  read_on: 2026-11-24\n")
    project.commit("stranger")


@refused("this file of old entries was deleted", "current", BACKGROUND)
def a_ledger_goes_with_its_page(project: Project) -> None:
    """What was signed stays signed, also when nobody can read it any more."""
    signed_on_main(project)
    project.sign_and_commit(BACKGROUND)
    project.git("branch", "-q", "-f", "main")
    _remove_page(project)
    project.ledger().unlink()
    project.commit("editor")


@holds("current", BACKGROUND)
def a_page_goes_and_its_ledger_stays(project: Project) -> None:
    signed_on_main(project)
    project.sign_and_commit(BACKGROUND)
    _remove_page(project)
    project.commit("editor")


def _remove_page(project: Project) -> None:
    (project.path / PAGE).unlink()
    project.replace("docs/index.md", "[The wait](/care/wait.md), ", "")
    project.replace("mkdocs.yml", "      - care/wait.md\n", "")


@refused("there is no docs/care/wait-list.md, and there was none at the commit named here")
def an_entry_about_a_page_that_never_was(project: Project) -> None:
    project.sign()
    text = project.ledger().read_text(encoding="utf-8").replace(TREATMENT, "care/wait-list.md")
    project.ledger("care/wait-list.md").write_text(text, encoding="utf-8")
    project.ledger().unlink()
    project.commit("lee", key="lee")


# Taken back


@holds("withdrawn")
def a_reviewer_takes_her_review_back(project: Project) -> None:
    signed_on_main(project)
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.")


@holds()
def a_reviewer_takes_her_review_back_and_another_stands(project: Project) -> None:
    signed_on_main(project)
    project.sign_and_commit(reviewer=RAY, day=EARLIER, hour=10)
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.")


@holds()
def a_reviewer_takes_her_review_back_and_signs_again(project: Project) -> None:
    signed_on_main(project)
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.")
    project.sign_and_commit(hour=10)


@refused("this entry says what one above it says", "withdrawn")
def a_review_that_was_taken_back_is_put_below_once_more(project: Project) -> None:
    """Its text is the reviewer's, and a commit of hers brought it. All three are of one minute."""
    signed_on_main(project)
    old = project.ledger().read_text(encoding="utf-8")
    project.sign_and_commit(day=EARLIER, outcome="withdrawn", note="I missed a dose.")
    project.git("branch", "-q", "-f", "main")
    project.ledger().open("a", encoding="utf-8").write(old)
    project.commit("stranger")


@refused("is before the entry above it", "withdrawn")
def a_review_that_was_taken_back_later_is_put_below_once_more(project: Project) -> None:
    signed_on_main(project)
    old = project.ledger().read_text(encoding="utf-8")
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.")
    project.git("branch", "-q", "-f", "main")
    project.ledger().open("a", encoding="utf-8").write(old)
    project.commit("stranger")


def _taken_back(project: Project, **more: object) -> tuple[str, str]:
    """What Lee signed, and the entry by which she took it back; both are merged."""
    signed_on_main(project)
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.", **more)
    project.git("branch", "-q", "-f", "main")
    text = project.ledger().read_text(encoding="utf-8")
    place = text.rindex("- page:")
    return text[:place], text[place:]


def _merge_ledger(project: Project, text: str, author: str = "stranger") -> None:
    """Merge another ledger against all advice, so that the next change begins with it."""
    project.ledger().write_text(text, encoding="utf-8")
    project.commit(author)
    project.git("branch", "-q", "-f", "main")


@refused("'dr-lee' took this back (2026-12-01 09:00)")
def a_withdrawal_is_deleted(project: Project) -> None:
    """No later build shows a review that its reviewer took back, whoever merged what."""
    approval, _ = _taken_back(project)
    _merge_ledger(project, approval)


@refused("'dr-lee' took this back")
def a_withdrawal_is_edited_so_that_it_counts_for_nothing(project: Project) -> None:
    approval, withdrawal = _taken_back(project)
    _merge_ledger(project, approval + withdrawal.replace("name: Lee Example", "name: Somebody"))


@refused("'dr-lee' took this back")
def a_withdrawal_is_put_above_what_it_took_back(project: Project) -> None:
    approval, withdrawal = _taken_back(project)
    _merge_ledger(project, withdrawal + approval)


@refused("'dr-lee' took this back", "partly-reviewed", SAFETY)
def the_withdrawal_of_one_of_two_is_deleted(project: Project) -> None:
    """What the other signed stands."""
    project.sign_and_commit(SAFETY, EARLIER)
    project.sign_and_commit(SAFETY, EARLIER, reviewer=KIM, hour=10)
    before = project.ledger(SAFETY).read_text(encoding="utf-8")
    project.sign_and_commit(SAFETY, outcome="withdrawn", note="I read too fast.")
    project.git("branch", "-q", "-f", "main")
    project.ledger(SAFETY).write_text(before, encoding="utf-8")
    project.commit("stranger")
    project.git("branch", "-q", "-f", "main")


@refused("'dr-lee' took this back", page=NEW)
def the_ledger_with_the_withdrawal_is_deleted_after_a_page_moved(project: Project) -> None:
    signed_on_main(project)
    _move(project)
    project.sign_and_commit(NEW, outcome="withdrawn", note="I missed a dose.")
    project.git("branch", "-q", "-f", "main")
    project.ledger(NEW).unlink()
    project.commit("stranger")
    project.git("branch", "-q", "-f", "main")


@holds("withdrawn")
def a_withdrawal_that_was_deleted_is_brought_back(project: Project) -> None:
    approval, withdrawal = _taken_back(project)
    _merge_ledger(project, approval)
    _merge_ledger(project, approval + withdrawal)


@holds()
def a_withdrawal_that_was_deleted_is_brought_back_and_the_page_signed_again(project: Project) -> None:
    approval, withdrawal = _taken_back(project)
    _merge_ledger(project, approval)
    _merge_ledger(project, approval + withdrawal)
    project.sign_and_commit(hour=10)


@refused("an old entry was deleted at the end of this file", "current")
def a_withdrawal_that_never_counted_is_deleted(project: Project) -> None:
    """Nobody misses what nobody of that name took back: else any line, added and deleted, would take a review down."""
    somebody_unknown_takes_a_review_back_under_another_name(project)
    project.git("branch", "-q", "-f", "main")
    text = project.ledger().read_text(encoding="utf-8")
    project.ledger().write_text(text[: text.rindex("- page:")], encoding="utf-8")
    project.commit("editor")


@holds("partly-reviewed", SAFETY)
def one_of_two_takes_her_review_back(project: Project) -> None:
    project.sign_and_commit(SAFETY, EARLIER)
    project.sign_and_commit(SAFETY, EARLIER, reviewer=KIM, hour=10)
    project.git("branch", "-q", "-f", "main")
    project.sign_and_commit(SAFETY, reviewer=KIM, outcome="withdrawn", note="I read too fast.")


@holds("changed-since-review")
def who_carried_an_edit_over_takes_that_back(project: Project) -> None:
    signed_on_main(project)
    project.replace(PAGE, "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign_and_commit(reviewer=RAY, outcome="carried-over", note="Only a comma came.")
    project.sign_and_commit(reviewer=RAY, outcome="withdrawn", note="It was more than a comma.", hour=10)


@refused("identity not proven", "withdrawn")
def somebody_unknown_takes_a_review_back(project: Project) -> None:
    """It is refused. Merged all the same, it leaves no page that claims a review which may have been taken back."""
    signed_on_main(project)
    project.sign(outcome="withdrawn", note="I missed a dose.")
    project.commit("stranger")


@refused("this is not the name of 'dr-lee'", "current")
def somebody_unknown_takes_a_review_back_under_another_name(project: Project) -> None:
    """What is wrong with it beside its proof sets it aside: nobody could take a review down with any line."""
    signed_on_main(project)
    project.sign(outcome="withdrawn", note="I missed a dose.")
    text = project.ledger().read_text(encoding="utf-8")
    place = text.rindex("name: Lee Example")
    project.ledger().write_text(text[:place] + text[place:].replace("Lee Example", "Somebody", 1), encoding="utf-8")
    project.commit("stranger")


@holds("withdrawn")
def a_reviewer_takes_her_review_back_after_her_right_was_narrowed(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, "signs: [safety, treatment, background, index]", "signs: [index]")
    project.commit("owner@example.org")
    project.git("branch", "-q", "-f", "main")
    project.sign_and_commit(outcome="withdrawn", note="I missed a dose.")


@refused("signed nothing above that could be taken back", "current")
def a_reviewer_takes_back_what_another_signed(project: Project) -> None:
    signed_on_main(project)
    project.sign(reviewer=RAY, hour=10)
    text = project.ledger().read_text(encoding="utf-8")
    first, last = text[: text.rindex("- page:")], text[text.rindex("- page:") :]
    project.ledger().write_text(first + last.replace("outcome: approved", "outcome: withdrawn"), encoding="utf-8")
    project.commit("ray", key="ray")


@refused("this file of old entries was deleted")
def a_sign_off_is_reverted_with_git(project: Project) -> None:
    """A commit that takes lines away says neither who took it back nor why."""
    signed_on_main(project)
    project.git("revert", "--no-edit", "HEAD")


# Pages move


def _move(project: Project, *, told: bool = True) -> None:
    project.git("mv", PAGE, f"docs/{NEW}")
    for file in ("docs/index.md", "mkdocs.yml"):
        project.replace(file, TREATMENT, NEW)
    if told:
        (project.path / MOVED).write_text(f"- id: care/wait/\n  to: {NEW}\n", encoding="utf-8")
    project.commit("editor")


@holds(page=NEW)
def a_page_moves_and_keeps_its_review(project: Project) -> None:
    signed_on_main(project)
    _move(project)


@holds("current", "index.md")
def a_page_whose_link_follows_the_move_keeps_its_review(project: Project) -> None:
    signed_on_main(project, "index.md")
    _move(project)


@holds(page=NEW)
def a_page_that_moved_is_signed_again(project: Project) -> None:
    signed_on_main(project)
    _move(project)
    project.replace(f"docs/{NEW}", NO, "You may refuse.")
    project.commit("editor")
    project.sign_and_commit(NEW)


@holds("changed-since-review", NEW)
def a_page_moves_and_changes(project: Project) -> None:
    signed_on_main(project)
    _move(project)
    project.replace(f"docs/{NEW}", NO, "You may refuse.")
    project.commit("editor")


@holds(page=NEW)
def a_page_moves_and_a_comma_is_carried_over(project: Project) -> None:
    signed_on_main(project)
    _move(project)
    project.replace(f"docs/{NEW}", "Ask who calls you.", "Ask, who calls you.")
    project.commit("editor")
    project.sign_and_commit(NEW, outcome="carried-over", note="Only a comma came.")


@holds("never-reviewed", NEW)
def a_page_moves_and_nobody_tells(project: Project) -> None:
    """Its history is not lost: the ledger stays, and a line in moved.yml brings it back."""
    signed_on_main(project)
    _move(project, told=False)


@refused("lee@hospital.example wrote words of this page", page=NEW)
def a_page_that_moved_keeps_its_authors(project: Project) -> None:
    project.replace(PAGE, NO, "You may refuse.")
    project.commit("lee")
    _move(project)
    project.sign_and_commit(NEW)


@refused("the page was of the class 'safety'", "never-reviewed", "care/hot.md")
def a_page_is_made_less_strict_while_it_moves(project: Project) -> None:
    project.git("mv", f"docs/{SAFETY}", "docs/care/hot.md")
    for file in ("docs/index.md", "mkdocs.yml"):
        project.replace(file, SAFETY, "care/hot.md")
    (project.path / MOVED).write_text("- id: care/fever/\n  to: care/hot.md\n", encoding="utf-8")
    project.replace("docs/care/hot.md", "review_class: safety", "review_class: background")
    project.commit("editor")


# People change


@holds()
def a_right_is_narrowed_after_the_sign_off(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, "signs: [safety, treatment, background, index]", "signs: [index]")
    project.commit("owner@example.org")


@holds()
def a_role_changes_after_the_sign_off(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, "role: Hematologist, MD", "role: Head of hematology")
    project.commit("owner@example.org")


@holds()
def a_key_is_exchanged_after_the_sign_off(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, public_key("lee"), public_key("lee-2"))
    project.commit("owner@example.org")


@holds()
def a_reviewer_leaves_on_the_day_she_signs(project: Project) -> None:
    project.replace(REGISTER, "  second: dr-ray\n", f"  second: dr-ray\n  left: {TODAY}\n")
    project.commit("owner@example.org")
    project.git("branch", "-q", "-f", "main")
    project.sign_and_commit()


@holds()
def a_reviewer_leaves_after_the_sign_off(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, "  second: dr-ray\n", "  second: dr-ray\n  left: 2026-11-30\n")
    project.commit("owner@example.org")


@refused("'dr-lee' has signed pages as 'Lee Example'", "current")
def a_reviewer_who_signed_gets_a_more_famous_name(project: Project) -> None:
    """Readers still meet the name that was signed with."""
    signed_on_main(project)
    project.replace(REGISTER, "name: Lee Example", "name: A more famous name")
    project.commit("stranger")


@refused("'dr-lee' has signed pages as 'person'", "current")
def a_reviewer_who_signed_becomes_an_organization(project: Project) -> None:
    signed_on_main(project)
    project.replace(REGISTER, "kind: person", "kind: organization")
    project.commit("stranger")


@refused("'dr-ray' has signed pages. Bring the record back", "current")
def the_record_of_a_reviewer_who_signed_is_deleted(project: Project) -> None:
    signed_on_main(project, reviewer=RAY)
    text = (project.path / REGISTER).read_text(encoding="utf-8")
    start, end = text.index("- id: dr-ray"), text.index("- id: nurse-kim")
    shorter = (text[:start] + text[end:]).replace("  second: dr-ray\n", "")
    (project.path / REGISTER).write_text(shorter, encoding="utf-8")
    project.commit("stranger")


# Days


@refused("is in the future", "never-reviewed")
def a_sign_off_of_the_day_after_tomorrow(project: Project) -> None:
    project.sign()
    project.replace(LEDGER, "signed: 2026-12-01", "signed: 2026-12-03")
    project.commit("lee", key="lee")


@holds()
def a_sign_off_of_tomorrow_for_it_is_tomorrow_in_the_east(project: Project) -> None:
    project.sign()
    project.replace(LEDGER, "signed: 2026-12-01", "signed: 2026-12-02")
    project.commit("lee", key="lee")


@refused("is before the entry above it", "current")
def a_sign_off_before_the_newest_one(project: Project) -> None:
    signed_on_main(project)
    project.sign()
    project.replace(LEDGER, "signed: 2026-12-01", "signed: 2026-11-01")
    project.commit("lee", key="lee")


@holds()
def a_leap_day(project: Project) -> None:
    signed_on_main(project, day=date(2024, 2, 29))
    project.sign_and_commit()
