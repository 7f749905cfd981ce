/** The last act of a matter is the platform's own: weeks later it archives itself, once, whichever process wakes up and whatever breaks meanwhile. */
import { setTimeout as pause } from 'node:timers/promises'
import { msPerDay } from '../../core/time/index.ts'
import type { Fault } from './faults.ts'
import type { Finding, Found } from './judge.ts'
import type { Entry } from './ledger.ts'
import { torment, type Struck } from './nemesis.ts'
import type { Site } from './site.ts'

export type Archiving = {
  readonly ahead: number
  readonly deck: readonly Fault[]
  readonly onFault: (struck: Struck) => void
  readonly dossiers: ReadonlyMap<string, Entry>
  readonly progress: (line: string) => void
}

/** One fault for so many matters, and two at least. */
const mattersPerFault = 400
/** Without one more matter archived for so long, nothing more will come, ms. */
const patience = 90_000

export async function archiveAll(site: Site, { ahead, deck, onFault, dossiers, progress }: Archiving): Promise<void> {
  progress(`拨快时钟 ${Math.round(ahead / msPerDay)} 天，让办结的自己归档，继续捣乱…`)
  await site.moveClock(ahead)
  const matters = [...new Set([...dossiers.values()].map(({ dossier }) => dossier.slice(7)))]
  let left = await waiting(site, matters) ?? matters.length
  let faultsLeft = Math.max(2, Math.round(matters.length / mattersPerFault))
  let moved = Date.now()
  const goesOn = () => left > 0 && Date.now() - moved < patience
  const isGood = async (node: Site['nodes'][number]) => await node.program().isReady()
  const tormenting = torment(site, {
    deck, goesOn: () => goesOn() && faultsLeft > 0, onFault: (one) => { faultsLeft -= 1; onFault(one) }, works: isGood, quiet: 4_000,
  })
  for (let told = Date.now(); goesOn(); await pause(1_000)) {
    const now = await waiting(site, matters)
    if (now !== null && now < left) [left, moved] = [now, Date.now()]
    if (Date.now() - told > 15_000) {
      progress(`  还有 ${left} 项后续或归档`)
      told = Date.now()
    }
  }
  await tormenting
  // Whatever broke last: both serve again before anybody judges.
  for (const node of site.nodes) await node.program().ready(patience)
}

/** Without the weeks: both serve again, and what acts caused is carried out. */
export async function settled(site: Site): Promise<void> {
  for (const node of site.nodes) await node.program().ready(patience)
  for (let waited = 0; waited < patience; waited += 500) {
    const rows = await site.ask<{ left: number }>(`select (${effectsLeft})::int as left`).catch(() => [])
    if (rows[0]?.left === 0) return
    await pause(500)
  }
}

const effectsLeft = `(select count(*) from outbox where state = 'waiting' and kind in ('notify', 'perform-act')) + (select count(*) from rollup_deltas)`

/** Deadlines due by the moved clock, and effects not carried out; null while the database cannot be asked. */
async function waiting({ ask }: Site, matters: readonly string[]): Promise<number | null> {
  const rows = await ask<{ left: number }>(`
    select (select count(*) from dossiers where id = any($1) and state in ('CLOSED', 'SELF_CLOSED'))::int
      + (${effectsLeft})::int as left`, [matters]).catch(() => [])
  return rows[0]?.left ?? null
}

/** Everything that was handled to its end is in the archive by now. */
export function unfinished(ledger: ReadonlyMap<string, Entry>, { dossiers }: Found): Finding[] {
  const ended = new Set([...ledger.values()].filter(({ act, outcome }) => (act === 'pass-verification' || act === 'self-close') && typeof outcome === 'number').map(({ dossier }) => dossier))
  return dossiers.filter(({ dossier, state }) => ended.has(dossier) && state !== 'ARCHIVED')
    .map(({ dossier, state }): Finding => ({ kind: 'lost', sentence: `案卷 ${dossier} 办结以后没有归档，停在 ${state}` }))
}
