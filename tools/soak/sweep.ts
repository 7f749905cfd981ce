/**
 * One client whose every act meets a fault at its first, second, third … statement, in each way a statement can fail, until it goes through
 * undisturbed (security R5). It works beside the others, on the process that reaches the database through the saboteur.
 */
import { carry, type Working } from './clients.ts'
import { ways, type DatabaseProxy, type Plan } from './database-proxy.ts'
import type { Entry } from './ledger.ts'
import { stories } from './stories.ts'

/** Disk full · no connection left · deadlock · serialisation · statement timeout · something nobody thought of. */
const sqlstates = ['53100', '53300', '40P01', '40001', '57014', 'XX000'] as const

/** How many statements failed, and the last place that failed in each kind of act. */
export type Swept = { struck: number; readonly deepest: Map<string, number> }

/** Story by story and way by way, for as long as the run goes on. */
export async function sweep(working: Working, database: DatabaseProxy, swept: Swept): Promise<void> {
  for (let turn = 0; working.goesOn(); turn += 1) {
    const way = ways[turn % ways.length]
    const story = stories[Math.floor(turn / ways.length) % stories.length]
    if (way === undefined || story === undefined) return
    const latest = new Map<string, Plan>()
    const sabotage = (entry: Entry) => {
      const last = latest.get(entry.id)
      // Not struck, because something else broke first: the same place once more.
      if (last?.struck === false) return
      if (last !== undefined) settle(entry.act, last)
      const nth = (last?.nth ?? 0) + 1
      const plan: Plan = { mark: entry.id, act: entry.act, nth, way, sqlstate: sqlstates[(turn + nth) % sqlstates.length] ?? 'XX000', struck: false }
      latest.set(entry.id, plan)
      database.arm(plan)
    }
    await carry({ ...working, twins: 0, sabotage }, story)
    for (const plan of latest.values()) settle(plan.act, plan)
  }

  function settle(act: string, plan: Plan): void {
    database.disarm(plan)
    if (!plan.struck) return
    swept.struck += 1
    swept.deepest.set(act, Math.max(swept.deepest.get(act) ?? 0, plan.nth))
  }
}
