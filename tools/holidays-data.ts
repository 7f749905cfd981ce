/**
 * Writes database/data/holidays-cn.csv and its source page from the npm package chinese-days (a development dependency).
 * Run it when the package has a new year: `node tools/holidays-data.ts`. The result is committed; nothing else reads the package.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { parseDay } from '../core/time/index.ts'

/** `English name,中文名,number of statutory days` by day. */
type Notices = { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> }

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

const notices = JSON.parse(read('node_modules/chinese-days/dist/chinese-days.json')) as Notices
const { version } = JSON.parse(read('node_modules/chinese-days/package.json')) as { version: string }

const rows = [...rowsOf(notices.holidays, false), ...rowsOf(notices.workdays, true)].sort((a, b) => a.day.localeCompare(b.day))
const csv = `day,is_workday,note\n${rows.map(({ day, isWorkday, note }) => `${day},${isWorkday},${note}\n`).join('')}`
writeFileSync(new URL('database/data/holidays-cn.csv', root), csv)
writeFileSync(new URL('database/data/holidays-cn.source.md', root), sourcePage())

function rowsOf(days: Record<string, string>, isWorkday: boolean) {
  return Object.entries(days).map(([day, names]) => {
    const chinese = names.split(',')[1]
    if (parseDay(day) === null || chinese === undefined) throw new Error(`chinese-days has an unreadable day: ${day} ${names}`)
    return { day, isWorkday, note: isWorkday ? `${chinese}调休上班` : `${chinese}放假` }
  })
}

function sourcePage(): string {
  const years = rows.map(({ day }) => day.slice(0, 4))
  return [
    '# holidays-cn.csv', '',
    'Days on which the State Council\'s yearly notices (国务院办公厅关于部分节假日安排的通知) differ from Monday–Friday or confirm a day off.', '',
    '| | |', '|---|---|',
    `| package | npm \`chinese-days\` ${version}, MIT, https://github.com/vsme/chinese-days |`,
    `| years | ${years[0]}–${years.at(-1)} |`,
    `| days | ${rows.filter((row) => !row.isWorkday).length} off, ${rows.filter((row) => row.isWorkday).length} make-up |`,
    `| taken on | ${process.argv[2] ?? new Date().toISOString().slice(0, 10)} |`,
    `| SHA-256 of the CSV | \`${createHash('sha256').update(csv).digest('hex')}\` |`, '',
    'Made by `tools/holidays-data.ts`. Columns: `day` (Asia/Shanghai), `is_workday` (`true` = make-up day, `false` = off), `note`.',
    'The package follows the notices but is no official source: compare a new year with the notice before importing it',
    '(`npx sanzhi import-calendar --help`). A year that is not here is counted Monday–Friday and alarmed (R-005).', '',
  ].join('\n')
}
