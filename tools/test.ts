/** 运行全部测试；可加 pure、db、journey 或文件名的一部分 */
import { join } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { sharedServerVariable, startOwnServer } from '../server/database/test-server.ts'
import { startOrExplain } from '../server/environment/index.ts'
import { buildFaces } from './build-faces.ts'
import { chosen, findTests, kinds, type Kind } from './testing/files.ts'
import { runFile } from './testing/run-file.ts'
import { Tally } from './testing/tally.ts'

const house = join(import.meta.dirname, '..')

/** A file that is not over by then hangs: something it started still runs. Minutes, not seconds: the machine may be slow. */
const minutes: Readonly<Record<Kind, number>> = { pure: 2, db: 5, journey: 10 }

/** Two cores: the journeys have a browser, a server and a database to feed already. */
const atOnce: Readonly<Record<Kind, number>> = { pure: 2, db: 2, journey: 1 }

const help = `npm test -- [${kinds.join('|')}] [文件名的一部分 …]

  不带参数运行全部测试。最后一行是 “N passed, N failed”，有失败时退出码不为 0。`

await startOrExplain(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help')) console.log(help)
  else process.exitCode = await test(args)
})

async function test(args: readonly string[]): Promise<number> {
  const files = chosen(findTests(house), args)
  if (files.length === 0) {
    console.error(`没有与 ${args.join(' ')} 相符的测试文件。 / No test file matches.`)
    return 1
  }
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { interrupted.abort() })
  const tally = new Tally(house)
  const server = files.some(({ kind }) => kind !== 'pure') ? await startOwnServer() : undefined
  if (server !== undefined) process.env[sharedServerVariable] = JSON.stringify(server.server)
  try {
    for (const kind of kinds) {
      const paths = files.filter((file) => file.kind === kind).map(({ path }) => path)
      if (paths.length === 0 || interrupted.signal.aborted) continue
      if (kind === 'journey') await build(tally)
      await runFiles(kind, paths, tally, interrupted.signal)
    }
  } finally {
    await server?.stop()
  }
  if (interrupted.signal.aborted) tally.fail('interrupted')
  console.log(tally.lastLine())
  return tally.failed === 0 ? 0 : 1
}

async function runFiles(kind: Kind, files: readonly string[], tally: Tally, signal: AbortSignal): Promise<void> {
  console.log(`\n${kind} (${files.length} files)`)
  const waiting = [...files]
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined && !signal.aborted; file = waiting.shift()) {
      const events: TestEvent[] = []
      const started = performance.now()
      const reason = await runFile(file, { longest: minutes[kind] * 60_000, signal, take: (event) => { events.push(event) } })
      tally.takeFile({ file, events, reason, milliseconds: performance.now() - started })
    }
  }
  await Promise.all(Array.from({ length: atOnce[kind] }, work))
}

/** Once for all journeys; the servers they start find the faces built. */
async function build(tally: Tally): Promise<void> {
  try {
    await buildFaces((step) => { console.log(`\n${step}`) })
  } catch (error) {
    tally.fail(`the faces could not be built: ${String(error)}`)
  }
}
