"""Finding things by their words. A plain word index for now; the engine of the design comes later, in this room."""
