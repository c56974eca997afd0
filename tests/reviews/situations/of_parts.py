"""Somebody reviews a part of a page, which makes no page reviewed, or approves with remarks on parts."""

from datetime import date

from publishing.reviews.identity import forms
from publishing.reviews.identity.host import Form, Host
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.ledger.scope import Scope
from tests.reviews.projects import RAY, Project
from tests.reviews.situations.of_people import LOGIN, by_form, filled_in
from tests.reviews.situations.of_words import signed_on_main
from tests.reviews.situations.table import holds, refused
from tests.reviews.small_site import SAFETY, TREATMENT

EARLIER = date(2026, 11, 25)
SECTION = Scope(("in-short",))
BOTH = Scope(("in-short", "who-calls"))
DOSES = Scope(subject="medicines and their doses")
LEDGER = "reviews/care--wait.yml"


@holds("never-reviewed")
def a_doctor_reviews_a_section(project: Project) -> None:
    project.sign_and_commit(scope=SECTION)


@holds("never-reviewed")
def a_doctor_reviews_every_section_and_not_the_page(project: Project) -> None:
    project.sign_and_commit(scope=BOTH)


@holds("never-reviewed")
def a_doctor_reviews_the_doses(project: Project) -> None:
    project.sign_and_commit(scope=DOSES)


@holds()
def a_doctor_reviews_the_page_and_later_a_section(project: Project) -> None:
    project.sign_and_commit(day=EARLIER)
    project.sign_and_commit(scope=SECTION)


@holds("partly-reviewed", SAFETY)
def a_doctor_reviews_a_safety_page_and_another_person_a_subject_of_it(project: Project) -> None:
    project.sign_and_commit(SAFETY, EARLIER)
    project.sign_and_commit(SAFETY, reviewer="nurse-kim", scope=DOSES)


@holds("never-reviewed")
def a_doctor_reviews_a_section_with_a_form(project: Project) -> Host:
    entry = project.sign(proof="form 12", scope=BOTH)
    return by_form(project, entry, _form_of_parts(entry, "in-short, who-calls"))


@refused("does not say what this entry says")
def the_form_names_one_section_and_the_entry_two(project: Project) -> Host:
    entry = project.sign(proof="form 12", scope=BOTH)
    return by_form(project, entry, _form_of_parts(entry, "in-short"))


@refused("does not say what this entry says")
def the_form_names_a_section_and_the_entry_is_of_the_page(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, _form_of_parts(entry, "in-short"))


@refused("does not say what this entry says")
def the_form_is_of_the_page_and_names_a_section_all_the_same(project: Project) -> Host:
    entry = project.sign(proof="form 12", scope=SECTION)
    return by_form(project, entry, _with(filled_in(entry, LOGIN), "in-short"))


def _form_of_parts(entry: Entry, sections: str) -> Form:
    return _with(filled_in(entry, LOGIN, STATEMENT=f"- [x] {forms.PART}"), sections)


def _with(form: Form, sections: str) -> Form:
    """The form with the fields of a form for parts."""
    fields = f"### {forms.SECTIONS}\n\n{sections}\n\n### {forms.SUBJECT}\n\n{forms.NOTHING_CHOSEN}\n\n"
    return form.model_copy(update={"body": fields + form.body})


@holds()
def a_doctor_approves_with_a_remark_in_the_form(project: Project) -> Host:
    entry = project.sign(proof="form 12", remarks=(("in-short", "Say who: calls."), ("who-calls", "Name a number.")))
    return by_form(project, entry, _remarked(entry, "in-short: Say who:  calls.\n- `who-calls`: Name a number."))


@refused("does not say what this entry says")
def a_remark_is_left_out_of_the_entry(project: Project) -> Host:
    entry = project.sign(proof="form 12")
    return by_form(project, entry, _remarked(entry, "in-short: This is wrong."))


@refused("does not say what this entry says")
def an_entry_has_a_remark_that_its_form_has_not(project: Project) -> Host:
    entry = project.sign(proof="form 12", remarks=(("in-short", "Fine."),))
    return by_form(project, entry, filled_in(entry, LOGIN))


def _remarked(entry: Entry, remarks: str) -> Form:
    form = filled_in(entry, LOGIN)
    return form.model_copy(update={"body": f"### {forms.REMARKS}\n\n{remarks}\n\n{form.body}"})


@refused("is not the digest of docs/care/wait.md#in-short at the commit", "current")
def a_remark_is_bound_to_other_words(project: Project) -> None:
    entry = project.sign(remarks=(("in-short", "Say who."),))
    project.replace(LEDGER, f"words: {entry.remarks[0].words}", f"words: {'e' * 64}")
    project.commit("lee", key="lee")


@refused("is not the digest of docs/care/wait.md#in-short at the commit")
def a_section_is_signed_with_other_words(project: Project) -> None:
    digest = project.sign(scope=SECTION).part_words
    project.replace(LEDGER, f"part_words: {digest}", f"part_words: {'e' * 64}")
    project.commit("lee", key="lee")


@refused("the sections and the digest of their words belong together")
def a_section_is_signed_without_its_words(project: Project) -> None:
    digest = project.sign(scope=SECTION).part_words
    project.replace(LEDGER, f"  part_words: {digest}\n", "")
    project.commit("lee", key="lee")


@refused("this line of an old entry was edited or deleted")
def a_review_of_a_subject_becomes_one_of_the_page(project: Project) -> None:
    _on_main(project, DOSES)
    project.replace(LEDGER, f"  only_subject: {DOSES.subject}\n", "")
    project.commit("stranger", key="stranger")


@refused("a shared block is reviewed as a whole", page="_partials/small-print.md", status="partly-reviewed")
def a_shared_block_is_reviewed_for_one_subject(project: Project) -> None:
    project.sign_and_commit("_partials/small-print.md", EARLIER, reviewer="nurse-kim", review_class="safety")
    project.sign("_partials/small-print.md", review_class="safety")
    ledger = project.ledger("_partials/small-print.md")
    text = ledger.read_text(encoding="utf-8")
    last = text.rindex("  words: ")
    ledger.write_text(f"{text[:last]}  only_subject: plain language\n{text[last:]}", encoding="utf-8")
    project.commit("lee", key="lee")


@refused("only what was read can be a part of a page", "changed-since-review")
def a_part_is_carried_over(project: Project) -> None:
    signed_on_main(project)
    project.replace(f"docs/{TREATMENT}", "Ask who calls you.", "Ask, who calls you.")
    project.commit()
    project.carry()
    project.replace(LEDGER, "  carried_from: ", "  only_subject: plain language\n  carried_from: ")
    project.commit("lee", key="lee")


@refused("an edit is carried over from words that somebody signed, and not from these")
def a_review_of_a_subject_is_carried_over_to_the_page(project: Project) -> None:
    _on_main(project, DOSES)
    before = project.reviews().digests.of(TREATMENT).digest
    project.replace(f"docs/{TREATMENT}", "Ask who calls you.", "Ask, who calls you.")
    project.commit()
    entry = project.sign()
    text = project.ledger().read_text(encoding="utf-8")
    place = text.rindex("outcome: approved")
    text = text[:place] + text[place:].replace("outcome: approved", "outcome: carried-over")
    text = text.replace(f"  words: {entry.words}", f"  carried_from: {before}\n  words: {entry.words}")
    project.ledger().write_text(text, encoding="utf-8")
    project.commit("lee", key="lee")


@refused("the page was of the class 'safety'", "never-reviewed", SAFETY)
def a_page_is_made_less_strict_and_one_subject_of_it_signed(project: Project) -> None:
    project.replace(f"docs/{SAFETY}", "review_class: safety", "review_class: background")
    project.commit()
    project.sign_and_commit(SAFETY, scope=DOSES)


@refused("the page was of the class 'safety'", "withdrawn", SAFETY)
def a_page_is_made_less_strict_and_its_review_taken_back(project: Project) -> None:
    signed_on_main(project, SAFETY)
    project.replace(f"docs/{SAFETY}", "review_class: safety", "review_class: background")
    project.commit()
    project.withdraw(SAFETY)
    project.commit("lee", key="lee")


@refused("ray@hospital.example wrote words of this page")
def who_wrote_the_words_signs_them_after_a_review_of_a_part(project: Project) -> None:
    _ray_writes(project)
    project.sign_and_commit(day=EARLIER, scope=DOSES)
    project.sign_and_commit(reviewer=RAY)


@refused("ray@hospital.example wrote words of this page")
def who_wrote_the_words_reviews_a_section(project: Project) -> None:
    _ray_writes(project)
    project.sign_and_commit(reviewer=RAY, scope=SECTION)


@holds()
def a_section_is_reviewed_by_who_wrote_what_another_doctor_signed(project: Project) -> None:
    _ray_writes(project)
    project.sign_and_commit(day=EARLIER)
    project.sign_and_commit(reviewer=RAY, scope=SECTION)


def _ray_writes(project: Project) -> None:
    project.replace(f"docs/{TREATMENT}", "You may say no.", "You may refuse.")
    project.commit("ray")


def _on_main(project: Project, scope: Scope) -> None:
    project.sign_and_commit(day=EARLIER, scope=scope)
    project.merge_into_main()
    project.on_branch()
