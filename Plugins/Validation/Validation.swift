// Published designs are data: `cases/` beside this file becomes CellFront_Validation.resources/cases beside the executable.
