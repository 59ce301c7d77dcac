"""Map: routes as curves from country to country."""
