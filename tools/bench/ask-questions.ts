/** Every question of every level: bare, within the transaction of somebody, and with the opening and closing of that transaction. */
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from '../../server/database/index.ts'
import { meterOf } from './backend-meter.ts'
import { doorOn, withClient, type Ground } from './ground.ts'
import { figuresOf, merelyCounted, send, type Figures } from './indicators.ts'
import { inTurns, type Compared, type Effort } from './compare.ts'
import { askersIn, type Asker } from './people.ts'
import { questionsOf, type Question } from './questions.ts'

export type Asked = { readonly question: string; readonly asker: string; readonly took: Compared<'bare' | 'question' | 'whole'>; readonly same: boolean }
export type Counted = {
  readonly question: string
  readonly asker: string
  readonly took: Compared<'bare' | 'question' | 'whole'>
  readonly plain: Compared<'plain' | 'counted' | 'whole'>
}
export type Answers = { readonly asked: readonly Asked[]; readonly counted: readonly Counted[] }

export async function askQuestions(ground: Ground, effort: Effort, progress: (line: string) => void): Promise<Answers> {
  return await withClient(ground.straight, async (client) => {
    const door = doorOn(ground.database)
    const now = Date.now()
    const [asked, counted]: [Asked[], Counted[]] = [[], []]
    for (const asker of await askersIn(client)) {
      progress(`  ${asker.name}`)
      for (const question of await questionsOf(door, client, asker, now)) asked.push(await measure(ground, client, question, effort))
      for (const figures of figuresOf(asker, now)) counted.push(await measureFigures(ground, client, figures, effort))
    }
    return { asked, counted }
  })
}

/** @param effort how often and how long */
export async function measure(ground: Ground, client: pg.Client, { name, asker, context = contextOf(asker), ask, bare, same }: Question, effort: Effort): Promise<Asked> {
  const straight = async () => {
    let rows: readonly unknown[] = []
    for (const one of bare) rows = await send(client, one)
    return rows
  }
  const { rows: [here] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return await ground.database.transaction(context, async (transaction) => {
    const { rows: [there] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction)
    const agreed = same(await ask(transaction) as never, await straight() as never[])
    const took = await inTurns({ bare: straight, question: () => ask(transaction), whole: () => ground.database.reading(context, ask) }, effort, { bare: meterOf(here?.pid), question: meterOf(there?.pid) })
    return { question: name, asker: asker.name, took, same: agreed }
  })
}

async function measureFigures(ground: Ground, client: pg.Client, { name, asker, ask, rollups, plain }: Figures, effort: Effort): Promise<Counted> {
  const context = contextOf(asker)
  const whole = () => ground.database.reading(context, ask)
  const took = await ground.database.transaction(context, (transaction) => (
    inTurns({ bare: () => send(client, rollups), question: () => ask(transaction), whole }, effort)))
  // Outside: counting a whole city may take longer than a transaction may do nothing.
  const plainly = await inTurns({ plain: () => send(client, plain), counted: () => send(client, merelyCounted(asker)), whole }, effort)
  return { question: name, asker: asker.name, took, plain: plainly }
}

function contextOf({ actor }: Asker): Context {
  return { role: 'app', actor }
}
