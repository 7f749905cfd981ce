/** The repair of a village road on its way through the six steps, in the hall's invented village. */
import { person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { at, cast, village, type Around } from '../../village-meeting/testing/hall.ts'
import { fourDeliberations } from '../four-deliberations.procedure.ts'
import type { MatterFile } from '../matter-file.ts'
import { defaultSettings, type MatterSettings } from '../settings.ts'

export type MatterStory = Story<MatterFile>
export const morning = at('2026-11-23 09:00')

export function beginMatter(around: Around = new Map(), settings: Partial<MatterSettings> = {}, now = morning): MatterStory {
  const world: World = { procedure: fourDeliberations, calendar, settings: { ...defaultSettings, ...settings }, known: () => ({ ...nothingKnown, shown: around }) }
  return begin<MatterFile>(world, { county: Number(village.slice(0, 6)), id: person(600) }, now)
}

/** Votes of a step: all present agree but for `against`. */
export function held(on: string, should: number, present: number, against = 0): object {
  return { on, should, present, yes: present - against, no: against, abstain: 0, words: '同意按方案办', signed: '到会的都签了，记录在档案柜' }
}

export const proposal = (more: object = {}) => ({ village, title: '村西水泥路维修', kind: 'public-works', yuan: 380_000, ...held('2026-11-02', 5, 5), ...more })
export const discussion = held('2026-11-04', 9, 8)
export const review = (more: object = {}) => ({ handedOutOn: '2026-11-05', ...held('2026-11-08', 30, 24), ...more })
export const resolution = (more: object = {}) => ({ body: 'ASSEMBLY-HOUSEHOLDS', ...held('2026-11-18', 90, 70, 6), ...more })
export const board = { where: '村委会公开栏', words: '村西水泥路维修的决议' }

const { secretary, cadre, supervisor, system } = cast
export const proposed = () => beginMatter().after(secretary, 'propose', proposal())
export const discussed = () => proposed().after(cadre, 'discuss', discussion)
export const reviewed = (around: Around = new Map()) => beginMatter(around).after(secretary, 'propose', proposal()).after(cadre, 'discuss', discussion).after(secretary, 'review', review())
export const resolved = () => reviewed().after(cadre, 'resolve', resolution())
export const onBoard = () => resolved().after(cadre, 'publish-resolution', board)
export const executing = () => onBoard().at(at('2026-12-09 09:00')).after(system, 'end-resolution-board', { deadline: 'resolution-board' })
export const checking = () => executing().after(cadre, 'record-payment', { on: '2026-12-09', yuan: 300_000, words: '付工程款，凭证 12 号' }).after(cadre, 'report-result', { words: '路修好了', finance: '支 300000 元' })
export const resultOnBoard = () => checking().after(supervisor, 'check', { words: '账目相符' }).after(cadre, 'publish-result', board)
