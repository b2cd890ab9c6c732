"""Commands of the menu Team: who annotates what, and what comes of their work together."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
TEAM: tuple[Command, ...] = (
    Command("team.people", "team", words("commands", "&People and assignments…"),
            words("commands", "See who works in the project, what each was given and how far "
                              "they are, and change it"),
            ("Ctrl+U, P",), Needs.PROJECT, icon="team"),
    Command("team.assign", "team", words("commands", "&New assignment…"),
            words("commands", "Deal articles out to people, with a share that several of them "
                              "do"),
            ("Ctrl+U, N",), Needs.PROJECT, icon="assign", changes=True),
    Command("team.work_as", "team", words("commands", "&Work as…"),
            words("commands", "Choose as which person of the project you work"),
            ("Ctrl+U, W",), Needs.PROJECT, icon="annotator", changes=True),
    Command("team.dashboard", "team", words("commands", "&Dashboard…"),
            words("commands", "See progress, time, labels, agreement and what became of "
                              "suggestions"),
            ("Ctrl+U, D",), Needs.PROJECT, icon="dashboard"),
    Command("team.agreement", "team", words("commands", "A&greement…"),
            words("commands", "See how far annotators agree, on what they differ, and where"),
            ("Ctrl+U, G",), Needs.PROJECT, icon="agreement"),
    Command("team.compare", "team", words("commands", "C&ompare and settle…"),
            words("commands", "See annotators side by side and settle what they disagree on"),
            ("Ctrl+U, V",), Needs.PROJECT, icon="compare"),
    Command("team.merge", "team", words("commands", "&Merge returned packages…"),
            words("commands", "Bring in what others, or you on another computer, did in copies of "
                              "the project"),
            ("Ctrl+U, M",), Needs.PROJECT, icon="import", separated=True, changes=True),
    Command("team.conflicts", "team", words("commands", "&Conflicts…"),
            words("commands", "See what was edited on two computers at once, and decide what "
                              "counts"),
            ("Ctrl+U, C",), Needs.PROJECT, icon="warning", changes=True),
    Command("team.quality", "team", words("commands", "&Quality checks…"),
            words("commands", "Choose what is looked at when an article is finished: "
                              "combinations, haste, known answers"),
            ("Ctrl+U, Q",), Needs.PROJECT, icon="checks", separated=True, changes=True),
)
