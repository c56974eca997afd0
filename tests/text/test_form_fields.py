"""What stands below the labels of a form on GitHub."""

from publishing.text.form_fields import form_fields

BODY = (
    "### Name\r\n\r\npier\r\n\r\n### Word\r\n\r\n_No response_\r\n\r\n"
    "### Note\r\n\r\nOne\r\n\r\n### Name\r\n\r\nother\r\n"
)


def test_the_first_heading_of_a_label_counts_and_others_are_text():
    assert form_fields(BODY, ["Name", "Word"]) == {"Name": "pier", "Word": "_No response_\n\n### Note\n\nOne"}


def test_a_field_that_was_left_empty_is_empty():
    assert form_fields(BODY, ["Name", "Word", "Note"]) == {"Name": "pier", "Word": "", "Note": "One"}


def test_all_that_follows_the_last_field_belongs_to_it():
    found = form_fields(BODY, ["Name", "Word", "Note"], last="Note")
    assert found == {"Name": "pier", "Word": "", "Note": "One\n\n### Name\n\nother"}


def test_a_text_without_labels_has_no_fields():
    assert form_fields("Hello", ["Name"]) == {}
