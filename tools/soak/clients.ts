/**
 * People at work while things break: each carries one matter after another, sends each act until the answer is definite, always under the
 * same id, and now and then twice at once, to two processes (security R1–R3).
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Crew, CrewName } from './crew.ts'
import type { Entry, Ledger } from './ledger.ts'
import { send } from './send.ts'
import { chooseStory, reportOnly, type Matter, type Step, type Story } from './stories.ts'

/** One process of the platform as clients reach it. */
export type Door = { readonly name: string; readonly port: number; /** Tells that an act was acknowledged here, by a request sent at that time. */ readonly answered: (sentAt: number) => void }

export type Working = {
  readonly doors: readonly Door[]
  readonly crew: Crew
  readonly ledger: Ledger
  readonly village: string
  readonly grids: readonly string[]
  /** False when the run is over: a matter begun is then carried no further. */
  readonly goesOn: () => boolean
  /** Share of requests sent twice at once. */
  readonly twins: number
  readonly random: () => number
  /** Called before an act goes out the first time, and each time its outcome stayed open; for whoever sabotages it. */
  readonly sabotage?: (entry: Entry) => void
}

export async function work(working: Working): Promise<void> {
  while (working.goesOn()) await carry(working, chooseStory(working.random))
}

/** Answers whether the story came to its end. The grids of a village come in the order of their codes. */
export async function carry(working: Working, story: Story): Promise<boolean> {
  const { village, grids, random } = working
  const matter = { village, grid: grids[story.ownGrid === true ? 0 : Math.floor(random() * grids.length)], main: null }
  if (story.intoAnother !== true) return await tell(working, story.name, story.steps, newDossier(village), matter)
  const main = newDossier(village)
  return await tell(working, `${story.name}, main`, reportOnly, main, matter) && await tell(working, story.name, story.steps, newDossier(village), { ...matter, main })
}

async function tell(working: Working, name: string, steps: readonly Step[], dossier: string, matter: Matter): Promise<boolean> {
  let seen = 0
  for (const [place, step] of steps.entries()) {
    if (!working.goesOn()) return false
    const sendings = await begin(working, step, { dossier, step: `${name}/${place}`, seen, matter })
    await Promise.all(sendings.map((sending) => untilDefinite(working, sending)))
    const done = sendings.flatMap(({ acts }) => acts.flatMap(({ entry: { outcome } }) => typeof outcome === 'number' ? [outcome] : []))
    if (done.length === 0) return false
    seen = Math.max(...done)
    if (random(working, 0.05)) await readBack(working, step.by, dossier, sendings)
  }
  return true
}

type Sending = { readonly by: CrewName; readonly acts: readonly { readonly entry: Entry; readonly body: object }[] }

async function begin(working: Working, step: Step, { dossier, step: name, seen, matter }: { readonly dossier: string; readonly step: string; readonly seen: number; readonly matter: Matter }): Promise<Sending[]> {
  const one = async () => {
    const entry = await working.ledger.begin({ id: randomUUID(), dossier, act: step.act, step: name })
    return { entry, body: { id: entry.id, dossier, act: step.act, form: step.form(matter), ...(step.act === 'report' ? { procedure: 'grid-case' } : { seen }) } }
  }
  const acts = await Promise.all(Array.from({ length: step.batch ?? 1 }, one))
  const rival = step.rival === undefined ? [] : [{ by: step.rival, acts: [await one()] }]
  return [{ by: step.by, acts }, ...rival]
}

/** Goes on after the run is over, too, until nobody has to wonder what became of an act. */
async function untilDefinite(working: Working, sending: Sending): Promise<void> {
  for (let wait = 50; ; wait = Math.min(2 * wait, 1_000)) {
    const open = sending.acts.filter(({ entry }) => entry.outcome === null)
    if (open.length === 0) return
    for (const { entry } of open) working.sabotage?.(entry)
    const again = { ...sending, acts: open }
    await Promise.all([attempt(working, again), ...(random(working, working.twins) ? [attempt(working, again)] : [])])
    if (open.some(({ entry }) => entry.outcome === null)) await pause(wait * (0.5 + working.random()))
  }
}

async function attempt({ doors, crew, ledger, random: chance }: Working, { by, acts }: Sending): Promise<void> {
  const door = doors[Math.floor(chance() * doors.length)]
  const [first] = acts
  if (door === undefined || first === undefined) return
  const sentAt = Date.now()
  const body = acts.length === 1 ? first.body : { acts: acts.map((one) => one.body) }
  const answer = await send(door.port, { method: 'POST', path: '/api/acts', headers: crew.headersOf(by), body }).catch(() => null)
  // Cut, refused, or no answer in time: unknown, and asked again.
  if (answer === null) return
  if (answer.status === 401) return await crew.renew(by)
  for (const { entry } of acts) {
    const told = toldOf(answer.body, entry.id, answer.status)
    if (told.sequence !== undefined) {
      ledger.acknowledge(entry, told.sequence)
      door.answered(sentAt)
    } else if (isDefinite(told.status)) ledger.refuse(entry, told.code ?? String(told.status))
  }
}

type Told = { readonly status: number; readonly sequence?: number; readonly code?: string }

/** Of one act, alone or in a batch. */
function toldOf(body: unknown, id: string, status: number): Told {
  const whole = body as { results?: readonly (Told & { id: string })[] } & Partial<Told> | null
  const found = whole?.results?.find((one) => one.id === id)
  if (found !== undefined) return found.sequence === undefined ? found : { ...found, status: 200 }
  return { status, ...(status < 300 && whole?.sequence !== undefined ? { sequence: whole.sequence } : {}), ...(whole?.code === undefined ? {} : { code: whole.code }) }
}

/** 408, 429 and 5xx say "not now": as indefinite as no answer at all. */
function isDefinite(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

/** Whoever was told that an act is done finds it done, whichever process is asked. */
async function readBack({ doors, crew, ledger, random: chance }: Working, by: CrewName, dossier: string, sendings: readonly Sending[]): Promise<void> {
  const door = doors[Math.floor(chance() * doors.length)]
  const answer = door === undefined ? null : await send(door.port, { method: 'GET', path: `/api/dossiers/${dossier}`, headers: crew.headersOf(by) }).catch(() => null)
  if (answer?.status !== 200) return
  const { sequence } = answer.body as { sequence: number }
  for (const { acts } of sendings) {
    for (const { entry } of acts) if (typeof entry.outcome === 'number' && entry.outcome > sequence) ledger.complain(entry, `acknowledged as ${entry.outcome}, read as ${sequence}`)
  }
}

function random({ random: chance }: Working, share: number): boolean {
  return chance() < share
}

function newDossier(village: string): string {
  return `${village.slice(0, 6)}-${randomUUID()}`
}
