/** One run of everything over one or more data folders; what it found, for the terminal and for the history. */
import { cpus, totalmem } from 'node:os'
import { connectionCounts, measureActs, type ActRate } from './acts.ts'
import { askQuestions, type Answers } from './ask-questions.ts'
import type { Effort } from './compare.ts'
import { footprintOf, tendTables, type Footprint } from './footprint.ts'
import { asked, withClient, type Ground } from './ground.ts'
import { putBack, stateBefore } from './invented.ts'
import { measureOverHttp, type HttpEffort, type OverHttp } from './over-http.ts'

export type BenchEffort = {
  /** Null leaves the questions out. */
  readonly questions: Effort | null
  /** Matters carried through all acts, per number of connections. */
  readonly matters: number
  readonly connections: readonly number[]
  /** Null leaves HTTP and pages out. */
  readonly http: HttpEffort | null
}
export const fullEffort: BenchEffort = {
  questions: { rounds: 7, patience: 25, longest: 7_000 }, matters: 160, connections: connectionCounts,
  http: { reports: 60, readings: 240, pageViews: 40, counts: connectionCounts },
}
/** Enough to see that every figure is there and means what it says. */
export const quickEffort: BenchEffort = {
  questions: { rounds: 2, patience: 1, longest: 200 }, matters: 6, connections: [1, 4],
  http: { reports: 4, readings: 8, pageViews: 3, counts: [1, 4] },
}

/** Acts and pages are measured on one folder, the last; questions and sizes on each. */
export type Found = {
  readonly machine: string
  readonly sizes: readonly { readonly dossiers: number; readonly footprint: Footprint; readonly answers: Answers }[]
  readonly acts: readonly ActRate[]
  readonly http: OverHttp | null
}

export type OpenGround = () => Promise<Ground>
/** Every question that is measured on a folder. */
export type AskAll = (ground: Ground, effort: Effort, progress: (line: string) => void) => Promise<Answers>

/** @param grounds smallest first; opened one after the other */
export async function measureAll(grounds: readonly OpenGround[], effort: BenchEffort, progress: (line: string) => void, ask: AskAll = askQuestions): Promise<Found> {
  const sizes: Found['sizes'][number][] = []
  let acts: readonly ActRate[] = []
  let http: OverHttp | null = null
  let server = ''
  for (const [nth, open] of grounds.entries()) {
    const ground = await open()
    try {
      progress(`${ground.dossiers} 件案卷`)
      await withClient(ground.straight, tendTables)
      server = (await asked<{ server_version: string }>(ground.straight, 'show server_version'))[0]?.server_version ?? ''
      sizes.push({ dossiers: ground.dossiers, footprint: await footprintOf(ground), answers: effort.questions === null ? { asked: [], counted: [] } : await ask(ground, effort.questions, progress) })
      if (nth < grounds.length - 1 || effort.connections.length === 0) continue
      const written = await measureWriting(ground, effort, progress)
      acts = written.acts
      http = written.http
    } finally {
      await ground.close()
    }
  }
  return { machine: machineWith(server), sizes, acts, http }
}

/** What it writes is taken out again, whatever happens. */
async function measureWriting(ground: Ground, effort: BenchEffort, progress: (line: string) => void): Promise<Pick<Found, 'acts' | 'http'>> {
  return await withClient(ground.straight, async (client) => {
    const before = await stateBefore(client)
    try {
      progress('  acts')
      const acts = await measureActs(ground, effort.matters, effort.connections)
      if (effort.http === null) return { acts, http: null }
      progress('  http')
      return { acts, http: await measureOverHttp(ground, effort.http) }
    } finally {
      await putBack(client, before)
    }
  })
}

function machineWith(server: string): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, PostgreSQL ${server}`
}
