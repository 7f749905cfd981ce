/** 耐久演练：一边办事一边杀进程、断连接、写满磁盘，最后逐条对账 · break everything under load and compare every answer */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '../../server/environment/index.ts'
import { reportOf } from '../soak/report.ts'
import { soak } from '../soak/run.ts'

const help = `npm run soak -- [--faults 200] [--acts 100000] [--minutes 120] [--seed 1]

起两个真实的平台进程和随附的数据库，许多人同时办事（从上报到归档），同时随机地：杀死和冻结平台进程、数据库和它的后端，
终止连接，把请求和应答切断在半路，写满磁盘，重负荷下停止，让每个动作的第 1、2、3… 条语句失败。
每个得到答复的动作先记在自己的账上（每笔落盘）。最后与数据库、接口、重建和哈希链逐条对账：
不丢、不重、不办一半、不用人动手。有一处不一致，退出码就是 1，并说是哪一处。

选项：
  --faults <次>    至少这么多次故障，默认 200
  --acts <个>      至少这么多个得到答复的动作，默认 100000
  --minutes <分>   最多这么久（不含最后的归档和对账），默认 120
  --clients <人>   同时办事的人，默认 24
  --seed <数>      随机种子，默认 1
  --folder <目录>  放在哪里，默认系统临时目录；有不一致时留着不删
  --disk <MB>      磁盘多大，默认 8000；0 不做磁盘写满。写满要能挂载（root），不能就跳过并说明
  --help           显示本说明

不碰已有的数据：用自己的目录、端口和数据库。`

/** @returns the exit code */
export default async function soakCommand(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        faults: { type: 'string' }, acts: { type: 'string' }, minutes: { type: 'string' }, clients: { type: 'string' }, seed: { type: 'string' }, folder: { type: 'string' },
        disk: { type: 'string' }, help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) {
      console.log(help)
      return 0
    }
    return await run(values)
  } catch (error) {
    if (error instanceof CannotStart) console.error(error.message)
    else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) console.error('命令的写法不对，运行 npx sanzhi soak --help 查看说明。')
    else throw error
    return 1
  }
}

type Wishes = Readonly<Partial<Record<'faults' | 'acts' | 'minutes' | 'clients' | 'seed' | 'folder' | 'disk', string>>>

async function run(wishes: Wishes): Promise<number> {
  const folder = folderFor(wishes.folder)
  // Interrupted, it takes its processes and its disk along (see the exit listeners of site and disk).
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const disk = numberFrom(wishes.disk ?? '8000', '--disk')
  const result = await soak({
    folder, seed: numberFrom(wishes.seed ?? '1', '--seed'), faults: numberFrom(wishes.faults ?? '200', '--faults'), acts: numberFrom(wishes.acts ?? '100000', '--acts'),
    minutes: numberFrom(wishes.minutes ?? '120', '--minutes'), clients: numberFrom(wishes.clients ?? '24', '--clients'), progress: console.log,
    ...(disk === 0 ? {} : { diskMegabytes: disk }),
  })
  console.log(reportOf(result))
  if (result.findings.length === 0) {
    rmSync(folder, { recursive: true, force: true })
    return 0
  }
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(result.findings, null, 2))
  console.log(`账本和详情在 ${folder}。`)
  return 1
}

/** Everybody may pass through: started by root, the database runs as `nobody`. */
function folderFor(wish: string | undefined): string {
  if (wish === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'sanzhi-soak-'))
    rmSync(folder, { recursive: true })
    mkdirSync(folder, { mode: 0o711 })
    return folder
  }
  mkdirSync(resolve(wish), { recursive: true, mode: 0o711 })
  return resolve(wish)
}

function numberFrom(text: string, option: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text)
  throw new CannotStart(`${option} 应为非负整数。`, `${option} must be a whole number.`)
}

if (import.meta.main) process.exit(await soakCommand(process.argv.slice(2)))
