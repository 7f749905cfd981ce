/** Rule number → files that name it, so that a stranger finds the code of any rule within a minute. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeneratedFile } from './generated-files.ts'

export type Naming = { readonly file: string; readonly rules: readonly string[] }

/** What the numbers mean stands in docs/rules.csv; where they stand, in the code itself. */
export function rulesIndex(house: string): GeneratedFile {
  return { path: 'docs/rules.md', text: indexText(wordsOf(readFileSync(join(house, 'docs/rules.csv'), 'utf8')), namings(house)) }
}

export function indexText(words: ReadonlyMap<string, string>, all: readonly Naming[]): string {
  const rules = [...new Set(all.flatMap((naming) => naming.rules))].toSorted()
  const rows = rules.map((rule) => {
    const files = all.filter((naming) => naming.rules.includes(rule)).map((naming) => naming.file)
    return `| ${rule} | ${words.get(rule) ?? ''} | ${links(files.filter((file) => !isTest(file)))} | ${links(files.filter(isTest))} |`
  })
  return [
    '# 规则索引 · Index of rules', '<!-- 由 npx sanzhi docs 生成，请不要手工修改；规则的说明在 docs/rules.csv。 -->',
    '规则编号（R-数字）是领域规格里每条规则的号。代码、提示语和测试都写着它依据哪一条；这里反过来，从编号找到文件。\n'
    + 'Every rule of the domain specification that the code names, with the files that name it.',
    ['| 规则 | 说的是什么 | 代码 | 测试 |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n').concat('\n')
}

/** Rules named one by one; a range such as R-100…R-131 names a chapter, not its rules. */
export function rulesIn(text: string): string[] {
  const single = text.replaceAll(/R-\d{3}\s*(?:…|\.\.\.?|–|—|~|至|到)\s*(?:R-)?\d{3}/g, '')
  const digits = [...single.matchAll(/R-(\d{3})(?!\d)((?:\/\d{3}(?!\d))*)/g)]
    .flatMap(([, first = '', more = '']) => [first, ...more.split('/').slice(1)])
  return [...new Set(digits)].map((rule) => `R-${rule}`).toSorted()
}

function namings(house: string): Naming[] {
  return sources(house)
    .map((file) => ({ file, rules: rulesIn(readFileSync(join(house, file), 'utf8')) }))
    .filter(({ rules }) => rules.length > 0)
}

/** Source, tests and migrations. Git knows what belongs to the house; an unpacked archive is looked through. */
function sources(house: string): string[] {
  const isSource = (file: string) => /^(core|procedures|server|faces|design|journeys|tools|database)\/.*\.(ts|tsx|sql|js)$/.test(file)
  try {
    const git = (...args: readonly string[]) => execFileSync('git', ['ls-files', '-z', ...args], {
      cwd: house, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\0')
    const deleted = new Set(git('--deleted'))
    return git('--cached', '--others', '--exclude-standard').filter((file) => isSource(file) && !deleted.has(file)).toSorted()
  } catch {
    const rooms = '{core,procedures,server,faces,design,journeys,tools,database}'
    const found = globSync(`${rooms}/**/*.{ts,tsx,sql,js}`, { cwd: house, exclude: (name) => name.includes('node_modules') })
    return found.map((file) => file.replaceAll('\\', '/')).filter(isSource).toSorted()
  }
}

function wordsOf(csv: string): Map<string, string> {
  return new Map(csv.trim().split('\n').slice(1).map((line): [string, string] => {
    const comma = line.indexOf(',')
    return [line.slice(0, comma), line.slice(comma + 1)]
  }))
}

function isTest(file: string): boolean {
  return /\.(test|journey)\.ts$/.test(file)
}

function links(files: readonly string[]): string {
  return files.map((file) => `[${file}](../${file})`).join('<br>')
}
