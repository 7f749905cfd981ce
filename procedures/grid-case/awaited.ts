/** Whom a grid case waits for, and whether anybody of them is there. */
import type { Addressee } from '../../core/procedure/addressee.ts'
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { CaseFile } from './case-file.ts'
import { parties } from './parties.ts'
import { isEmpty } from './staffing.ts'
import { isOpen, states, type CaseState } from './states.ts'

type Case = Dossier<CaseFile>

/** Offices and units the state waits for, and whoever stands in for them. */
export function addresseesAwaited(dossier: Case): readonly Addressee[] {
  // A grid worker may settle it on the spot, but nobody waits for that.
  const awaited = dossier.state === null ? [] : states[dossier.state as CaseState].awaits.filter((key) => key !== 'gridWorker')
  return [...awaited, 'standIn' as const].flatMap((key) => parties[key].who(dossier, undefined as never))
}

/** Nobody is there who could do the next step, at any level that may. */
export function waitsForNobody(dossier: Case): boolean {
  const desks = isOpen(dossier.state) || dossier.file.review === 'asked' ? addresseesAwaited(dossier) : []
  return desks.length > 0 && desks.every((desk) => isEmpty(dossier.file, desk))
}
