"""What becomes of sign-offs where the history is another: begun anew, squashed, sent by mail, forged."""

import shutil

from publishing.reviews.identity.host import AnsweredHost, Answers, Host
from tests.reviews.projects import RAY, Project
from tests.reviews.situations.of_people import LOGIN, by_form, filled_in, with_signature
from tests.reviews.situations.of_words import EARLIER, PAGE, signed_on_main
from tests.reviews.situations.table import holds, refused
from tests.reviews.small_site import BACKGROUND

OWNER = "owner@example.org"
PGP = "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iHUEABYKAB0WIQ\n =abcd\n -----END PGP SIGNATURE-----"


# Begun anew


def _begin_anew(project: Project) -> None:
    """One commit without a past takes the place of all; what stood before is gone for good."""
    project.git("checkout", "-q", "--orphan", "anew")
    project.commit(OWNER)
    project.git("branch", "-q", "-f", "main")
    project.git("switch", "-q", "-C", "change")
    project.git("branch", "-q", "-D", "anew")
    project.git("reflog", "expire", "--expire=now", "--all")
    project.git("gc", "-q", "--prune=now")
    assert len(project.git("rev-list", "--all").split()) == 1


@refused("identity not proven")
def a_history_is_begun_anew_and_its_signatures_are_gone(project: Project) -> None:
    """Whoever writes a history anew could write anything into it."""
    signed_on_main(project)
    _begin_anew(project)


@holds()
def a_page_is_signed_again_after_its_history_was_begun_anew(project: Project) -> None:
    signed_on_main(project)
    _begin_anew(project)
    project.sign_and_commit()


@holds("changed-since-review")
def a_page_that_was_signed_in_a_history_begun_anew_changes(project: Project) -> None:
    _begin_anew(project)
    project.sign_and_commit()
    project.replace(PAGE, "You may say no.", "You may refuse.")
    project.commit("editor")


@holds()
def a_form_proves_who_signed_also_in_a_history_begun_anew(project: Project) -> Host:
    """The website still has it; what it says of pull requests is asked where somebody publishes."""
    entry = project.sign(day=EARLIER, proof="form 12")
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    _begin_anew(project)
    return AnsweredHost(Answers(commits={project.head(): None}, forms={"12": filled_in(entry, LOGIN)}))


@refused("no pull request brought form 12")
def a_form_in_a_history_begun_anew_came_with_no_pull_request(project: Project) -> Host:
    entry = project.sign(day=EARLIER, proof="form 12")
    project.commit("41898282+github-actions[bot]@users.noreply.github.com")
    _begin_anew(project)
    forms = {"12": filled_in(entry, LOGIN)}
    return AnsweredHost(Answers(commits={project.head(): None}, forms=forms, agreed={project.head(): None}))


# Sent and copied


@holds()
def a_reviewer_without_an_account_sends_her_commit_by_mail(project: Project) -> None:
    """A bundle is a file that can be attached. The commit in it is the one that she signed."""
    hers = Project(shutil.copytree(project.path, project.path.with_name("hers"), symlinks=True))
    hers.on_branch("sign-off")
    hers.sign_and_commit()
    attached = project.path.with_name("sign-off.bundle")
    hers.git("bundle", "create", "-q", str(attached), "main..sign-off")
    project.git("fetch", "-q", str(attached), "sign-off:sign-off")
    project.git("merge", "-q", "--no-ff", "-m", "Bring what came by mail", "sign-off")


@holds()
def the_owner_picks_the_commit_of_a_form_into_another_branch(project: Project) -> Host:
    """The form proves who signed, whoever made the commit."""
    entry = project.sign(proof="form 12")
    by_form(project, entry, filled_in(entry, LOGIN))
    brought = project.head()
    project.git("switch", "-q", "-C", "change", "main")
    (project.path / "README.md").write_text("More.\n", encoding="utf-8")
    project.commit(OWNER)
    project.git("cherry-pick", brought)
    return AnsweredHost(Answers(commits={project.head(): None}, forms={"12": filled_in(entry, LOGIN)}))


@refused("identity not proven")
def a_doctor_signs_with_a_key_that_is_no_ssh_key(project: Project) -> None:
    """The register has none of that kind, so it proves nothing, and nobody is asked about it."""
    project.sign()
    project.commit("lee")
    with_signature(project, PGP)


@holds()
def words_are_kept_elsewhere_and_git_holds_a_pointer(project: Project) -> None:
    """As with Git LFS: what is read of a commit goes through the same filter as what is checked out of it."""
    keep = "sh -c 'cat > .git/far; echo version https://git-lfs.github.com/spec/v1'"
    project.git("config", "filter.far.clean", keep)
    project.git("config", "filter.far.smudge", "cat .git/far")
    (project.path / ".gitattributes").write_text(f"{PAGE} filter=far\n", encoding="utf-8")
    project.replace(PAGE, "You may say no.", "You may refuse.")
    project.commit("editor")
    assert "You may refuse." not in project.git("show", f"HEAD:{PAGE}")
    project.sign_and_commit()


# Merged against all advice


def _forged_on_main(project: Project) -> None:
    project.sign(day=EARLIER)
    project.commit("stranger")
    project.git("branch", "-q", "-f", "main")


@refused("identity not proven")
def a_forged_entry_was_merged(project: Project) -> None:
    """Nothing is changed any more: so it is told when the site is published."""
    _forged_on_main(project)


@holds(page=BACKGROUND)
def a_forged_entry_was_merged_and_a_doctor_signs_another_page(project: Project) -> None:
    """She could not mend it: old entries are neither edited nor deleted."""
    _forged_on_main(project)
    project.sign_and_commit(BACKGROUND)


@holds("never-reviewed")
def a_forged_entry_was_merged_and_an_editor_corrects_the_page(project: Project) -> None:
    _forged_on_main(project)
    project.replace(PAGE, "You may say no.", "You may refuse.")
    project.commit("editor")


def _squash(project: Project) -> None:
    project.sign_and_commit(day=EARLIER)
    project.git("switch", "-q", "main")
    project.git("merge", "-q", "--squash", "change")
    project.commit(OWNER)
    project.git("switch", "-q", "-C", "change")


@refused("identity not proven")
def a_squash_lost_a_signature(project: Project) -> None:
    _squash(project)


@holds()
def a_squash_lost_a_signature_and_its_reviewer_signs_again(project: Project) -> None:
    _squash(project)
    project.sign_and_commit()


@holds()
def a_squash_lost_a_signature_and_what_its_reviewer_signed_again_is_merged(project: Project) -> None:
    """Publishing is told nothing any more: she has mended it."""
    _squash(project)
    project.sign_and_commit()
    project.git("branch", "-q", "-f", "main")


@refused("identity not proven", "current")
def a_squash_lost_a_signature_and_another_signs(project: Project) -> None:
    """Hers is still open."""
    _squash(project)
    project.sign_and_commit(reviewer=RAY)
    project.git("branch", "-q", "-f", "main")


@holds()
def the_same_entry_stands_twice_since_a_merge_and_another_page_is_signed(project: Project) -> None:
    signed_on_main(project)
    project.ledger().open("a", encoding="utf-8").write(project.ledger().read_text(encoding="utf-8"))
    project.commit("stranger")
    project.git("branch", "-q", "-f", "main")
    project.sign_and_commit(BACKGROUND)
