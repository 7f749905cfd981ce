/** How a matter is told to its reporter: tones, lamps, and the names of what can be done in a villager's words. */
import type { LampModel, StatusModel } from '../../../faces/portal/contract.ts'
import { parseInstant } from '../../../core/time/index.ts'
import type { ClockView, DossierView, ViewEntry } from '../../../core/view/index.ts'

type Tone = StatusModel['tone']

/** States this face knows to be of another tone than moving on. */
const tones: Readonly<Record<string, Tone>> = {
  REPORTED: 'waiting',
  ACCEPTED: 'waiting',
  RETURNED: 'waiting',
  REOPENED: 'waiting',
  SUSPENDED: 'stopped',
  REWORK: 'alarm',
  REJECTED: 'stopped',
  MERGED: 'stopped',
  TRANSFERRED_OUT: 'stopped',
  VOID: 'stopped',
  CLOSED: 'done',
  SELF_CLOSED: 'done',
  ARCHIVED: 'done',
}

export function statusOfState(key: string, name: string): StatusModel {
  return { tone: tones[key] ?? 'moving', word: name }
}

/** Only limits light a lamp for the reporter; what merely moves the matter on later is nobody's debt to him. */
export function lampOf(clocks: readonly ClockView[]): LampModel | null {
  const clock = clocks.find(({ kind, key }) => kind === 'limit' && key !== 'whistle')
  if (clock === undefined) return null
  const due = clock.dueAt === null ? null : parseInstant(clock.dueAt)
  return {
    tone: clock.paused ? 'paused' : clock.lamp,
    words: `${clock.name}${clock.words}`,
    ...(clock.paused || due === null ? {} : { due }),
  }
}

export const actWords: Readonly<
  Record<string, { readonly label: string; readonly title: string; readonly submit: string; readonly done: string }>
> = {
  'evaluate': { label: '评价', title: '办得怎么样？', submit: '交评价', done: '谢谢您的评价' },
  'ask-review': { label: '要求复查', title: '哪里没有办好？', submit: '要求复查', done: '已经收到您的复查要求' },
  'urge': { label: '催一催', title: '催一催', submit: '现在就催', done: '已经替您催了' },
}

/** The record's own word, with whom it went to where that is what one wants to know. */
export function whatHappened({ act, name, mine, lines }: ViewEntry): string {
  if (act === 'report') return mine ? '您上报了这件事' : '上报了这件事'
  const lead = lines.find((line) => line.kind === 'units' && line.label.includes('主办'))
  return act === 'dispatch' && lead?.kind === 'units' ? `派给了${lead.value.map((unit) => unit.name).join('、')}` : name
}

/** Whom it was told of: people appear by office and unit only. */
export function whoDid({ mine, who, unit }: ViewEntry): { readonly who: string; readonly office?: string } {
  if (mine) return { who: '您' }
  return unit === null ? { who } : { who, office: unit.name }
}

export function placeOf({ place }: DossierView): string {
  return place.path
    .filter(({ code }) => code.length >= 9)
    .map(({ name }) => name)
    .join(' ')
}
