/** 恢复演练：杀平台进程、杀数据库各多少秒后又办成事，有人连着的时候重启一百次断开几个（R6、R12） · how soon it is back, and whom an orderly stop turns away */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { said } from '../command-line.ts'
import { faults } from '../soak/faults.ts'
import { recoveryOf, type Goal } from '../soak/recovery.ts'
import { soak } from '../soak/run.ts'

const help = `npx sanzhi recovery [--faults 24] [--minutes 8] [--stops 100] [--seed 1]

量两件事，都和目标比，有一件没有达到，退出码为 1。要在没有别的负载的时候做；不碰已有的数据。

1. 恢复（R6）：起两个平台进程和随附的数据库，有人一直在办事，反复杀进程、杀数据库、全部杀掉；
   从杀掉到两个进程都又办成一件事：平台进程 5 秒内，数据库 10 秒内，不用人动手，一件不丢、不重。
   同时说“不算等处理器的时间”，机器忙的时候看得出是谁慢。
2. 有序停止（R12）：systemd 拿着端口，八个人不停地连（每次新建连接），一个进程停、下一个起，断开的是 0。

选项：
  --faults <次>    杀多少次，默认 24
  --minutes <分>   第一件最多这么久，默认 8
  --stops <次>     停多少次，默认 100
  --seed <数>      随机种子，默认 1
  --help           显示本说明`

const goals: readonly Goal[] = [
  { what: '平台进程', faults: ['SIGKILL 主进程', 'SIGKILL 副进程', 'SIGKILL 两个进程'], seconds: 5 },
  { what: '数据库', faults: ['SIGKILL 数据库主进程', 'SIGKILL 全部进程和数据库'], seconds: 10 },
]
const handover = join(import.meta.dirname, '../../server/operation/handover.test.ts')

/** @returns the exit code */
export default async function recovery(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { faults: { type: 'string', default: '24' }, minutes: { type: 'string', default: '8' }, stops: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } } })
  const numbers = [values.faults, values.minutes, values.stops, values.seed].map(Number)
  const [times = 0, minutes = 0, stops = 0, seed = 0] = numbers
  if (values.help === true || numbers.some((one) => !Number.isInteger(one) || one < 1 || one > 1_000_000)) return said(help, values.help === true ? 0 : 1)
  console.log(`开始时的负载：${loadavg().map((one) => one.toFixed(1)).join(' ')}`)
  const isBack = await backInTime({ times, minutes, seed })
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-reporter=spec', '--test-name-pattern=R12', handover], { stdio: 'inherit', env: { ...process.env, SANZHI_STOPS: String(stops) } })
  console.log(status === 0 ? `有序停止 ${stops} 次（R12）：断开 0，达到目标。` : `有序停止 ${stops} 次（R12）：没有达到目标，见上面。`)
  return isBack && status === 0 ? 0 : 1
}

async function backInTime({ times, minutes, seed }: { readonly times: number; readonly minutes: number; readonly seed: number }): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-recovery-'))
  // Everybody may pass through: started by root, the database runs as `nobody`.
  rmSync(folder, { recursive: true })
  mkdirSync(folder, { mode: 0o711 })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const deck = faults.filter(({ name }) => goals.some((goal) => goal.faults.includes(name)))
  const { struck, findings } = await soak({ folder, seed, faults: times, acts: 1, minutes, clients: 6, deck, archive: false, progress: console.log })
  const lines = goals.map((goal) => recoveryOf(goal, struck))
  for (const { sentence } of lines) console.log(sentence)
  console.log(findings.length === 0 ? '丢失 0，重复 0，办了一半 0。' : `发现 ${findings.length} 处不一致，账本在 ${folder}。`)
  if (findings.length === 0) rmSync(folder, { recursive: true, force: true })
  return findings.length === 0 && lines.every(({ isReached }) => isReached)
}

if (import.meta.main) process.exitCode = await recovery(process.argv.slice(2))
