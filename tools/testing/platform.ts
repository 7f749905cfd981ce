/**
 * For journeys and tests of whole faces: the platform as `npm start` makes it, on a database, folder and port of its own, with the
 * demonstration village and its accounts, and whoever may sign in already at hand.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../core/procedure/actor.ts'
import type { Instant } from '../../core/time/index.ts'
import { demonstrationVillage, type DemoVillage } from '../../core/village/index.ts'
import { testDatabase, type PreparedTemplate, type TestDatabase } from '../../server/database/testing.ts'
import { prepareFirstStart } from '../../server/first-start.ts'
import { prepareDemonstration } from '../seed/demonstration.ts'
import {
  actorOf, demonstrationCodes, demonstrationPassword, openIdentity, requestCode, signInWithCode, signInWithPassword, verifySecondFactor,
  type Identity, type Origin, type Session, type SignedIn,
} from '../../server/identity/index.ts'
import { openPlatform, type Platform, type PlatformOptions } from '../../server/platform.ts'
import { buildFaces } from '../build-faces.ts'
import { openJudge } from './judge.ts'

export type StartOptions = {
  /** Timers, outbox and sweeps; without them nothing happens by itself. */
  readonly background?: boolean
  readonly clock?: () => Instant
  /** Without the faces (built only when their sources changed) no page is served, only the API. */
  readonly faces?: boolean
  readonly logger?: PlatformOptions['logger']
  readonly load?: PlatformOptions['load']
}

export type SignedInAs = {
  readonly token: string
  /** Value of a `cookie` header. */
  readonly cookie: string
  /** Value of an `x-csrf-token` header. */
  readonly csrf: string
  readonly session: Session
  /** For `perform` through the door without HTTP. */
  readonly actor: Actor
}

export type RunningPlatform = Pick<Platform, 'app' | 'door' | 'identity' | 'cipher' | 'files' | 'effects' | 'documented' | 'moving'> & Pick<TestDatabase, 'database' | 'ownerQuery' | 'owner' | 'runtime'> & {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string
  readonly village: DemoVillage
  /**
   * Signs in once per user name and answers the same session afterwards: a second sign-in of staff would end the first, and no code
   * of an authenticator is taken twice. Villagers come in by telephone.
   */
  readonly signInAs: (userName: string) => Promise<SignedInAs>
  readonly close: () => Promise<void>
}

const secret = 'a secret for tests only, more than thirty-two bytes long'
/** Each from a network of its own: the budgets of networks are not what a journey is about. */
const originOf = (nth: number) => ({ ip: `198.18.${nth % 256}.7`, device: '测试', requestId: 'test' })

/** The division tree, the calendar, the demonstration village and its months of matters: made once per run, cloned per platform. */
const demonstration: PreparedTemplate = {
  name: 'demonstration',
  prepare: async (database) => {
    await prepareFirstStart({ database, progress: () => undefined })
    await prepareDemonstration(database, secret, () => undefined)
  },
}

/** Close it, or the test hangs. */
export async function startPlatform({ background = false, clock = Date.now, faces = true, logger = false, load = {} }: StartOptions = {}): Promise<RunningPlatform> {
  if (faces) await buildFaces(() => undefined)
  const { database, ownerQuery, owner, runtime, close: closeDatabase } = await testDatabase(demonstration)
  const filesFolder = await mkdtemp(join(tmpdir(), 'sanzhi-files-'))
  const judge = openJudge()
  const platform = await openPlatform({ database, secret, mode: 'demo', filesFolder, clock, secureCookies: false, background, faces, logger, load, extend: judge.listen })
  await platform.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = platform.app.server.address() as AddressInfo
  const village = demonstrationVillage()
  const { app, door, identity, cipher, files, effects, documented, moving } = platform
  return {
    app, door, identity, cipher, files, effects, documented, moving, database, ownerQuery, owner, runtime, village, url: `http://127.0.0.1:${port}`,
    signInAs: signingIn(openQuietIdentity(platform.door.database), village, clock),
    close: async () => {
      await platform.close()
      await closeDatabase()
      await rm(filesFolder, { recursive: true, force: true })
      judge.verdict()
    },
  }
}

type QuietIdentity = { readonly identity: Identity; readonly sent: { readonly phone: string; readonly code: string }[] }

/** Same keys as the platform's own, but its codes are heard here instead of going to the outbox. */
function openQuietIdentity(database: TestDatabase['database']): QuietIdentity {
  const sent: { phone: string; code: string }[] = []
  const identity = openIdentity({
    database, secret, seat: '1404', sendNotice: () => Promise.resolve(), sendCode: (phone, code) => Promise.resolve(void sent.push({ phone, code })),
  })
  return { identity, sent }
}

function signingIn(quiet: QuietIdentity, village: DemoVillage, clock: () => Instant): RunningPlatform['signInAs'] {
  const known = new Map<string, Promise<SignedInAs>>()
  return (userName) => {
    const found = known.get(userName) ?? signIn(quiet, village, { userName, from: originOf(known.size) }, clock())
    known.set(userName, found)
    return found
  }
}

type Arriving = { readonly userName: string; readonly from: Origin }

async function signIn({ identity, sent }: QuietIdentity, village: DemoVillage, { userName, from }: Arriving, now: Instant): Promise<SignedInAs> {
  const account = village.accounts.find((one) => one.username === userName)
  if (account === undefined) throw new Error(`the demonstration has no account ${userName}`)
  const isStaff = village.mandates.some((one) => one.username === userName)
  const { token, session } = isStaff ? await asStaff() : await asVillager(account.phone)
  return { token, session, csrf: session.csrf, cookie: `sanzhi=${token}`, actor: actorOf(session) }

  async function asStaff(): Promise<SignedIn> {
    const half = await signInWithPassword(identity, { userName, password: demonstrationPassword, from }, now)
    const [shown] = demonstrationCodes([userName], now)
    return await verifySecondFactor(identity, { token: half.token, code: shown?.code ?? '', from }, now)
  }

  async function asVillager(phone: string): Promise<SignedIn> {
    const { browser } = await requestCode(identity, { phone, purpose: 'sign-in', browser: null, from }, now)
    const code = sent.findLast((one) => one.phone === phone)?.code ?? ''
    return await signInWithCode(identity, { phone, code, browser, from }, now)
  }
}
