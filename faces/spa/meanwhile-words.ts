/** Somebody else was quicker: which refusals say so, and what one reads of it. */
import type { ApiRefusal } from './api.ts'
import type { DossierView, ViewEntry } from './shapes.ts'

export function isConflict(refusal: ApiRefusal | null): boolean {
  return refusal?.code === 'changed-meanwhile' || refusal?.code === 'not-in-this-state'
}

/** What happened after the given step, oldest first, as a story is told. */
export function newsSince(view: Pick<DossierView, 'timeline'>, since: number): readonly ViewEntry[] {
  return view.timeline.filter(({ sequence }) => sequence > since).toSorted((a, b) => a.sequence - b.sequence)
}

/** 14:05 古韩镇综治中心 乡镇调度员：受理立案，现在是“已立案” */
export function newsWords(entry: ViewEntry): string {
  const clock = new Date(Date.parse(entry.at) + 8 * 3_600_000).toISOString().slice(11, 16)
  const who = entry.mine ? '您本人（在另一个窗口或设备上）' : [entry.unit?.name, entry.who].filter((part) => part !== undefined && part !== '').join(' ')
  return `${clock} ${who}：${entry.name}${entry.from === entry.to ? '' : `，现在是“${entry.to}”`}`
}
