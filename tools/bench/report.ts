/** The tables of a run, in the order they are read: what falls short stands in them like everything else. */
import { figure, markdown, type Table } from './table.ts'
import type { Asked, Counted } from './ask-questions.ts'
import type { Found } from './run.ts'

export function tablesOf(found: Found): readonly Table[] {
  const answered = found.sizes.filter(({ answers }) => answers.asked.length > 0)
  return [
    ...(found.acts.length === 0 ? [] : [actsTable(found)]), ...(found.http === null ? [] : [httpTable(found.http)]),
    ...answered.map(({ dossiers, answers }) => questionsTable(dossiers, answers.asked)),
    ...answered.filter(({ answers }) => answers.counted.length > 0).map(({ dossiers, answers }) => figuresTable(dossiers, answers.counted)),
    ...(answered.length > 1 ? [growthTable(found)] : []),
    sizesTable(found), ...(found.http === null ? [] : [pagesTable(found.http)]),
  ]
}

export function reportOf(found: Found): string {
  return tablesOf(found).map(markdown).join('\n')
}

/** The figures the goals speak of, in a few lines. */
export function verdictOf({ sizes, acts }: Found): readonly string[] {
  const shares = acts.map(({ platform, straight }) => platform.rate / straight.rate)
  const reads = shares.filter((_, nth) => acts[nth]?.name === 'read')
  const writes = shares.filter((_, nth) => acts[nth]?.name !== 'read')
  const last = sizes.at(-1)
  const ratios = (last?.answers.asked ?? []).map(({ took }) => took.question.ms / took.bare.ms)
  const worked = (last?.answers.asked ?? []).flatMap(({ took }) => workRatio(took) ?? [])
  const city = last?.answers.counted.filter(({ asker }) => asker === 'city') ?? []
  return [
    ...(acts.length === 0 ? [] : [
      `acts: ${percent(Math.min(...writes))} – ${percent(Math.max(...writes))} of the same SQL sent straight, median ${percent(middle(writes))} (goal 60 %)`,
      `reads: ${percent(Math.min(...reads))} – ${percent(Math.max(...reads))}, median ${percent(middle(reads))} (goal 60 %)`,
    ]),
    ...(ratios.length === 0 ? [] : [`questions at ${last?.dossiers ?? 0} dossiers: median ${middle(ratios).toFixed(1)}×, ${ratios.filter((ratio) => ratio <= 2).length} of ${ratios.length} within 2× their bare query`]),
    ...(worked.length === 0 ? [] : [`the same by processor time of the database: median ${middle(worked).toFixed(1)}×, ${worked.filter((ratio) => ratio <= 2).length} of ${worked.length} within 2×`]),
    ...city.map(({ question, plain }) => `city, ${question}: ${(plain.plain.ms / plain.whole.ms).toFixed(0)}× faster than from the matters, ${(plain.counted.ms / plain.whole.ms).toFixed(1)}× than merely counting them (goal 100×)`),
  ]
}

function actsTable({ acts }: Found): Table {
  const counts = [...new Set(acts.map(({ connections }) => connections))]
  const names = [...new Set(acts.map(({ name }) => name))]
  return {
    title: 'Acts and readings per second',
    note: 'Each cell: platform / the same statements sent straight = share (p95 of the platform, ms).',
    head: ['', 'statements', ...counts.map((count) => `${count} connections`)],
    rows: names.map((name) => {
      const mine = acts.filter((one) => one.name === name)
      return [name, String(mine[0]?.statements ?? 0), ...counts.map((count) => {
        const one = mine.find(({ connections }) => connections === count)
        return one === undefined ? '–' : `${figure(one.platform.rate)} / ${figure(one.straight.rate)} = **${percent(one.platform.rate / one.straight.rate)}** (${figure(one.platform.p95)})`
      })]
    }),
  }
}

function httpTable({ rates }: NonNullable<Found['http']>): Table {
  const counts = [...new Set(rates.map(({ connections }) => connections))]
  return {
    title: 'The same through HTTP, for information',
    note: 'Per second (p95, ms); server and load generator share the machine. A report is answered with the whole matter, so it is an act and a reading.',
    head: ['', ...counts.map((count) => `${count} connections`)],
    rows: ['report', 'read'].map((name) => [name, ...counts.map((count) => {
      const one = rates.find((rate) => rate.name === name && rate.connections === count)
      return one === undefined ? '–' : `${figure(one.rate.rate)} (${figure(one.rate.p95)})`
    })]),
  }
}

function questionsTable(dossiers: number, asked: readonly Asked[]): Table {
  return matrix(asked, {
    title: `Questions at ${inWords(dossiers)} dossiers`,
    note: 'Each cell: bare query, ms → within a transaction, ms (ratio); with opening and ending the transaction, ms; then processor time of the database, bare → within the transaction, ms (ratio), which other work on the machine does not touch. ≠ marks answers that were not the same.',
    cell: ({ took, same }) => `${figure(took.bare.ms)} → ${figure(took.question.ms)} (${(took.question.ms / took.bare.ms).toFixed(1)}×); ${figure(took.whole.ms)}${workOf(took)}${same ? '' : ' ≠'}`,
  })
}

function workRatio({ bare, question }: Asked['took']): number | null {
  return bare.work === null || question.work === null ? null : question.work / bare.work
}

function workOf(took: Asked['took']): string {
  const ratio = workRatio(took)
  return ratio === null ? '' : `; ${figure(took.bare.work ?? 0)} → ${figure(took.question.work ?? 0)} (**${ratio.toFixed(1)}×**)`
}

function figuresTable(dossiers: number, counted: readonly Counted[]): Table {
  return matrix(counted, {
    title: `Figures of a region at ${inWords(dossiers)} dossiers`,
    note: 'Each cell: bare query on the roll-ups → platform, ms (ratio); the same answer from the matters, ms = **how many times slower**; merely counting them by month, category and state, ms = times slower.',
    cell: ({ took, plain }) => `${figure(took.bare.ms)} → ${figure(took.question.ms)} (${(took.question.ms / took.bare.ms).toFixed(1)}×); ${figure(plain.plain.ms)} = **${figure(plain.plain.ms / plain.whole.ms)}×**; ${figure(plain.counted.ms)} = ${figure(plain.counted.ms / plain.whole.ms)}×`,
  })
}

/** Whole questions, transaction included, at each size; the factor is the last by the first. */
function growthTable({ sizes }: Found): Table {
  const keyed = sizes.map(({ answers }) => new Map([...answers.asked, ...answers.counted].map((one) => [`${one.asker}: ${one.question}`, one])))
  const names = [...keyed.at(-1)?.keys() ?? []]
  return {
    title: 'The same questions side by side',
    note: `Milliseconds with the transaction (ratio to the bare query) at ${sizes.map(({ dossiers }) => inWords(dossiers)).join(', ')} dossiers; then how much slower the largest is than the smallest, of the platform and of the bare query.`,
    head: ['', ...sizes.map(({ dossiers }) => inWords(dossiers)), 'growth', 'growth bare'],
    rows: names.map((name) => {
      const found = keyed.map((one) => one.get(name)?.took)
      const [first, last] = [found[0], found.at(-1)]
      return [
        name, ...found.map((took) => (took === undefined ? '–' : `${figure(took.whole.ms)} (${(took.question.ms / took.bare.ms).toFixed(1)}×)`)),
        first === undefined || last === undefined ? '–' : `${figure(last.whole.ms / first.whole.ms)}×`, first === undefined || last === undefined ? '–' : `${figure(last.bare.ms / first.bare.ms)}×`,
      ]
    }),
  }
}

function sizesTable({ sizes, http }: Found): Table {
  const megabytes = (bytes: number) => `${figure(bytes / 1e6)} MB`
  return {
    title: 'Room',
    note: 'Per dossier: tables that grow with dossiers, with their indexes. Memory: of the server process, started and after the load above.',
    head: ['', 'records', 'database', 'per dossier', 'largest tables'],
    rows: [
      ...sizes.map(({ dossiers, footprint }) => [
        `${inWords(dossiers)} dossiers`, String(footprint.records), megabytes(footprint.databaseBytes), `${figure(footprint.perDossier / 1e3)} kB`,
        footprint.tables.slice(0, 4).map(({ name, bytes }) => `${name} ${megabytes(bytes)}`).join(', '),
      ]),
      ...(http === null ? [] : [[
        'memory', '', `${megabytes(http.memory.started.residentBytes)} → ${megabytes(http.memory.afterwards.residentBytes)}`, '',
        `heap ${megabytes(http.memory.started.heapBytes)} → ${megabytes(http.memory.afterwards.heapBytes)}`,
      ]]),
    ],
  }
}

function pagesTable({ pages }: NonNullable<Found['http']>): Table {
  return {
    title: 'Pages', note: 'kB as sent, kB gzipped, CPU of the server in ms for one answer.', head: ['', 'kB', 'kB gz', 'CPU ms'],
    rows: pages.map(({ name, bytes, gzipped, cpu }) => [name, figure(bytes / 1e3), figure(gzipped / 1e3), cpu === null ? '–' : figure(cpu)]),
  }
}

type Placed = { readonly question: string; readonly asker: string }

/** A row per question, a column per asker. */
function matrix<One extends Placed>(found: readonly One[], { title, note, cell }: { readonly title: string; readonly note: string; readonly cell: (one: One) => string }): Table {
  const [askers, questions] = [[...new Set(found.map(({ asker }) => asker))], [...new Set(found.map(({ question }) => question))]]
  return {
    title, note, head: ['', ...askers],
    rows: questions.map((question) => [question, ...askers.map((asker) => {
      const one = found.find((each) => each.question === question && each.asker === asker)
      return one === undefined ? '–' : cell(one)
    })]),
  }
}

export function inWords(count: number): string {
  if (count >= 950_000) return `${Math.round(count / 100_000) / 10} M`
  return count >= 1_000 ? `${Math.round(count / 1_000)} k` : String(count)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
