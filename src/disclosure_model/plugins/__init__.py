"""Plugins: found on first use, asked one by one, and named when they fail.

A plugin is a module, or any object, with functions marked ``@implements``; its package names it in the entry-point
group ``disclosure_model``. What it may implement is stated by the rooms that it extends, as documented empty functions
marked ``@specifies``. A plugin that cannot be loaded, raises, or answers what cannot be used is told in a
:class:`PluginWarning`; all others go on.
"""

from .asking import usable
from .finding import OFF, Plugin, State, plugins, register, switch, unregister, until_plugins_change, using, without
from .marking import SPECIFIED, implements, specifies
from .telling import PluginWarning, blamed

__all__ = [
    "OFF",
    "SPECIFIED",
    "Plugin",
    "PluginWarning",
    "State",
    "blamed",
    "implements",
    "plugins",
    "register",
    "specifies",
    "switch",
    "unregister",
    "until_plugins_change",
    "usable",
    "using",
    "without",
]
