/** The ways from state to state, each with the acts that lead along it: what the pictures show. */
import { targetsOf } from '../check.ts'
import type { Procedure } from '../procedure.ts'

/** A procedure of which only the words are read. */
export type WrittenProcedure = Procedure<unknown, unknown>

export type Move = {
  /** Null where a dossier begins. */
  readonly from: string | null
  readonly to: string
  readonly acts: readonly { readonly key: string; readonly name: string }[]
  /** Only the clock goes this way. */
  readonly byClock: boolean
}

type Found = { from: string | null; to: string; acts: { key: string; name: string }[]; byClock: boolean }

/** Acts that stay in their state are no ways; they stand in the tables. */
export function movesOf(procedure: WrittenProcedure): Move[] {
  const moves = new Map<string, Found>()
  for (const [key, act] of Object.entries(procedure.acts)) {
    for (const from of act.from === 'nothing' ? [null] : act.from) {
      for (const to of targetsOf(procedure, key, from)) {
        if (to === from) continue
        const name = `${from ?? ''}>${to}`
        const move: Found = moves.get(name) ?? { from, to, acts: [], byClock: true }
        move.acts.push({ key, name: act.name })
        move.byClock &&= act.who.every((party) => party === 'system')
        moves.set(name, move)
      }
    }
  }
  return [...moves.values()]
}
