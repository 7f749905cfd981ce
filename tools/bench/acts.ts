/**
 * Acts and readings per second: through the platform, and the very same statements sent straight by the bare driver over as many
 * connections, in turns within one run. The share says what the platform's own work costs.
 */
import pg from 'pg'
import type { Actor } from '../../core/procedure/actor.ts'
import type { DossierKey } from '../../core/procedure/dossier.ts'
import { castOf } from '../../procedures/grid-case/testing/village.ts'
import { perform, type Door } from '../../server/acts/index.ts'
import { showDossier } from '../../server/dossiers/index.ts'
import { doorOn, withClient, type Ground } from './ground.ts'
import { inventedId } from './invented.ts'
import { joined, quantile, rateOf, type Job, type Rate } from './rate.ts'
import { openRecorder, sendStraight, type Recorder } from './recording.ts'

/** The same work both ways, by so many connections. */
export type ActRate = { readonly name: string; readonly connections: number; readonly platform: Rate; readonly straight: Rate; /** Statements of one transaction. */ readonly statements: number }

type Matter = { readonly key: DossierKey; readonly village: string }
type Step = { readonly name: string; readonly act: string; readonly form: object | ((matter: Matter) => object); readonly by: (cast: ReturnType<typeof castOf>) => Actor }
type Compared = Pick<ActRate, 'platform' | 'straight' | 'statements'>
/** One door, and one whose statements are noted instead of kept. */
type Doors = { readonly door: Door; readonly noting: Door; readonly recorder: Recorder; readonly straight: pg.ClientConfig }

const steps: readonly Step[] = [
  {
    name: 'report', act: 'report', by: (cast) => cast.villager,
    form: ({ village }) => ({ category: '0201', description: '压测：村口路面塌了一块', village, where: '村口', visibility: 'CENTER_ONLY', source: 'VILLAGER' }),
  },
  { name: 'pass-up', act: 'pass-up', form: { reason: '要乡镇协调' }, by: (cast) => cast.cadre },
  { name: 'accept', act: 'accept', form: {}, by: (cast) => cast.town },
  { name: 'dispatch', act: 'dispatch', form: ({ village }) => ({ lead: `${village.slice(0, 6)}:transport` }), by: (cast) => cast.town },
  { name: 'sign', act: 'sign', form: {}, by: (cast) => cast.transport },
  { name: 'feedback', act: 'feedback', form: { result: '已经填补路面并压实', solved: 'YES' }, by: (cast) => cast.transport },
]

export const connectionCounts: readonly number[] = [1, 8, 32]

/** @param most matters a round carries; each in a village of its own, so that no two acts wait for the same case number */
export async function measureActs(ground: Ground, most: number, counts: readonly number[] = connectionCounts): Promise<readonly ActRate[]> {
  const recorder = openRecorder(ground.straight)
  const doors: Doors = { door: doorOn(ground.database), noting: doorOn(recorder.database), recorder, straight: ground.straight }
  try {
    const villages = await villagesOf(ground)
    const rates: ActRate[] = []
    for (const connections of counts) rates.push(...await walk(doors, villages, connections, most))
    return rates
  } finally {
    await recorder.database.close()
  }
}

/** From all over the city, so that neighbours in the table are no neighbours on the ground; where nobody accepts, a matter would begin elsewhere. */
async function villagesOf(ground: Ground): Promise<readonly string[]> {
  return await withClient(ground.straight, async (client) => (await client.query<{ code: string }>(
    `select code from regions where level = 'VILLAGE' and status = 'ACTIVE' and kind <> 'virtual'
       and exists (select from mandates where office = 'VILLAGE_CADRE' and region_code = code and revoked_at is null) order by md5(code)`)).rows.map(({ code }) => code))
}

/** One set of matters goes through the door, its twin straight; in chunks that take turns. */
async function walk(doors: Doors, villages: readonly string[], connections: number, most: number): Promise<ActRate[]> {
  const half = Math.min(most, Math.floor(villages.length / 2))
  const mine = mattersIn(villages.slice(0, half))
  const twins = mattersIn(villages.slice(half, 2 * half))
  const clients = await connect(doors.straight, connections)
  const both = async (name: string, job: (door: Door, matter: Matter) => Promise<void>): Promise<ActRate> => ({
    name, connections, ...await compare(doors.recorder, clients, mine.map((matter): Job => () => job(doors.door, matter)), twins.map((matter): Job => () => job(doors.noting, matter))),
  })
  try {
    const rates: ActRate[] = []
    for (const step of steps) rates.push(await both(step.name, (door, matter) => performStep(door, step, matter)))
    // A served platform has read matters before; what is measured is not how long its code takes to be compiled.
    for (let round = 0; round < 3; round += 1) await rateOf(mine.map((matter) => () => show(doors.door, matter)), connections)
    return [...rates, await both('read', show)]
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

async function compare(recorder: Recorder, clients: readonly pg.Client[], platform: readonly Job[], recorded: readonly Job[]): Promise<Compared> {
  const chunk = Math.max(clients.length * 4, Math.ceil(platform.length / 4))
  const rates: { platform: Rate[]; straight: Rate[] } = { platform: [], straight: [] }
  const lengths: number[] = []
  for (let from = 0; from < platform.length; from += chunk) {
    rates.platform.push(await rateOf(platform.slice(from, from + chunk), clients.length))
    const statements = await record(recorder, recorded.slice(from, from + chunk))
    lengths.push(...statements.map(({ length }) => length))
    rates.straight.push(await rateOf(statements.map((transaction): Job => (worker) => sendStraight(clientOf(clients, worker), transaction)), clients.length))
  }
  return { platform: joined(rates.platform), straight: joined(rates.straight), statements: quantile(lengths, 0.5) }
}

async function record(recorder: Recorder, jobs: readonly Job[]) {
  recorder.take()
  for (const job of jobs) await job(0)
  return recorder.take()
}

function mattersIn(villages: readonly string[]): Matter[] {
  return villages.map((village) => ({ village, key: { county: Number(village.slice(0, 6)), id: inventedId() } }))
}

async function performStep(door: Door, { act, form, by }: Step, matter: Matter): Promise<void> {
  await perform(door, {
    act: { id: inventedId(), act, form: typeof form === 'function' ? form(matter) : form, channel: 'console', occurredAt: door.clock() },
    dossier: matter.key, actor: by(castOf(matter.village)), ...(act === 'report' ? { procedure: 'grid-case' } : {}),
  })
}

async function show(door: Door, { key, village }: Matter): Promise<void> {
  const actor = castOf(village).town
  const view = await door.database.reading({ role: 'app', actor }, (transaction) => showDossier(door, transaction, key, actor, door.clock()))
  if (view === null) throw new Error('the dossier of a reading was not found')
}

async function connect(config: pg.PoolConfig, count: number): Promise<pg.Client[]> {
  return await Promise.all(Array.from({ length: count }, async () => {
    const client = new pg.Client(config)
    await client.connect()
    return client
  }))
}

function clientOf(clients: readonly pg.Client[], worker: number): pg.Client {
  const client = clients[worker]
  if (client === undefined) throw new RangeError(`no client ${worker}`)
  return client
}
