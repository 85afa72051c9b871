// The materials of one good cell, one by one; they sum to `cell.materialsCost`.

import CellPlugin

struct MaterialParts: Sendable {
  let cathodeActive = Output("cost.cathodeActive", "$", "cathode active material", .bookkeeping)
  let cathodeBinder = Output("cost.cathodeBinder", "$", "cathode binder", .bookkeeping)
  let cathodeCarbon = Output("cost.cathodeCarbon", "$", "conductive carbon", .bookkeeping)
  let solvent = Output("cost.solvent", "$", "solvent of the cathode slurry", .bookkeeping)
  let anodeActive = Output("cost.anodeActive", "$", "host material of the anode", .bookkeeping)
  let anodeBinder = Output("cost.anodeBinder", "$", "anode binder", .bookkeeping)
  let lithium = Output("cost.lithium", "$", "lithium metal", .bookkeeping)
  let electrolyte = Output("cost.electrolyteMaterial", "$", "all electrolyte", .bookkeeping)
  let layer = Output("cost.separatorLayer", "$", "separator as bought, or its layer price", .bookkeeping)
  let cathodeFoil = Output("cost.cathodeFoil", "$", "aluminium foil", .bookkeeping)
  let anodeFoil = Output("cost.anodeFoil", "$", "copper foil", .bookkeeping)
  let container = Output("cost.container", "$", "container", .bookkeeping)
  let tabs = Output("cost.tabs", "$", "tabs", .bookkeeping)

  func view(of total: Output) -> View {
    .breakdown(
      "materials", "Materials of one cell", of: total,
      into: [
        (cathodeActive, "cathode material"), (cathodeBinder, "cathode binder"), (cathodeCarbon, "carbon"),
        (solvent, "solvent"), (anodeActive, "anode host"), (anodeBinder, "anode binder"), (lithium, "lithium"),
        (electrolyte, "electrolyte"), (layer, "separator layer"), (cathodeFoil, "aluminium foil"),
        (anodeFoil, "copper foil"), (container, "container"), (tabs, "tabs"),
      ])
  }
}
