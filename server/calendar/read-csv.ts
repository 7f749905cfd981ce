/** Reads a calendar file: `day,is_workday,note`, one day a line. Every line is checked; one wrong line refuses the file. */
import { Refused } from '../../core/procedure/refusal.ts'
import { parseDay, yearOf, type Day } from '../../core/time/index.ts'

export type CalendarLine = { readonly day: Day; readonly isWorkday: boolean; readonly note: string }
type Fault = { readonly line: number; readonly sentence: string }

const header = 'day,is_workday,note'
/** Fifty years of notices. More is another file. */
const mostLines = 5000
const mostCharacters = 500_000

/** @throws Refused `calendar-file-wrong` with the number and the fault of the first wrong line */
export function readCalendarCsv(text: string): readonly CalendarLine[] {
  if (text.length > mostCharacters) throw refused('文件过大，不像是节假日安排表。', `${text.length} characters`)
  const [first, ...lines] = withoutMarks(text).split('\n')
  if (first !== header) throw refused(`第 1 行应为表头“${header}”。`, 'no header')
  if (lines.length === 0) throw refused('文件里没有任何日期，请在表头下每行写一天。', 'no lines')
  if (lines.length > mostLines) throw refused(`文件超过 ${mostLines} 行，请按年份分开导入。`, `${lines.length} lines`)
  return checked(lines)
}

/** Without the byte-order mark and carriage returns that spreadsheets add, and without empty lines at the end. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replace(/\n+$/, '')
}

function checked(lines: readonly string[]): readonly CalendarLine[] {
  const good = new Map<Day, CalendarLine>()
  const faults: Fault[] = []
  for (const [index, text] of lines.entries()) {
    const read = readLine(text)
    const sentence = typeof read === 'string' ? read : good.has(read.day) ? `${read.day} 在前面已经出现过` : null
    if (sentence !== null) faults.push({ line: index + 2, sentence })
    else if (typeof read !== 'string') good.set(read.day, read)
  }
  const [first] = faults
  if (first === undefined) return [...good.values()]
  const more = faults.length > 1 ? `（共 ${faults.length} 行有误）` : ''
  const cause = `${faults.length} wrong lines, first ${first.line}`
  throw refused(`第 ${first.line} 行：${first.sentence}。${more}没有导入任何内容，请改正后重新导入。`, cause)
}

/** The line, or a sentence on what is wrong with it. */
function readLine(text: string): CalendarLine | string {
  const [day = '', isWorkday = '', note = '', ...rest] = text.split(',')
  if (text === '') return '是空行'
  if (rest.length > 0) return '多于三列，说明中不要使用英文逗号'
  if (parseDay(day) === null) return `日期应写成 2027-01-01 这样的真实日期，现在是“${shown(day)}”`
  if (yearOf(day) < 2000 || yearOf(day) > 2199) return `年份应在 2000–2199 之间，现在是“${shown(day)}”`
  if (isWorkday !== 'true' && isWorkday !== 'false') return `第二列应为 true（上班）或 false（放假），现在是“${shown(isWorkday)}”`
  if (note.trim() === '' || [...note].length > 50) return '第三列说明应为 1–50 个字，例如“国庆节放假”'
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(note)) return '第三列说明中有不可见的控制字符'
  return { day, isWorkday: isWorkday === 'true', note: note.trim() }
}

function shown(value: string): string {
  return value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '�').slice(0, 20)
}

function refused(sentence: string, cause: string): Refused {
  return new Refused({ code: 'calendar-file-wrong', sentence, cause, rule: 'R-005' })
}
