/** Parties as version 1 found them: everybody of a unit did its work, grid workers of the committee too. */
import { gridWorkers, party, unit } from '../parties.ts'
import { partiesV2 } from '../v2/parties.ts'

const { overseer: _, ...kept } = partiesV2

export const partiesV1 = {
  ...kept,
  handler: party('主办单位', '派遣或裁定确定的单位；交网格员办的，还有本网格的网格员', (dossier) => (
    dossier.file.lead === null ? [] : [unit(dossier.file.lead), ...(dossier.file.gridTask ? gridWorkers(dossier) : [])])),
  jointUnits: party(kept.jointUnits.name, kept.jointUnits.found, ({ file }) => file.joint.map(unit)),
  formerHandlers: party(kept.formerHandlers.name, kept.formerHandlers.found, ({ file }) => file.formerLeads.map(unit)),
  calledUnits: party(kept.calledUnits.name, kept.calledUnits.found, ({ file }) => [...new Set(file.whistles.flatMap((one) => one.called))].map(unit)),
}
