import ArgumentParser

@main
struct CellFront: ParsableCommand {}
