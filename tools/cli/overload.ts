/** 过载演练：量出最多办多少，再压到一倍、两倍、五倍，看谢绝和恢复 · beyond capacity: what is served, refused, and how soon it recovers */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { freePort, startProgram } from '../soak/program.ts'
import { gatherCrew } from '../soak/crew.ts'
import { overload, type Overload } from '../overload/overload.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi overload [--seconds 15] [--times 1,2,5]

起一个真实的平台进程（演示数据、随附数据库，用自己的目录和端口，不碰已有的数据），以工作人员的身份查案卷列表：
先量出最多每秒办多少个，再按它的一倍、两倍、五倍匀速地问，不等应答；最后降到四分之一，看几秒恢复。
看四件事：办成的不少于最多的八成；其余很快谢绝（503 或 429，说多久再来）；没有断开的；十秒内恢复。
发问的程序和平台在同一台机器上，抢同样的处理器，所以看比例，不看绝对数。

选项：
  --seconds <秒>   每一档多久，默认 15
  --times <倍数>   各档，默认 1,2,5
  --help           显示本说明`

/** @returns the exit code: 1 where one of the four is not so */
export default async function overloadCommand(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string' }, times: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
    const [seconds, times] = [Number(values.seconds ?? 15), (values.times ?? '1,2,5').split(',').map(Number)]
    if (values.help === true || !(seconds >= 1 && seconds <= 600) || times.some((one) => !(one > 0 && one <= 20))) return said(help, values.help === true ? 0 : 1)
    const found = await tried(seconds, times)
    const wrong = wrongIn(found)
    return said([
      found.recovered === null ? '降到四分之一以后 30 秒内没有恢复。' : `降到四分之一以后第 ${found.recovered} 秒恢复。`,
      ...wrong.length === 0 ? ['办成的不少于最多的八成，其余谢绝，没有断开，十秒内恢复。'] : wrong,
    ].join('\n'), wrong.length === 0 ? 0 : 1)
  } catch (error) {
    console.error(sentenceOf(error, 'overload'))
    return 1
  }
}

async function tried(seconds: number, times: readonly number[]): Promise<Overload> {
  const folder = mkdtempSync(`${tmpdir()}/sanzhi-overload-`)
  rmSync(folder, { recursive: true })
  // Started by root, the database runs as `nobody`, who has to pass through.
  mkdirSync(folder, { mode: 0o711 })
  const program = startProgram(await freePort(), { DATA_DIR: folder, SANZHI_SECRET: 'a secret of the overload only, more than thirty-two bytes', SANZHI_MODE: 'demo', STOP_SECONDS: '5' })
  process.once('exit', program.end)
  try {
    console.log('起一个平台…')
    await program.ready(300_000)
    const crew = await gatherCrew([program.port])
    return await overload({ port: program.port, path: '/api/dossiers?queue=region&limit=50', headers: crew.headersOf('village-cadre') }, { seconds, times, progress: console.log })
  } finally {
    await program.stop()
    process.removeListener('exit', program.end)
    rmSync(folder, { recursive: true, force: true })
  }
}

function wrongIn({ levels, recovered }: Overload): readonly string[] {
  return [
    ...levels.filter(({ share, unsent }) => share < 0.8 && unsent === 0).map(({ times, share }) => `${times} 倍时只办成最多的 ${(share * 100).toFixed(0)}%。`),
    ...levels.filter(({ broken }) => broken > 0).map(({ times, broken }) => `${times} 倍时有 ${broken} 次断开或没有应答。`),
    ...levels.filter(({ refused, refusedRightly }) => refused > refusedRightly).map(({ times }) => `${times} 倍时有谢绝没有说多久再来。`),
    ...recovered !== null && recovered <= 10 ? [] : ['没有在十秒内恢复。'],
  ]
}

if (import.meta.main) process.exit(await overloadCommand(process.argv.slice(2)))
