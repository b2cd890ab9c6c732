"""Each fault that must be survived has its tests, and the README names none that are missing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
_README = TESTS.parent / "README.md"

MATRIX = {
    "killed in each path that writes": [
        "unit/app/test_kill.py::test_no_acknowledged_gesture_is_lost_to_a_kill_at_any_time",
        "unit/app/test_kill.py::test_no_gesture_is_half_written_whatever_statement_it_dies_at",
        "unit/app/test_import_kill.py::test_a_killed_import_shows_nothing_and_goes_on",
        "unit/app/test_backups.py::test_killed_in_the_middle_there_is_no_backup_and_the_project_is_whole",
        "unit/app/test_restoring.py::test_killed_in_the_middle_the_project_is_as_it_was",
        "faults/test_killed_paths.py::test_all_of_it_or_nothing",
    ],
    "disk full, folder read-only, file deleted or renamed underneath": [
        "faults/test_failing_disk.py::test_one_call_that_fails",
        "faults/test_failing_disk.py::test_a_disk_that_goes_on_failing_until_it_is_mended",
        "unit/store/test_write_faults.py::test_gestures_on_a_full_disk_are_all_or_nothing",
        "unit/store/test_write_faults.py::test_a_file_moved_or_deleted_underneath_is_reported",
        "unit/store/test_write_faults.py::test_a_read_only_folder_is_reported",
        "ui/unsaved/test_elsewhere.py::test_a_disk_that_is_really_full",
        "ui/unsaved/test_elsewhere.py::test_a_file_that_was_deleted_while_it_was_open_is_saved_whole",
        "ui/unsaved/test_keeping.py::test_it_is_kept_told_and_written_as_soon_as_that_is_possible",
    ],
    "loss of power, with a journal left beside the file": [
        "faults/test_power_loss.py::test_what_was_acknowledged_is_there",
        "unit/app/test_kill.py::test_a_file_cut_off_while_it_grew_is_rolled_back",
    ],
    "two programs, two computers, network, synchronised and removable drives": [
        "faults/test_two_writers.py::test_two_programs_at_one_project",
        "unit/store/test_lock_file.py::test_another_computer_is_refused_and_told_by_whom",
        "unit/store/test_lock_file.py::test_a_project_in_a_synchronised_folder_heeds_the_lock_of_another_computer",
        "unit/store/test_places.py::test_network_drives_on_linux",
        "unit/store/test_places.py::test_windows",
        "ui/read_only/test_read_only.py::test_a_project_that_is_held_is_read",
    ],
    "a plain copy of the open file inside the process drops its lock": [
        "faults/test_live_file.py::test_a_days_work_never_opens_it",
        "faults/test_live_file.py::test_the_watch_sees_and_a_plain_copy_costs_the_lock",
        "unit/store/test_snapshot.py::test_a_project_of_this_process_keeps_its_lock",
        "unit/app/test_backups.py::test_the_projects_own_lock_holds_all_along",
    ],
    "settings of each connection, and their order": [
        "unit/store/test_connection.py::test_every_connection_is_set_to_be_safe",
        "unit/store/test_connection.py::test_nothing_is_read_before_it_is_hardened",
        "unit/store/test_connection.py::test_a_file_that_arrives_in_wal_mode_is_put_into_the_rollback_journal",
    ],
    "truncated, damaged, empty, of a later version, of another program": [
        "unit/store/test_connection.py::test_a_truncated_project_is_refused",
        "unit/store/test_connection.py::test_a_project_with_overwritten_pages_is_refused",
        "unit/store/test_connection.py::test_what_is_no_database_is_refused",
        "unit/store/test_connection.py::test_a_later_versions_project_is_refused",
        "unit/store/test_connection.py::test_another_programs_database_is_refused",
        "unit/app/test_mending.py::test_what_can_be_saved_of_two_hundred_damaged_files_is_saved",
        "ui/backups/test_damaged.py::test_a_damaged_project_leads_to_its_backups",
        "ui/backups/test_damaged.py::test_a_damaged_project_is_repaired",
        "ui/read_only/test_read_only.py::test_a_file_of_a_later_version_is_read_and_stays_as_it_was",
    ],
    "hostile views and triggers, huge values, bombs": [
        "unit/store/test_fingerprint.py::test_what_differs_is_named",
        "unit/store/test_fingerprint.py::test_endless_views_are_never_read",
        "unit/store/test_fingerprint.py::test_what_sqlite_may_do_is_bounded",
        "security/test_hostile_projects.py::test_a_file_changed_by_hand_is_refused_or_harmless",
        "unit/formats/test_archives.py::test_bombs_are_refused",
        "unit/formats/test_hostile_files.py::test_entities_are_not_read",
        "unit/formats/test_hostile_files.py::test_nothing_takes_for_ever",
    ],
    "the suggestion process killed or hung, its pipeline missing": [
        "unit/nlp/test_deaths.py::test_each_death_names_its_cause_and_what_was_in_hand",
        "unit/nlp/test_deaths.py::test_loading_for_ever_has_an_end",
        "ui/test_suggesting_window.py::test_annotation_goes_on_while_the_process_dies",
        "ui/test_suggesting_window.py::test_a_hung_process_is_ended_and_the_window_does_not_wait_for_it",
        "unit/nlp/test_deaths.py::test_what_is_no_pipeline_is_told",
    ],
    "byte order marks, line ends, emoji, NUL, half characters, combining marks": [
        "unit/core/test_offsets.py::test_canonical_text_is_its_own_canonical_form",
        "unit/core/test_offsets.py::test_positions_go_to_utf16_and_back",
        "ui/test_article_view.py::test_offsets_on_screen_are_those_of_the_text",
        "unit/app/test_exporting.py::test_an_export_comes_in_again_complete",
        "unit/app/test_exporting.py::test_a_span_that_does_not_fit_leaves_nothing_behind",
    ],
    "names and paths of any letters, spaces, more than 260 characters": [
        "unit/store/test_connection.py::test_any_file_name_will_do",
        "unit/store/test_connection.py::test_a_path_of_more_than_260_characters_will_do",
        "unit/app/test_backup_folder.py::test_a_very_long_name_is_shortened",
    ],
    "an exception in a slot, a thread, a worker, a paint event": [
        "ui/crashes/test_crashes.py::test_a_bug_is_told_without_a_word_of_the_article",
        "ui/crashes/test_overrides.py::test_the_process_lives_on",
        "ui/crashes/test_crashes.py::test_after_a_bug_the_window_shows_what_the_project_holds",
    ],
    "a clock set back, summer time": [
        "unit/app/test_backup_folder.py::test_a_clock_set_back_neither_ends_backups_nor_deletes_them",
        "unit/app/test_backup_folder.py::test_two_backups_of_the_hour_that_comes_twice",
        "unit/app/test_backup_folder.py::test_days_without_an_hour_and_with_one_more_keep_one_each",
    ],
}  # fmt: skip
"""The fault, and what shows that it is survived."""


def named_in(path: Path) -> set[str]:
    """Return the names of a file's test functions."""
    tree = ast.parse(path.read_text("utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("fault", MATRIX)
def test_each_fault_has_its_tests(fault: str) -> None:
    for named in MATRIX[fault]:
        file, _, test = named.partition("::")
        assert test in named_in(TESTS / file), named


def test_the_readme_names_tests_that_are_there() -> None:
    text = _README.read_text("utf-8")
    promised = text.partition("## What we promise")[2].partition("## Measured")[0]
    named = set(re.findall(r"`(?:tests/)?([\w/]*(?:test_\w+\.py|/\w+))`", promised))
    missing = [
        name
        for name in named
        if not (TESTS / name).exists() and not list(TESTS.rglob(Path(name).name))
    ]
    assert len(named) > 10
    assert not missing
