// The material cards are data: `cards/` beside this file becomes CellFront_Materials.resources/cards beside the executable.
