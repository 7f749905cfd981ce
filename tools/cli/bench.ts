/** 性能对比：每一项都和裸驱动比，同一次运行、同一份数据 · benchmarks: ratios against the bare driver on the same data */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../../core/time/index.ts'
import { CannotStart } from '../../server/environment/index.ts'
import { openGround } from '../bench/ground.ts'
import { writeDown } from '../bench/history.ts'
import { askOpenAffairs, openAffairsGround } from '../bench/open-affairs/ground.ts'
import { reportOf, verdictOf } from '../bench/report.ts'
import { fullEffort, measureAll, quickEffort, type BenchEffort, type Found, type OpenGround } from '../bench/run.ts'
import { seedFolder } from '../bench/seed-folder.ts'

const help = `npm run bench -- [选项]

在同一次运行里，把平台和裸驱动发送的 SQL 轮流各做几遍，报告比例：每秒办理和查看（1、8、32 个连接），每一级的清单、待办、计数、
检索、地图和指标，各种规模并排，内存、每件案卷占的空间、页面大小和每页 CPU。说明和历史在 docs/benchmarks.md。
写进去的案卷做完就删，数据文件夹保持原样。

选项：
  --data <文件夹>       用 sanzhi seed 造好的数据；可写几次，从小到大。办理和页面在最后一个上测
  --sizes <件数,件数>   没有 --data 时，在 ./data-bench/<件数> 里造这些规模并留着再用；默认 10k,100k,1M，也可 10M（很久）
  --only <questions|acts|open-affairs>  只测其中一部分；open-affairs 是 2,628 个村五年的公开，在自己的文件夹里造一次
  --rounds <数>         每个问题两边各做几轮，默认 7；越多越稳，也越久
  --quick               不到一分钟的小样，在临时文件夹里造一个乡镇
  --write               把结果写进 docs/benchmarks.md
  --help                显示本说明`

/** @returns the exit code */
export default async function bench(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', multiple: true }, sizes: { type: 'string' }, only: { type: 'string' }, rounds: { type: 'string' }, quick: { type: 'boolean' }, write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) {
      console.log(help)
      return 0
    }
    await run(values)
    return 0
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    console.error(error.message)
    return 1
  }
}

type Wishes = { readonly data?: string[]; readonly sizes?: string; readonly only?: string; readonly rounds?: string; readonly quick?: boolean; readonly write?: boolean }

async function run({ data, sizes = '10k,100k,1M', only, rounds, quick = false, write = false }: Wishes): Promise<void> {
  const temporary = quick && data === undefined && only !== 'open-affairs' ? mkdtempSync(join(tmpdir(), 'sanzhi-bench-')) : null
  try {
    const progress = (line: string) => console.error(line)
    if (only === 'open-affairs') return report(await measureAll([() => openAffairsGround(data?.[0] ?? resolve('data-bench', 'open-affairs'), 10, progress)], effortOf(quick, 'questions', rounds), progress, askOpenAffairs), write)
    const folders = temporary !== null ? [{ folder: temporary, cases: 'town' }]
      : data?.map((folder) => ({ folder: resolve(folder), cases: null })) ?? sizes.split(',').map((cases) => ({ folder: resolve('data-bench', cases), cases }))
    const grounds = folders.map(({ folder, cases }): OpenGround => async () => {
      if (cases !== null) await seedFolder(folder, cases)
      return await openGround(folder, 40, progress)
    })
    const found = await measureAll(grounds, effortOf(quick, only, rounds), progress)
    report(found, write)
  } finally {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
  }
}

function report(found: Found, write: boolean): void {
  const [words, tables] = [verdictOf(found), reportOf(found)]
  console.log([found.machine, '', ...words.map((line) => `- ${line}`), '', tables].join('\n'))
  if (write) console.error(writeDown({ day: dayOf(Date.now()), commit: commitNow(), machine: found.machine, words, tables }))
}

function effortOf(quick: boolean, only: string | undefined, rounds: string | undefined): BenchEffort {
  if (rounds !== undefined && !/^[1-9][0-9]?$/.test(rounds)) throw new CannotStart('--rounds 应为 1 到 99。', '--rounds must be 1 to 99.')
  const usual = quick ? quickEffort : fullEffort
  const effort = rounds === undefined || usual.questions === null ? usual : { ...usual, questions: { ...usual.questions, rounds: Number(rounds), longest: Number(rounds) * 1_000 } }
  switch (only) {
    case undefined: return effort
    case 'questions': return { ...effort, matters: 0, connections: [], http: null }
    case 'acts': return { ...effort, questions: null }
    default: throw new CannotStart('--only 只能是 questions、acts 或 open-affairs。', '--only takes questions, acts or open-affairs.')
  }
}

function commitNow(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

if (import.meta.main) process.exitCode = await bench(process.argv.slice(2))
