/** Marks and papers through the one door, answered in a few words: whoever hands out a ballot every three seconds does not wait for a page. */
import type { Actor } from '../../../core/procedure/actor.ts'
import type { DossierKey, JsonObject } from '../../../core/procedure/dossier.ts'
import { Refused } from '../../../core/procedure/refusal.ts'
import { parseInstant } from '../../../core/time/index.ts'
import type { PollingAnswer, PollingDone, SheetDone, SheetKey } from '../../../core/view/polling.ts'
import { perform, type Door } from '../../acts/index.ts'
import { dossierName } from '../../dossiers/index.ts'
import { boxAsked, type BoxRow } from './rows.ts'
import { keyOfSheet, sheetOf } from './sheets.ts'

/** Acts of a box that only add, and the comparison. The others are done through `/api/acts`. */
export const boxActs = ['mark', 'unmark', 'take-sheet', 'add-name', 'compare'] as const
export const sheetActs = ['begin', 'read', 'take-back', 'hand-in', 'correct'] as const
export type QuickAct = { readonly id: string; readonly act: string; readonly form: JsonObject; readonly occurredAt?: string }
type Acting = { readonly box: BoxRow; readonly actor: Actor; readonly acts: readonly QuickAct[] }

/** In order, each on its own; the same id again gets the first answer again. */
export async function actAtBox(door: Door, { box, actor, acts }: Acting): Promise<PollingDone> {
  const results = await performAll(door, box.key, actor, acts)
  return await door.database.reading({ role: 'app', actor }, async (transaction) => {
    const { state, sequence, file } = await boxAsked(transaction, dossierName(box.key))
    return { results, state, sequence, marks: file.marks, recent: [...file.recent], others: file.others.map(({ person, name }) => ({ person, name })) }
  })
}

export async function actOnSheet(door: Door, sheet: SheetKey, { box, actor, acts }: Acting): Promise<SheetDone> {
  const results = await performAll(door, keyOfSheet(box, sheet), actor, acts)
  const row = await door.database.reading({ role: 'app', actor }, (transaction) => sheetOf(transaction, box, sheet))
  return { results, state: row?.state ?? 'NONE', papers: row?.file.papers ?? 0 }
}

async function performAll(door: Door, dossier: DossierKey, actor: Actor, acts: readonly QuickAct[]): Promise<PollingAnswer[]> {
  const results: PollingAnswer[] = []
  for (const act of acts) results.push(await answer(door, dossier, actor, act))
  return results
}

async function answer(door: Door, dossier: DossierKey, actor: Actor, { id, act, form, occurredAt }: QuickAct): Promise<PollingAnswer> {
  const now = door.clock()
  try {
    const { repeated } = await perform(door, {
      act: { id, act, form, channel: 'console', occurredAt: Math.min(now, parseInstant(occurredAt ?? '') ?? now) }, dossier, actor, ...(act === 'begin' ? { procedure: 'election-sheet' } : {}),
    })
    return { ok: true, id, code: null, sentence: null, repeated }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, id, code: error.refusal.code, sentence: sentenceOf(error), repeated: false }
  }
}

/** With what is wrong in the form: a clerk reads one line. */
function sentenceOf({ refusal }: Refused): string {
  const details = (refusal.fields ?? []).map(({ sentence }) => sentence).filter((sentence) => sentence !== refusal.sentence)
  return [refusal.sentence, ...details].join('')
}
