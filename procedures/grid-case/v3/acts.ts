/** Acts as version 3 had them: what was passed up did not say so, and an extension asked for its 单位. */
import type { ActDefinition } from '../../../core/procedure/procedure.ts'
import { plainActs, whoIsThere } from '../acts.ts'
import type { CaseFile } from '../case-file.ts'
import { levelOver, type CaseParty } from '../parties.ts'
import type { CaseSettings } from '../settings.ts'
import type { CaseState } from '../states.ts'
import { extensionFormV3 } from './forms.ts'

type CaseAct = ActDefinition<CaseFile, CaseSettings, CaseState, CaseParty>

const changed: Readonly<Partial<Record<keyof typeof plainActs, Partial<CaseAct>>>> = {
  'pass-up': { consequence: '由上一级来受理。', facts: ({ dossier }) => ({ level: levelOver(dossier) ?? dossier.file.level }) },
  'ask-extension': { form: extensionFormV3 },
}

export const plainActsV3 = Object.fromEntries(
  Object.entries<CaseAct>(plainActs).map(([key, act]) => [key, { ...act, ...changed[key as keyof typeof plainActs] }]),
) as Readonly<Record<keyof typeof plainActs, CaseAct>>

export const actsV3 = whoIsThere(plainActsV3)
