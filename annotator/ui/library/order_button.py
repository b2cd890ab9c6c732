"""The button that names the order of the list, with all orders in its menu."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.app.project import Project
from annotator.core.uncertainty import Order

_SIGN = QSize(14, 14)


class OrderButton(QToolButton):
    """Names the order that holds; the random one with its seed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: Mapping[Order, QAction] = {}
        self.setObjectName("order")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(self.tr("In which order articles are listed and follow each other"))
        self.setIconSize(_SIGN)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)

    def offer(self, actions: Mapping[Order, QAction], *others: QAction) -> None:
        """Take the commands that choose an order, and others for the end of the menu."""
        self._orders = actions
        self.menu().addActions(list(actions.values()))
        if others:
            self.menu().addSeparator()
            self.menu().addActions(list(others))

    def show_order(self, project: Project) -> None:
        """Name the order that holds, and tick it in the menu."""
        action = self._orders.get(project.order)
        if action is None:
            return
        action.setChecked(True)
        name = action.text().replace("&", "")
        if project.order is Order.RANDOM:
            name = self.tr("{order}, seed {seed}").format(order=name, seed=project.seed)
        said = self.tr("In which order articles are listed and follow each other")
        if project.order is Order.UNCERTAIN and project.draw.share:
            share = project.draw.share
            name = self.tr("{order}, {share} % at random").format(order=name, share=share)
            said = self.tr(
                "First the articles where your decisions tell the most. Of a hundred, {share} are "
                "drawn at random and come in between: scores on these hold for the whole corpus."
            ).format(share=share)
        self.setToolTip(said)
        self.setText(name)
        self.setAccessibleName(self.tr("Order: {name}").format(name=name))
