"""Routes: a Sankey diagram by stage, one measure at a time."""

from flows.screen import routes, view

routes.show(view())
