/** Parties as version 2 found them: by place and file alone, whether or not anybody held the office. */
import type { Addressee } from '../../../core/procedure/addressee.ts'
import type { Dossier } from '../../../core/procedure/dossier.ts'
import type { CaseFile } from '../case-file.ts'
import { party, regionAt } from '../parties.ts'
import { partiesV3 } from '../v3/parties.ts'

const { standIn: _, ...kept } = partiesV3

export const partiesV2 = {
  ...kept,
  dispatcher: party(kept.dispatcher.name, '现在持有这件事的那一级：村干部、乡镇调度员、县级或市级中心', kept.dispatcher.who),
  approver: party(kept.approver.name, '持有这件事的那一级的上一级，只在有延期申请时', kept.approver.who),
  arbiter: party(kept.arbiter.name, '县级中心；县级自己持有时由市级中心', kept.arbiter.who),
  verifier: party(kept.verifier.name, '县级核查中心的核查员，反馈后或抽查时；反映的就是它时由市级', verifiers),
  overseer: party(kept.overseer.name, '事发地乡镇的调度员；乡镇自己在办的，是县级中心；限定范围的，是持有这件事的那一级', kept.overseer.who),
}

/** Were both centres complained about, nobody could ever verify; version 3 goes on to others. */
function verifiers(dossier: Dossier<CaseFile>): Addressee[] {
  const county = regionAt(dossier, 'COUNTY')
  if (county === null || (dossier.file.result === null && !dossier.file.spotCheck)) return []
  const own = `${county.code}:verification`
  const checking = dossier.file.against.units.includes(own) ? `${county.code.slice(0, 4)}:verification` : own
  return [{ kind: 'unit', unit: checking, offices: ['VERIFIER'] }]
}
