/** Acts as version 2 had them: it asked nobody whether anybody was there, so a matter stayed where the rules put it. */
import type { ActDefinition } from '../../../core/procedure/procedure.ts'
import type { CaseFile } from '../case-file.ts'
import type { CaseParty } from '../parties.ts'
import type { CaseSettings } from '../settings.ts'
import type { CaseState } from '../states.ts'
import { plainActsV3 } from '../v3/acts.ts'

type CaseAct = ActDefinition<CaseFile, CaseSettings, CaseState, CaseParty>

const { 'note-vacancy': _, recall: __, ...kept } = plainActsV3

const changed: Readonly<Partial<Record<keyof typeof kept, Partial<CaseAct>>>> = {
  // A village that is none was a village like any other.
  report: { looksUp: (form, situation) => ({ ...kept.report.looksUp?.(form, situation), regions: [] }) },
  restart: { who: ['handler'] },
}

export const actsV2 = Object.fromEntries(Object.entries<CaseAct>(kept).map(([key, act]) => [key, { ...act, ...changed[key as keyof typeof kept] }])) as Readonly<Record<keyof typeof kept, CaseAct>>
