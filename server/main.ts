/** `npm start`: the settings, the database, the platform, and an address to open. Ctrl-C ends all of it cleanly. */
import { flushCompileCache } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { FastifyListenOptions } from 'fastify'
import type { Secrets } from './cipher/index.ts'
import { connectDatabase, type Database } from './database/index.ts'
import { logOptions } from './edge/index.ts'
import { checkSms } from './effects/index.ts'
import { CannotStart, cannotListen, environmentFrom, secretOf, startOrExplain, type Mode } from './environment/index.ts'
import { prepareFirstStart, refuseDemonstration } from './first-start.ts'
import { handedOver, stopOnSignals } from './operation/index.ts'
import { openPlatform } from './platform.ts'
import { secretsInUse } from './sealing/index.ts'
import { saidInsteadOfStarting } from './start-arguments.ts'
import { buildFaces } from '../tools/build-faces.ts'

const said = saidInsteadOfStarting(process.argv.slice(2))
if (said === null) await startOrExplain(main)
else {
  (said.code === 0 ? console.log : console.error)(said.text)
  process.exitCode = said.code
}

async function main(): Promise<void> {
  const began = Date.now()
  const progress = (step: string) => { console.log(`  ${step}`) }
  const environment = environmentFrom(process.env, [checkSms])
  const given = secretOf(environment)
  console.log('三治平台正在启动 · Sanzhi is starting')
  const socket = handedOver(environment.values)
  if (socket === null) await refuseBusyPort(environment.host, environment.port)
  await buildFaces(progress)
  const running: (() => Promise<unknown>)[] = []
  // From here on something has to be stopped, also when Ctrl-C comes in the middle of a first start.
  const stop = once(async () => {
    console.log('正在停止 · stopping')
    for (const end of running.toReversed()) await end()
  })
  stopOnSignals(() => stop().then(() => 0, fail))
  try {
    const { database, close } = await connectDatabase(environment, { progress, use: 'hold', connections: environment.connections })
    running.push(close)
    const secret = await secretsInUse(database, { secret: given, oldSecret: environment.oldSecret }, Date.now())
    await prepare(database, secret, environment.mode, progress)
    const platform = await openPlatform({
      database, secret, mode: environment.mode, filesFolder: join(environment.dataFolder, 'files'), environment: environment.values, site: environment.site,
      trustProxy: environment.trustProxy, siteUrl: environment.siteUrl, metricsToken: environment.metricsToken, logger: logOptions(environment.logLevel),
      secureCookies: !(isLoopback(environment.host) && environment.mode === 'demo'), load: { mostAtOnce: environment.connections * 10, mostUploads: 200, longestLag: 1_000 },
    })
    running.push(() => platform.close({ notice: environment.mode === 'production' ? 2_000 : 0, limit: environment.stopSeconds * 1_000, handedOver: socket !== null }))
    const place: FastifyListenOptions & { readonly fd?: number } = { host: environment.host, port: environment.port, listenTextResolver: () => 'listening', ...socket !== null && { fd: socket } }
    await platform.app.listen(place)
  } catch (error) {
    await stop()
    throw cannotListen(environment.host, environment.port, error) ?? error
  }
  announce(environment.host, environment.port, environment.mode === 'demo', Date.now() - began)
  // Node keeps what it compiled when it ends in good order; a process that is killed one day starts faster with it (security R6).
  setTimeout(flushCompileCache, 1_000).unref()
}

async function prepare(database: Database, secret: Secrets, mode: Mode, progress: (step: string) => void): Promise<void> {
  await prepareFirstStart({ database, progress })
  if (mode === 'production') return await refuseDemonstration(database)
  const { prepareDemonstration } = await import('../tools/seed/demonstration.ts')
  await prepareDemonstration(database, secret, progress)
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host)
}

/** Before the long steps of a first start, not after them. */
async function refuseBusyPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => { probe.once('error', reject).listen({ host, port }, resolve) })
  } catch (error) {
    throw cannotListen(host, port, error) ?? error
  }
  await new Promise((resolve) => { probe.close(resolve) })
}

function announce(host: string, port: number, demo: boolean, ms: number): void {
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  console.log([
    '', `已就绪（${(ms / 1000).toFixed(1)} 秒） · ready`, '',
    `  村民 · villagers     ${address}/`, `  网格员 · grid workers ${address}/field/`, `  工作人员 · staff      ${address}/console/`,
    ...(demo ? [
      `  演示短信 · outbox     ${address}/demo/outbox`, '',
      '演示帐号（登录页可直接选用，口令和动态码都在那里） · demonstration accounts, listed on the sign-in page:',
      '  town-dispatcher 乡镇调度员   transport-handler 交通局   verifier 核查员   village-cadre 村干部   grid-worker-1 网格员',
    ] : []), '',
  ].join('\n'))
}

function once(work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> | undefined
  return () => begun ??= work()
}

function fail(error: unknown): never {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exit(1)
}
