/** 看演示时间，或把它往前移（只在演示模式） · show the demonstration's time, or move it forward */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refused } from '../../core/procedure/refusal.ts'
import { aheadInWords, instantForVillagers } from '../../core/time/index.ts'
import { connectDatabase } from '../../server/database/index.ts'
import { CannotStart, environmentFrom, secretOf, type Environment } from '../../server/environment/index.ts'
import { arrive, askForMove, isStep, readWay, steps, type Step } from '../../server/moved-time/index.ts'
import { openPlatform } from '../../server/platform.ts'
import { secretsInUse } from '../../server/sealing/index.ts'

const help = `npx sanzhi clock [forward <步>]

不带参数时显示演示时间。forward 把它往前移：到期的时限、提醒、超期、归档按各自的时刻先后发生，和时间真的过去一样。
平台运行中也可以移，和页面 /demo/clock 移的是同一个时间。只能往前；中断以后再运行一次 npx sanzhi clock 就接着走。

步：
${Object.entries(steps).map(([step, words]) => `  ${step.padEnd(9)}${words}`).join('\n')}

只能在演示模式使用。环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

class Wrong extends Error {}

/** @returns the exit code */
export default async function clock(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } })
    if (values.help === true) return said(help)
    return said(await moved(stepIn(positionals)))
  } catch (error) {
    console.error(sentenceOf(error))
    return 1
  }
}

function stepIn([act, step, ...more]: readonly string[]): Step | null {
  if (act === undefined) return null
  if (act !== 'forward' || !isStep(step) || more.length > 0) throw new Wrong(`请写 forward 和 ${Object.keys(steps).join('、')} 中的一个；时间只能往前移。`)
  return step
}

async function moved(step: Step | null): Promise<string> {
  const environment = environmentFrom(process.env)
  if (environment.mode === 'production') throw new CannotStart('生产模式的时间不能前移。', 'The time of a production platform cannot be moved.')
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 3 })
  try {
    const secret = await secretsInUse(database, { secret: secretOf(environment), oldSecret: environment.oldSecret }, Date.now())
    const platform = await openPlatform({ ...partsOf(environment), database, secret })
    try {
      return await movedOn(platform, step)
    } finally {
      await platform.close()
    }
  } finally {
    await close()
  }
}

function partsOf(environment: Environment) {
  return {
    mode: environment.mode, filesFolder: join(environment.dataFolder, 'files'), environment: environment.values, secureCookies: false,
    background: false, faces: false,
  } as const
}

async function movedOn({ door, moving, identity }: Awaited<ReturnType<typeof openPlatform>>, step: Step | null): Promise<string> {
  if (moving === null) throw new CannotStart('只有演示模式的时间可以前移。', 'Only a demonstration can move its time.')
  const { time } = moving
  const stop = new AbortController()
  const ended = () => { stop.abort() }
  process.once('SIGINT', ended).once('SIGTERM', ended)
  const { ahead } = await readWay(door.database, time)
  if (step !== null) await askForMove(door.database, { time, calendars: door.calendars, county: Number(`${identity.seat.code}00`) }, { step, from: ahead })
  await arrive(moving, () => stop.signal.aborted, reporting(time.clock))
  process.removeListener('SIGINT', ended).removeListener('SIGTERM', ended)
  const way = await readWay(door.database, time)
  const words = `演示时间 ${instantForVillagers(time.clock())}${way.ahead === 0 ? '，没有前移过' : `，比真实时间前移了 ${aheadInWords(way.ahead)}`}。`
  return way.ahead < way.toward ? `${words}\n还没有走到 ${instantForVillagers(time.real() + way.toward)}；再运行一次就接着走。` : words
}

/** A line every few seconds, where it takes that long. */
function reporting(now: () => number): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last > 3_000) {
      last = performance.now()
      console.log(`  已到 ${instantForVillagers(now())}`)
    }
    await Promise.resolve()
  }
}

function said(text: string): 0 {
  console.log(text)
  return 0
}

function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof Wrong) return error.message
  if (error instanceof Refused) return error.refusal.sentence
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return '命令的写法不对，运行 npx sanzhi clock --help 查看说明。'
  throw error
}

if (import.meta.main) process.exitCode = await clock(process.argv.slice(2))
