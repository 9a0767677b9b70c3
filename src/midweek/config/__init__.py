"""The last chapter: settings, routes, the permission table, the command line."""
