"""Translation into the pivot language, and the guards that say when not to trust it."""

__all__: list[str] = []
