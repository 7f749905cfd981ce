/** 星级评定试算：虚构一个村走完一年，再用另写的程序只凭记录重算公布的每一行、每个数字 · play a year of star rating and recount it */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const help = `npx sanzhi prove-stars [--households 800] [--seed 1] | --clerks 30 [--each 10]

在一个临时数据库里虚构一个村，走完一年的星级评定：自评、代填、互评、回避、表决、公示、异议、复核、申诉、授牌、能上能下，
中间有人去世、迁走、分户。然后由另写的一个程序（tools/stars/recount.mjs，不引用本程序）只凭记录重算：
公示、光荣榜、变动榜的每一行，参评和评定的每个数字。有一处不一致，退出码为 1。不碰已有的数据。

选项：
  --households <户>   多少户，50 到 3000，默认 800
  --seed <数>         随机种子，默认 1
  --clerks <人>       改为量一量：这么多个村的记录人同时记表决，一次要多久；先量一个人，再量所有人，2 到 60
  --each <次>         每个记录人记几户，默认 10
  --help              显示本说明`

const suite = join(import.meta.dirname, '../stars/play-year.db.test.ts')
const clerksSuite = join(import.meta.dirname, '../stars/clerks.db.test.ts')

/** @returns the exit code */
export default async function proveStars(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { households: { type: 'string', default: '800' }, seed: { type: 'string', default: '1' }, clerks: { type: 'string' }, each: { type: 'string', default: '10' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help === true) {
    console.log(help)
    return 0
  }
  if (values.clerks !== undefined) return await measure(Number(values.clerks), Number(values.each))
  const households = Number(values.households)
  if (!Number.isInteger(households) || households < 50 || households > 3_000 || !/^\d{1,9}$/.test(values.seed)) {
    console.error('--households 后面写 50 到 3000 的户数，--seed 后面写一个数，例如 --households 800 --seed 7。')
    return 1
  }
  return await run(suite, { SANZHI_HOUSEHOLDS: String(households), SANZHI_SEED: values.seed })
}

async function measure(clerks: number, each: number): Promise<number> {
  if (!Number.isInteger(clerks) || clerks < 2 || clerks > 60 || !Number.isInteger(each) || each < 1 || each > 100) {
    console.error('--clerks 后面写 2 到 60 的人数，--each 后面写 1 到 100 的户数，例如 --clerks 30 --each 10。')
    return 1
  }
  return await run(clerksSuite, { SANZHI_CLERKS: String(clerks), SANZHI_EACH: String(each) })
}

async function run(file: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=spec', file], { stdio: 'inherit', env: { ...process.env, ...settings } })
  return await new Promise((resolve) => { child.on('exit', (code) => { resolve(code ?? 1) }) })
}

if (import.meta.main) process.exitCode = await proveStars(process.argv.slice(2))
