/** Elections of a region, by village, term and run: the name of an election says all three, so its id is the order and the cursor. */
import { scopeOf } from '../../core/region/scope.ts'
import { dayOf } from '../../core/time/index.ts'
import type { RegionKey } from '../../core/region/region.ts'
import type { ElectionLine } from '../../core/view/elections.ts'
import type { RollFile } from '../../procedures/election-roll/roll-file.ts'
import type { ElectionFile } from '../../procedures/village-election/election-file.ts'
import { boxKey, rollKey } from '../../procedures/village-election/names.ts'
import { running, states, type ElectionState } from '../../procedures/village-election/states.ts'
import { titleOf } from '../../procedures/village-election/texts.zh.ts'
import type { Door } from '../acts/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { dossierName } from '../dossiers/index.ts'
import { factsOf } from './election-rows.ts'
import { ladderOf, nextStep, stepName } from './ladder.ts'

export type Asked = RegionKey & { readonly state: ElectionState | 'running' | 'late' | null; readonly after: string | null; readonly most: number }

const atOnce = 100

/** Only those whose policies let the asker read them. What is late is known after looking; so pages are filled by looking on. */
export async function linesIn(transaction: Transaction, door: Pick<Door, 'calendars' | 'clock'>, asked: Asked): Promise<{ readonly items: readonly ElectionLine[]; readonly next: string | null }> {
  const items: (ElectionLine & { readonly cursor: string })[] = []
  for (let after = asked.after; ;) {
    const rows = await rowsAfter(transaction, asked, after)
    const lines = await linesOf(transaction, door, rows)
    items.push(...lines.filter(({ late }) => asked.state !== 'late' || late.length > 0))
    after = rows.at(-1)?.id ?? null
    if (items.length > asked.most || rows.length < atOnce || after === null) break
  }
  const page = items.slice(0, asked.most)
  return { items: page.map(({ cursor: _, ...line }) => line), next: items.length > page.length ? page.at(-1)?.cursor ?? null : null }
}

type Row = { readonly county: number; readonly id: string; readonly state: string; readonly file: unknown }

async function rowsAfter(transaction: Transaction, { level, code, state }: Asked, after: string | null): Promise<readonly Row[]> {
  const { lo, hi } = scopeOf({ level, code })
  let question = transaction.selectFrom('dossiers').select(['county', 'id', 'state', 'file']).where('county', '=', Number(code.slice(0, 6)))
    .where('procedure', '=', 'village-election').where('place', '>=', lo).where('place', '<=', hi)
  if (after !== null) question = question.where('id', '>', after)
  if (state === 'running' || state === 'late') question = question.where('state', 'in', [...running, 'DECIDED', 'HANDED_OVER'])
  else if (state !== null) question = question.where('state', '=', state)
  return await question.orderBy('id').limit(atOnce).execute()
}

async function linesOf(transaction: Transaction, door: Pick<Door, 'calendars' | 'clock'>, rows: readonly Row[]): Promise<(ElectionLine & { readonly cursor: string })[]> {
  const [first] = rows
  if (first === undefined) return []
  const files = rows.map((row) => ({ row, file: row.file as ElectionFile }))
  const villages = [...new Set(files.map(({ file }) => file.village))]
  const names = await transaction.selectFrom('regions').select(['code', 'short_name']).where('code', 'in', [...villages, ...villages.map((code) => code.slice(0, 9))]).where('valid_to', 'is', null).execute()
  const named = new Map(names.map(({ code, short_name: name }) => [code, name]))
  const parts = await partsOf(transaction, first.county, files.map(({ file }) => file))
  const now = door.clock()
  const calendar = await door.calendars.of(transaction, first.county, now)
  return files.map(({ row, file }) => {
    const state = row.state as ElectionState
    const climbing = { state, file, ...parts(file), today: dayOf(now), calendar }
    const steps = ladderOf(climbing)
    const next = nextStep(climbing)
    return {
      cursor: row.id, id: dossierName(row), village: file.village, villageName: named.get(file.village) ?? file.village, townName: named.get(file.village.slice(0, 9)) ?? '', title: titleOf({ file }),
      rehearsal: file.rehearsal, state, stateName: states[state].name, electionDay: file.rounds.at(-1)?.day ?? file.electionDay,
      next: next === null ? null : { name: stepName(next), latest: steps.find(({ key }) => key === next)?.latest ?? null },
      late: steps.filter(({ late }) => late).map(({ name }) => name),
    }
  })
}

/** Rolls and boxes of these elections, of which only figures and days are shown. */
async function partsOf(transaction: Transaction, county: number, files: readonly ElectionFile[]) {
  const round = (file: ElectionFile) => file.rounds.at(-1)
  const boxIds = (file: ElectionFile) => (round(file)?.stations ?? []).map(({ number }) => boxKey(file.village, file.term, file.run, round(file)?.number ?? 0, number).id)
  const ids = files.flatMap((file) => [rollKey(file.village, file.term, file.run).id, ...boxIds(file)])
  await takeRole(transaction, 'system')
  const rows = await transaction.selectFrom('dossiers').select(['id', 'procedure', 'state', 'file']).where('county', '=', county).where('id', 'in', ids).execute()
  await takeRole(transaction, 'app')
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (file: ElectionFile) => {
    const roll = byId.get(rollKey(file.village, file.term, file.run).id)
    return { roll: roll === undefined ? null : factsOf({ state: roll.state, file: roll.file as unknown as RollFile }), boxes: boxIds(file).map((id) => byId.get(id)?.state ?? 'NONE') }
  }
}
