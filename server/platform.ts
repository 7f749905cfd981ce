/**
 * The composition, here and nowhere else: every room made once from a database and a secret, connected by its ports. `main.ts`
 * serves it; tools and tests open the same platform on their own database.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyServerOptions } from 'fastify'
import { asVillager, system } from '../core/procedure/actor.ts'
import { Refused } from '../core/procedure/refusal.ts'
import { dayOf, type Instant } from '../core/time/index.ts'
import { demonstration } from '../core/village/index.ts'
import { contactKeeper, contactPhone, lookForNobody, perform, type Door } from './acts/index.ts'
import { administrationRoutes, administrationStatus } from './administration/index.ts'
import { keepCalendars } from './calendar/index.ts'
import { openFieldCipher, type FieldCipher, type Secrets } from './cipher/index.ts'
import { newestMigration, type Database, type Transaction } from './database/index.ts'
import {
  actsRoutes, demonstrationRoutes, documentRoutes, dossierRoutes, facesRoutes, findActor, openEdge, referenceRoutes, requireActor, serveDocument, settingsRoutes,
  type Documented, type EdgeOptions,
} from './edge/index.ts'
import {
  allEffects, chooseSms, demoRoutes, enqueueAccountNotice, enqueueCode, enqueueIntents, messageRoutes, outboxCipher, startRelay, statusOfMessageRefusal,
  sweepEffects, type PerformAct,
} from './effects/index.ts'
import { collectiveEconomyRoutes } from './collective-economy/index.ts'
import { consultationRoutes } from './consultation/index.ts'
import { deliberationRoutes } from './deliberation/index.ts'
import { countUncounted, parseDossierKey } from './dossiers/index.ts'
import { electionRoutes, electionSheetRoutes } from './elections/index.ts'
import { CannotStart, type Environment, type Mode } from './environment/index.ts'
import { attachFiles, fileRoutes, openFiles, statusOfFileRefusal } from './files/index.ts'
import { accountRoutes, identityRoutes, identityStatus, openIdentity, phoneOfAccount, sessionOf, sessionToken, tidyIdentity, type Identity } from './identity/index.ts'
import { apiKeyRoutes, apiKeyStatus, open311Routes } from './open311/index.ts'
import { knowTheTime, movedTimeRoutes, openMovedTime, startMover, type MovedTime } from './moved-time/index.ts'
import { openHealth, openMetrics, operationRoutes, reportFailures, stopServing, type StopLimits } from './operation/index.ts'
import { pointsRoutes } from './points/index.ts'
import { openAffairsRoutes, startWatching } from './open-affairs/index.ts'
import { openPortal } from './portal/index.ts'
import { startPrinter } from './printing/index.ts'
import { keepProcedures, keepSettings, recordPublished } from './procedures/index.ts'
import { findRegion, holdersOf, phoneOfPerson } from './registry/index.ts'
import { starFiguresRoutes, starHouseholdRoutes, starSheetRoutes, startCounting, starPaperRoutes, starWhatIfRoutes, starYearRoutes } from './star-rating/index.ts'
import { startFolding, statisticsRoutes } from './statistics/index.ts'
import { supervisionRoutes, watchForAppraisals } from './supervision/index.ts'
import { startTimers } from './time/index.ts'
import { minutesRoutes } from './village-meetings/index.ts'
import { openVisitors } from './visitors.ts'

export type PlatformOptions = {
  readonly database: Database
  /** The platform's secret, or several by number while one replaces another. */
  readonly secret: string | Secrets
  readonly mode: Mode
  /** Where photos are kept. */
  readonly filesFolder: string
  /** Four digits of the city that runs the platform. */
  readonly seat?: string
  /** The real time; that of matters may run ahead of it in a demonstration. */
  readonly clock?: () => Instant
  readonly logger?: FastifyServerOptions['logger']
  /** Cookies are Secure except on plain http of a loopback address. */
  readonly secureCookies: boolean
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly trustProxy?: readonly string[]
  /** Where people find it, for the description of the interface. */
  readonly siteUrl?: string | undefined
  readonly metricsToken?: string | undefined
  /** How much is taken on at a time; tests that race on purpose leave it out. */
  readonly load?: EdgeOptions['load']
  readonly patience?: EdgeOptions['patience']
  /** Sees every route and request before the rooms do; for tests that judge them. */
  readonly extend?: EdgeOptions['extend']
  readonly site?: Environment['site']
  /** Background work: timers, outbox, sweeps. Tests may run without. */
  readonly background?: boolean
  /** Pages, for which the faces have to be built; tests of the API may run without. */
  readonly faces?: boolean
}

export type Platform = Awaited<ReturnType<typeof openPlatform>>

const builtFaces = fileURLToPath(new URL('../dist/faces/', import.meta.url))

export async function openPlatform(options: PlatformOptions) {
  refuseForeignClock(options)
  const { database, secret, mode, clock: real = Date.now, seat = '1404', background = true } = options
  const time = mode === 'demo' ? openMovedTime({ database, mode, real }) : null
  await time?.refresh()
  const cipher = openFieldCipher(secret)
  const keepContact = contactKeeper(cipher)
  const sealing = outboxCipher(cipher)
  const files = openFiles({ database, folder: options.filesFolder })
  const identity = openIdentity({
    database, secret, seat,
    sendCode: (phone, code, transaction, now) => enqueueCode(transaction, sealing, { county: Number(`${seat}00`), phone, code, now }),
    sendNotice: (phone, notice, transaction, now) => enqueueAccountNotice(transaction, sealing, { county: Number(`${seat}00`), phone, notice, now }),
  })
  const door: Door = {
    database, clock: time?.clock ?? real, ...(time === null ? {} : { moved: time }), procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(),
    // Uploads, contacts and the outbox guard access or reach outside: they keep to the real time (decision 0021).
    attach: (transaction, key, attaching) => attachFiles(transaction, key, { ...attaching, now: real() }),
    keepContact: (transaction, key, contact) => keepContact(transaction, key, { ...contact, now: real() }),
    enqueue: (transaction, caused) => enqueueIntents(transaction, { ...caused, now: real() }),
    noted: (act, result) => { metrics.acted(isKnown(act) ? act : 'unknown', result) },
  }
  const isKnown = (act: string) => door.procedures.all.some(({ acts }) => Object.hasOwn(acts, act))
  const metrics = openMetrics()
  const health = openHealth({ database, head: newestMigration(), clock: real, matters: door.clock })
  await database.transaction({ role: 'system' }, (transaction) => recordPublished(transaction, door.procedures, new Date(real())))
  const sms = chooseSms({ values: options.environment ?? {}, mode, database, clock: real })
  const effects = allEffects({
    sms, cipher: sealing, holdersOf: (transaction, addressee, now) => holdersOf(transaction, addressee, dayOf(now)),
    phoneOf: (transaction, whom) => phoneFor(transaction, cipher, identity, whom),
    perform: (following) => performFollowing(door, following, time),
    ...(time === null ? {} : { timeOfMatters: time.read }),
  })
  const described: Documented[] = []
  const visitors = openVisitors(secret, options.secureCookies)
  const app = await openEdge({
    logger: options.logger ?? false, trustProxy: options.trustProxy ?? [], https: mode === 'production', stopping: health.stopping,
    ...(options.load === undefined ? {} : { load: options.load }), ...(options.patience === undefined ? {} : { patience: options.patience }),
    statuses: [identityStatus, statusOfFileRefusal, statusOfMessageRefusal, administrationStatus, apiKeyStatus],
    extend: async (edge, load) => {
      if (time !== null) knowTheTime(edge, time)
      described.push(documentRoutes(edge, { version: '1', title: siteOf(options).name, server: options.siteUrl, secureCookies: options.secureCookies }))
      metrics.watch({ database: () => database.load(), lags: health.lags, backupAge: () => ageOf(join(options.filesFolder, '../last-backup.json'), real()), requests: () => ({ underWay: load.requests(), uploads: load.uploads(), shed: load.shed(), lag: load.lag() }) })
      edge.addHook('onResponse', async (request, reply) => {
        metrics.answered({ method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
        await Promise.resolve()
      })
      edge.addHook('onError', async (_request, _reply, error) => {
        metrics.refused(error instanceof Refused ? error.refusal.code : 'failure')
        await Promise.resolve()
      })
      await options.extend?.(edge, load)
    },
    findCaller: async (request) => {
      const token = sessionToken(request, { secure: options.secureCookies })
      const session = token === null ? null : await sessionOf(identity, token, real())
      const visitor = visitors.read(request)
      return { session, visitor: visitor === null ? null : asVillager(visitor) }
    },
  })
  await app.register(identityRoutes(identity, { secure: options.secureCookies, now: real }))
  await app.register(accountRoutes(identity, { secure: options.secureCookies, now: real }))
  await app.register(fileRoutes, {
    files, clock: real, actorOf: (request) => findActor(request) ?? { kind: 'person', person: null, mandate: null, readsRegion: false },
    countyExists: (county) => countyExists(database, county),
  })
  await app.register(messageRoutes, { database, clock: door.clock, actorOf: requireActor })
  actsRoutes(app, door)
  dossierRoutes(app, door)
  referenceRoutes(app, door)
  // Who may what, and who changed it: nothing here belongs to matters.
  const guarded: Door = { ...door, clock: real }
  settingsRoutes(app, guarded)
  statisticsRoutes(app, door)
  pointsRoutes(app, door)
  deliberationRoutes(app, door)
  supervisionRoutes(app, door)
  consultationRoutes(app, door)
  await collectiveEconomyRoutes(app, door)
  await electionRoutes(app, door)
  starFiguresRoutes(app, door)
  starHouseholdRoutes(app, door)
  starYearRoutes(app, door)
  starWhatIfRoutes(app, door)
  starPaperRoutes(app, door)
  const printer = startPrinter()
  starSheetRoutes(app, { door, printer, siteUrl: options.siteUrl })
  minutesRoutes(app, { door, printer })
  electionSheetRoutes(app, { door, printer, siteUrl: options.siteUrl })
  await openAffairsRoutes(app, { door, printer, siteUrl: options.siteUrl })
  administrationRoutes(app, { door: guarded, identity, cipher })
  apiKeyRoutes(app, { door: guarded, identity, cipher })
  await open311Routes(app, { door, identity, files, cipher, mode, organiser: siteOf(options).organiser, siteUrl: options.siteUrl })
  const onError = reportFailures({ log: (told, message) => { app.log.error(told, message) }, clock: Date.now })
  const moving = time === null ? null : { door, time, effects, onError }
  const mover = moving !== null && background ? startMover(moving) : null
  if (time !== null) {
    await app.register(demoRoutes, { database })
    demonstrationRoutes(app, { door, identity })
    movedTimeRoutes(app, { door, time, county: Number(`${seat}00`), asked: () => mover?.wake() })
  }
  if (options.faces !== false) {
    await facesRoutes(app, builtFaces, ['console', 'field'])
    await openPortal(app, {
      door, identity, files, cipher, visitors, mode, secureCookies: options.secureCookies, site: siteOf(options),
      ...(mode === 'demo' ? { homeVillage: demonstration.site.code } : {}),
    })
  }
  const [documented = null] = described
  if (documented !== null) serveDocument(app, documented)
  operationRoutes(app, { health, metrics, token: options.metricsToken })
  const relay = background ? startRelay({ database, effects, clock: real, onError }) : null
  const timers = background ? startTimers({ door, onError }) : null
  const looking = background ? lookForNobody({ door, onError }) : null
  const folding = background ? startFolding({ database, countMore: () => countUncounted(database, door.procedures), onError }) : null
  const counting = background ? startCounting({ database, clock: door.clock, onError }) : null
  const watching = background ? startWatching({ door, onError }) : null
  const appraisals = background ? watchForAppraisals({ door, onError }) : null
  const sweep = background ? setInterval(() => void sweepAll().catch(onError), 3_600_000) : null
  sweep?.unref()

  async function sweepAll(): Promise<void> {
    await files.sweep(real())
    await sweepEffects(database, real())
    await tidyIdentity(identity, real())
  }

  return {
    app, door, identity, cipher, files, effects, documented,
    /** Of a demonstration: what brings its time to the goal, for commands and tests without background work. */
    moving,
    /** Finishes what was begun, but waits for nothing beyond the limit; answers whether everything ended by itself. */
    close: async (limits: StopLimits = { notice: 0, limit: 25_000 }): Promise<boolean> => {
      if (sweep !== null) clearInterval(sweep)
      const calmly = await stopServing(app, health, limits, [
        async () => { await mover?.stop() }, async () => { await timers?.stop() }, async () => { await looking?.stop() }, async () => { await relay?.stop() }, async () => { await folding?.stop() }, async () => { await counting?.stop() }, async () => { await watching?.stop() }, async () => { await appraisals?.stop() }, async () => { await printer.close() },
      ])
      files.close()
      metrics.close()
      return calmly
    },
  }
}

/** A refusal is the end of it: the other matter has moved on, and there is nobody to ask. */
async function performFollowing(door: Door, { id, on, act, form }: Parameters<PerformAct>[0], time: MovedTime | null): Promise<void> {
  const dossier = parseDossierKey(on)
  if (dossier === null) throw new TypeError(`not a dossier: ${on}`)
  await time?.refresh()
  await perform(door, { act: { id, act, form, channel: 'exchange', occurredAt: door.clock() }, dossier, actor: system }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
  })
}

/** Left for this matter, else proved by a code, else in the register. */
async function phoneFor(
  transaction: Transaction, cipher: FieldCipher, identity: Identity, { county, person, dossier }: { readonly county: number; readonly person: string; readonly dossier: string },
): Promise<string | null> {
  return await contactPhone(transaction, cipher, { county, id: dossier }) ?? await phoneOfAccount(transaction, identity, person)
    ?? await phoneOfPerson(transaction, cipher, person)
}

/** Organiser and filing number stand on every page; a demonstration says that it is one. */
function siteOf({ mode, site }: PlatformOptions) {
  const demo = mode === 'demo'
  return {
    name: site?.name ?? (demo ? '三治平台（演示）' : '三治平台'),
    organiser: site?.organiser ?? (demo ? '演示，没有主办单位' : '还没有填写'),
    filing: site?.filing ?? null,
  }
}

async function countyExists(database: Database, county: number): Promise<boolean> {
  return await database.transaction({ role: 'gate' }, (transaction) => findRegion(transaction, { level: 'COUNTY', code: String(county) })) !== null
}

/** Seconds since the file was written; null where there is none. */
function ageOf(file: string, now: Instant): number | null {
  const written = statSync(file, { throwIfNoEntry: false })
  return written === undefined ? null : Math.max(0, (now - written.mtimeMs) / 1000)
}

/** The law runs on real time (control 9): a clock of one's own is for demonstrations and tests. */
function refuseForeignClock({ mode, clock }: PlatformOptions): void {
  if (mode === 'production' && clock !== undefined) throw new CannotStart('生产模式只使用真实时钟。', 'Production uses the real clock only.')
}
