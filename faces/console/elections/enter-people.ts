/**
 * Very many people onto the roll, 200 an act. What the network loses goes again under the same id; a batch that is refused is halved until those who cannot be
 * entered stand alone with their reason, and everybody else is on the roll. After a power cut the register simply shows who is still missing.
 */
import type { RollEntering } from '../../../core/view/elections.ts'

export type Entry = RollEntering & { readonly name: string }
export type Left = { readonly name: string; readonly sentence: string }
export type Sending = (id: string, form: object) => Promise<{ readonly ok: true } | { readonly ok: false; readonly again: boolean; readonly sentence: string }>
export type Enter = (entries: readonly Entry[]) => void

type Entering = {
  readonly entries: readonly Entry[]
  readonly objection?: number
  readonly send: Sending
  readonly newId: () => string
  readonly wait: () => Promise<void>
  progress(done: number): void
  stopped(): boolean
}

export const perAct = 200
const tries = 20

export async function enterPeople({ entries, objection, send, newId, wait, progress, stopped }: Entering): Promise<readonly Left[]> {
  const left: Left[] = []
  let done = 0
  const settled = (count: number) => { done += count; progress(done) }
  const batches = Array.from({ length: Math.ceil(entries.length / perAct) }, (_, at) => entries.slice(at * perAct, (at + 1) * perAct))
  const enter = async (batch: readonly Entry[]): Promise<void> => {
    if (batch.length === 0 || stopped()) return
    const refused = await sendOnce(batch)
    if (refused === null) { settled(batch.length); return }
    const [only] = batch
    if (batch.length === 1 && only !== undefined) { left.push({ name: only.name, sentence: refused }); settled(1); return }
    const half = Math.ceil(batch.length / 2)
    await enter(batch.slice(0, half))
    await enter(batch.slice(half))
  }
  const sendOnce = async (batch: readonly Entry[]): Promise<string | null> => {
    const id = newId()
    const form = { entries: batch.map(({ name: _, ...entry }) => entry), ...(objection === undefined ? {} : { objection }) }
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(id, form)
      if (answer.ok) return null
      if (!answer.again || attempt >= tries || stopped()) return answer.sentence
      await wait()
    }
  }
  for (const batch of batches) await enter(batch)
  return left
}
