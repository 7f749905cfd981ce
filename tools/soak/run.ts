/**
 * One soak: a site is set up, every story told once in calm, then clients work while the nemesis breaks things; the clock is moved until
 * everything closed has archived itself, under more faults; at the end the ledger is compared with the database, the API and the house's
 * own proofs (security R1–R3, R5, R6, R12).
 */
import { join } from 'node:path'
import { demonstrationVillage, randomFrom } from '../../core/village/index.ts'
import { msPerDay } from '../../core/time/index.ts'
import { buildFaces } from '../build-faces.ts'
import { archiveAll, settled, unfinished } from './archive.ts'
import { askApi } from './ask-api.ts'
import { carry, work, type Door, type Working } from './clients.ts'
import { collect } from './collect.ts'
import { gatherCrew } from './crew.ts'
import { openDisk } from './disk.ts'
import { faults, type Fault } from './faults.ts'
import { judge, type Finding } from './judge.ts'
import { openLedger, readLedger } from './ledger.ts'
import { torment, type Struck } from './nemesis.ts'
import { prove } from './prove.ts'
import { openSite, type Site } from './site.ts'
import { stories } from './stories.ts'
import { sweep, type Swept } from './sweep.ts'

export type SoakOptions = {
  /** Where everything of the run lies; it must be empty and reachable by `nobody`. */
  readonly folder: string
  readonly seed: number
  /** The run ends when both are reached, or the minutes are over. */
  readonly faults: number
  readonly acts: number
  readonly minutes: number
  readonly clients: number
  readonly deck?: readonly Fault[]
  /** Quiet between faults, at most, ms. */
  readonly quiet?: number
  /** Lets weeks pass at the end, until everything closed has archived itself. */
  readonly archive?: boolean
  /** Without: no disk of its own, no full disk. */
  readonly diskMegabytes?: number
  readonly progress: (line: string) => void
}

export type SoakResult = {
  readonly findings: readonly Finding[]
  readonly acknowledged: number
  readonly sent: number
  readonly dossiers: number
  readonly archived: number
  readonly struck: readonly Struck[]
  readonly statements: Swept
  readonly withDisk: boolean
  readonly seconds: number
  readonly proofs: readonly string[]
}

const archiveAhead = 21 * msPerDay
/** Matters the API is asked about; the database is asked about all. */
const mostAsked = 3_000

export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { folder, seed, progress } = options
  const began = Date.now()
  await buildFaces(progress)
  const disk = options.diskMegabytes === undefined ? null : openDisk(folder, options.diskMegabytes)
  try {
    progress('起两个平台进程和随附的数据库…')
    const site = await openSite(disk?.folder ?? folder, { disk, random: randomFrom(seed).next })
    try {
      return { ...await run(site, options), withDisk: disk !== null, seconds: (Date.now() - began) / 1000 }
    } finally {
      await site.close()
    }
  } finally {
    disk?.close()
  }
}

async function run(site: Site, options: SoakOptions): Promise<Omit<SoakResult, 'withDisk' | 'seconds'>> {
  const { seed, progress, deck = faults } = options
  const began = new Date()
  const file = join(options.folder, 'ledger.jsonl')
  const ledger = openLedger(file)
  const { code: village, grids } = demonstrationVillage()
  const crew = await gatherCrew(site.nodes.map((node) => node.program().port))
  const doors = site.nodes.map((node): Door => ({ name: node.name, port: node.proxy.port, answered: () => { node.lastGood = Date.now() } }))
  const struck: Struck[] = []
  const statements: Swept = { struck: 0, deepest: new Map() }
  const until = Date.now() + options.minutes * 60_000
  const isOpen = () => Date.now() < until && !struck.some(isHelpless) && (struck.length < options.faults || ledger.acknowledged() < options.acts)
  const isDue = () => struck.length / options.faults <= ledger.acknowledged() / options.acts
  const working: Working = { doors, crew, ledger, village, grids: grids.map(({ code }) => code).toSorted(), goesOn: isOpen, twins: 0.05, random: randomFrom(seed + 1).next }

  progress('风平浪静时把每种情形各走一遍…')
  for (const story of stories) {
    if (await carry({ ...working, goesOn: () => true, twins: 0 }, story)) continue
    throw new Error(`the story “${story.name}” does not come to its end even in calm: ${[...ledger.entries.values()].at(-1)?.code ?? ''}`)
  }
  const calm = new Set([...ledger.entries.values()].map(({ dossier }) => dossier))

  progress('开始：有人办事，有人捣乱…')
  const told = setInterval(() => progress(`  已答复 ${ledger.acknowledged()} 个动作，故障 ${struck.length} 次，语句故障 ${statements.struck} 次`), 15_000)
  const take = (one: Struck) => {
    struck.push(one)
    if (isHelpless(one)) progress(`  ${one.fault} 以后没有自己恢复`)
  }
  await Promise.all([
    ...Array.from({ length: options.clients }, () => work(working)),
    sweep({ ...working, doors: doors.slice(1) }, site.database, statements),
    torment(site, { deck, goesOn: isOpen, onFault: take, isDue, ...(options.quiet === undefined ? {} : { quiet: options.quiet }) }),
  ]).finally(() => { clearInterval(told) })
  await ledger.close()

  const entries = readLedger(file)
  const archive = options.archive !== false && !struck.some(isHelpless)
  if (archive) await archiveAll(site, { ahead: archiveAhead, deck, onFault: take, dossiers: entries, progress })
  else await settled(site)
  progress('核对…')
  const proofs = await prove(site, archive ? archiveAhead : 0)
  const found = await collect(site.ask, entries, began)
  const findings: Finding[] = [
    ...judge(entries, found, calm), ...(archive ? unfinished(entries, found) : []), ...await askApi(site.nodes.map((node) => node.program().port), found, Math.ceil(found.dossiers.length / mostAsked)),
    ...proofs.flatMap(({ right, words }): Finding[] => right ? [] : [{ kind: 'half', sentence: words }]),
    ...struck.filter(isHelpless).map(({ fault }): Finding => ({ kind: 'open', sentence: `${fault} 以后平台没有自己恢复，要人动手` })),
  ]
  return {
    findings, acknowledged: [...entries.values()].filter(({ outcome }) => typeof outcome === 'number').length, sent: entries.size, dossiers: found.dossiers.length,
    archived: found.dossiers.filter(({ state }) => state === 'ARCHIVED').length, struck, statements, proofs: proofs.map(({ words }) => words),
  }
}

function isHelpless({ recovered }: Struck): boolean {
  return Object.values(recovered).includes(null)
}
