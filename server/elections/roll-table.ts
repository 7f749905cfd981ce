/**
 * A roll from Excel or CSV, held against the village's register line by line: who it is, and what R-202 asks for. Nothing is kept; whoever cannot be told apart
 * or is not in the register is a line to correct. Columns of other things (identity numbers, telephones) are not read.
 */
import { lacksOf, type RegistrationLack } from '../../core/election/index.ts'
import { parseDay, type Day } from '../../core/time/index.ts'
import type { ReadRoll, RegisterLine, RollEntering } from '../../core/view/elections.ts'

export const rollColumns = ['姓名', '性别', '村民小组', '出生年', '本人表示参加', '本人申请', '从哪天起居住', '会议决议', '户籍地证明'] as const
type Column = (typeof rollColumns)[number]
type Fault = { readonly row: number; readonly column: string; readonly sentence: string }
type Ground = { readonly register: readonly RegisterLine[]; /** By name and group, of those on the roll already. */ readonly onRoll: readonly { readonly name: string; readonly group: string }[]; readonly today: Day; readonly proofWanted: boolean }

const mostFaults = 50

export function entriesIn(rows: readonly (readonly string[])[], ground: Ground): ReadRoll {
  const head = rows.findIndex((row) => row.some((cell) => plain(cell) === '姓名'))
  if (head === -1) return { ok: false, more: 0, faults: [{ row: 0, column: '', sentence: `没有找到表头：第一行要有“姓名”，还可以有${rollColumns.slice(1).map((one) => `“${one}”`).join('、')}。` }] }
  const columns = new Map(rollColumns.flatMap((name): [Column, number][] => { const at = rows[head]?.findIndex((cell) => plain(cell) === name) ?? -1; return at === -1 ? [] : [[name, at]] }))
  const byName = Map.groupBy(ground.register, ({ name }) => name)
  const faults: Fault[] = []
  const entries = new Map<string, RollEntering & { readonly name: string; readonly group: string }>()
  let already = 0
  rows.slice(head + 1).forEach((row, at) => {
    const cell = (name: Column) => (row[columns.get(name) ?? -1] ?? '').trim()
    const line = head + at + 2
    const name = plain(cell('姓名'))
    if (name === '') { if (row.some((one) => one.trim() !== '')) faults.push({ row: line, column: '姓名', sentence: '没有写姓名，请补上或者删掉这一行。' }); return }
    const fits = (byName.get(name) ?? []).filter((one) => fit(cell('村民小组'), one.group) && fit(cell('性别'), sexWord(one)) && fit(cell('出生年'), String(one.birthYear ?? '')))
    const [person] = fits
    if (person === undefined) {
      if (ground.onRoll.some((one) => one.name === name && fit(cell('村民小组'), one.group))) { already += 1; return }
      faults.push({ row: line, column: '姓名', sentence: `村里的登记没有对得上的“${name}”（十八周岁以上的），请核对姓名、性别和小组，或者先补登记。` })
    } else if (fits.length > 1) faults.push({ row: line, column: '姓名', sentence: `有 ${fits.length} 个“${name}”对得上，请补上“村民小组”“性别”或者“出生年”来分清。` })
    else if (entries.has(person.person)) faults.push({ row: line, column: '姓名', sentence: `“${name}”在表里写了两遍，请删掉一行。` })
    else {
      const entry = entryOf(person, cell)
      if (typeof entry === 'string') faults.push({ row: line, column: '从哪天起居住', sentence: entry })
      else {
        const lacks = missing(person, entry, ground)
        if (person.noBirthday) faults.push({ row: line, column: '姓名', sentence: `“${name}”没有登记生日，请先在户籍登记里补上。` })
        else if (lacks.length > 0) faults.push({ row: line, column: '', sentence: `“${name}”还缺：${lacks.map((lack) => lackWords[lack]).join('、')}。` })
        else entries.set(person.person, { ...entry, name: person.name, group: person.group })
      }
    }
  })
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults), more: Math.max(0, faults.length - mostFaults) }
  if (entries.size === 0 && already === 0) return { ok: false, more: 0, faults: [{ row: 0, column: '', sentence: '表里没有人，请看选对了文件没有。' }] }
  return { ok: true, entries: [...entries.values()], already }
}

export const lackWords: Readonly<Record<RegistrationLack, string>> = {
  'declaration': '本人表示参加（写“是”）', 'a-year-here': '从哪天起居住（要满一年）', 'application': '本人申请（写“是”）', 'resolution': '同意他参加的会议决议', 'hukou-village-proof': '户籍地没有参加选举的证明（写“是”）',
}

function entryOf({ person }: RegisterLine, cell: (name: Column) => string): RollEntering | string {
  const [since, resolution] = [cell('从哪天起居住'), cell('会议决议')]
  const day = since === '' ? null : parseDay(since.replaceAll(/[年月./]/g, '-').replaceAll('日', '').replaceAll(/-(\d)(?=-|$)/g, '-0$1'))
  if (since !== '' && day === null) return `“${since}”不是日子，请写成 2025-01-01 这样。`
  return {
    person, ...(isYes(cell('本人表示参加')) ? { declared: true } : {}), ...(day === null ? {} : { since: day }), ...(isYes(cell('本人申请')) ? { applied: true } : {}),
    ...(resolution === '' ? {} : { resolution: resolution.slice(0, 120) }), ...(isYes(cell('户籍地证明')) ? { proof: true } : {}),
  }
}

function missing({ registration }: RegisterLine, entry: RollEntering, { today, proofWanted }: Ground): readonly RegistrationLack[] {
  const facts = {
    hukouHere: registration !== 'outside', livesHere: registration === 'resident', declared: entry.declared === true, livesOrServesSince: entry.since ?? null, applied: entry.applied === true,
    resolution: entry.resolution ?? null, hukouVillageProof: entry.proof === true,
  }
  return lacksOf(facts, today, { hukouVillageProof: proofWanted })
}

function sexWord({ sex }: RegisterLine): string {
  return sex === 'woman' ? '女' : sex === 'man' ? '男' : ''
}

/** What is not written decides nothing; so does what the register does not know. */
function fit(written: string, known: string): boolean {
  return plain(written) === '' || known === '' || plain(written).replace(/年$/, '') === plain(known)
}

function isYes(text: string): boolean {
  return ['是', '有', '√', '✓', '1', 'Y', 'y', '表示', '申请'].includes(plain(text))
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s　]/g, '')
}
