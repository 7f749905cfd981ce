/** 造一座虚构的城市，供演示、压力和性能测试 · make an invented city for demonstrations and load tests */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { connectDatabase, openAsOwner } from '../../server/database/index.ts'
import { CannotStart, environmentFrom, secretOf } from '../../server/environment/index.ts'
import { prepareFirstStart } from '../../server/first-start.ts'
import { scales, type Scale, type Sizes } from '../seed/city/plan.ts'
import { seedCity, type Progress, type RunResult } from '../seed/city/run.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi seed --scale <town|county|city>

在真实的区划上造虚构的居民、户、网格、任职和三年的案卷。姓名都带“演示”，身份号码和电话不可能是真的；号码照样加密保存。
每件案卷的每条记录都由现行程序判定、带哈希链，可以用 npx sanzhi verify 和 npx sanzhi rebuild 核对。
中断后用同样的命令接着造，不会重复。只能在演示模式使用。

规模（居住户、网格、案卷）：
${Object.entries(scales).map(([name, { households, grids, cases, within }]) => `  ${name.padEnd(8)}${households} 户、${grids} 个网格、${cases} 件，区划 ${within}`).join('\n')}

选项：
  --scale <规模>        默认 town
  --households <数>     另定居住户数，也可写 1.2M、110k
  --grids <数>          另定网格数
  --cases <数>          另定案卷数，也可写 10M（约 170 GB，一天上下；可随时中断再接着造）
  --within <编码>       造在哪个市、县或乡镇之内
  --seed <数>           随机种子，默认 1；同一种子造出同一座城
  --threads <数>        线程数，默认 2
  --help                显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

/** @returns the exit code */
export default async function seed(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scale: { type: 'string' }, households: { type: 'string' }, grids: { type: 'string' }, cases: { type: 'string' }, within: { type: 'string' }, seed: { type: 'string' },
        threads: { type: 'string' }, help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return said(help, 0)
    const result = await seeded(sizesFrom(values), numberFrom(values.seed ?? '1', '--seed'), numberFrom(values.threads ?? '2', '--threads'))
    return said(report(result), result.complete ? 0 : 130)
  } catch (error) {
    console.error(sentenceOf(error, 'seed'))
    return 1
  }
}

async function seeded(sizes: Sizes, seedNumber: number, threads: number): Promise<RunResult> {
  const environment = environmentFrom(process.env)
  if (environment.mode === 'production') throw new CannotStart('生产模式不能造虚构的数据。', 'Production takes no invented data.')
  secretOf(environment)
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 2, progress: console.log })
  const stop = new AbortController()
  const ended = () => {
    console.log('\n正在停下，手上的几个村造完就停…')
    stop.abort()
  }
  process.once('SIGINT', ended).once('SIGTERM', ended)
  try {
    await prepareFirstStart({ database, progress: console.log })
    const result = await seedCity({ database, sizes, seed: seedNumber, now: Date.now(), environment: process.env, threads, onProgress: reporting(), signal: stop.signal })
    if (result.complete) await tellPlanner(environment)
    return result
  } finally {
    process.removeListener('SIGINT', ended).removeListener('SIGTERM', ended)
    await close()
  }
}

/** What millions of fresh rows look like, PostgreSQL would find out by itself some time after; plans made before that are those of empty tables. */
async function tellPlanner(environment: Parameters<typeof openAsOwner>[0]): Promise<void> {
  console.log('正在为查询计划收集统计…')
  const { owner, close } = await openAsOwner(environment)
  const client = new pg.Client(owner)
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and pg_get_userbyid(relowner) = current_user")
    await client.query(`analyze ${rows.map(({ name }) => client.escapeIdentifier(name)).join(', ')}`)
  } finally {
    await client.end()
    await close()
  }
}

type Wishes = Readonly<Partial<Record<'scale' | 'households' | 'grids' | 'cases' | 'within', string>>>

function sizesFrom({ scale = 'town', households, grids, cases, within }: Wishes): Sizes {
  if (!Object.hasOwn(scales, scale)) throw new CannotStart(`没有“${scale}”这个规模，可用 ${Object.keys(scales).join('、')}。`, `There is no scale ${scale}.`)
  const usual = scales[scale as Scale]
  const code = within ?? usual.within
  if (!/^(?:\d{4}|\d{6}|\d{9})$/.test(code)) throw new CannotStart('--within 应为市（4 位）、县（6 位）或乡镇（9 位）的编码。', '--within must be the code of a city, county or township.')
  return {
    households: households === undefined ? usual.households : numberFrom(households, '--households'), grids: grids === undefined ? usual.grids : numberFrom(grids, '--grids'),
    cases: cases === undefined ? usual.cases : numberFrom(cases, '--cases'), within: code,
  }
}

/** 1200000, 1.2M or 1200k. */
function numberFrom(text: string, option: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?)([kM]?)$/.exec(text) ?? []
  const number = Math.round(Number(digits) * ({ k: 1_000, M: 1_000_000 }[unit] ?? 1))
  if (digits === '' || number < 1) throw new CannotStart(`${option} 应为正整数，例如 600、90k、10M。`, `${option} must be a positive number.`)
  return number
}

/** A line every few seconds; in a terminal always the same one. */
function reporting(): (progress: Progress) => void {
  let [last, shareBefore] = [0, -1]
  return ({ pieces, of, share, made, elapsed }) => {
    if (shareBefore < 0) shareBefore = share
    const pause = process.stdout.isTTY ? 500 : 10_000
    if (elapsed - last < pause && pieces < of) return
    last = elapsed
    const left = share > shareBefore ? elapsed / (share - shareBefore) * (1 - share) : 0
    const line = `  ${(share * 100).toFixed(1)}%　${pieces}/${of} 处　人 ${made.persons}　案卷 ${made.cases}　记录 ${made.records}　已用 ${inWords(elapsed)}，还要约 ${inWords(left)}`
    process.stdout.write(process.stdout.isTTY && pieces < of ? `\r${line}    ` : `${process.stdout.isTTY ? '\r' : ''}${line}\n`)
  }
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}

function report({ made, total, complete, seconds }: RunResult): string {
  const rate = Math.round((made.persons + made.households + made.cases + made.records) / Math.max(1, seconds))
  return [
    complete ? `造完了：${total.persons} 人、${total.households} 户、${total.grids} 个网格、${total.mandates} 项任职、${total.cases} 件案卷、${total.records} 条记录。` : '停下了。用同样的命令接着造。',
    `这一次 ${inWords(seconds * 1000)}，每秒约 ${rate} 行。最大内存 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB。`,
    ...(total.refused === 0 ? [] : [`另有 ${total.refused} 步没有按故事走（程序不允许）。`]),
  ].join('\n')
}

if (import.meta.main) process.exitCode = await seed(process.argv.slice(2))
