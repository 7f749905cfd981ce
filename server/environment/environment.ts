/**
 * The settings, parsed once from the environment. Everything a person can set is in `variables`, with its meaning;
 * a wrong value gives a sentence, and all wrong values are told at once.
 */
import { resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'

export type Mode = 'demo' | 'production'

export type Environment = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly databaseRuntimeUrl: string | undefined
  readonly mode: Mode
  /** What keys are derived from; undefined only in demo mode, where `secretOf` makes and keeps one. */
  readonly secret: string | undefined
  /** What stands on every page of the portal. */
  readonly site: { readonly name: string | undefined; readonly organiser: string | undefined; readonly filing: string | undefined }
}

/** Every variable, for `--help`, the documentation and the reader. */
export const variables = {
  PORT: '监听端口，1–65535，默认 8080 · port to listen on',
  HOST: '监听地址，默认 127.0.0.1（只限本机） · address to listen on',
  DATA_DIR: '数据目录：随附数据库、附件、密钥，默认 ./data · folder of everything kept on disk',
  DATABASE_URL: '外部 PostgreSQL（15 以上），以库的所有者登录；不设则用随附的数据库 · an outside PostgreSQL, signed in to as its owner',
  DATABASE_RUNTIME_URL: '运行角色的登录地址；不设则由 DATABASE_URL 推导 · how the running program signs in, derived when unset',
  SANZHI_MODE: 'demo（默认，演示）或 production（生产） · demonstration or production',
  SITE_NAME: '平台名称，显示在每一页 · name of the platform, on every page',
  SITE_ORGANISER: '主办单位，须为县级以上（R-835）；生产模式必须设置 · organiser, county level or above; required in production',
  SITE_FILING: '网信备案号（R-834） · number of the filing',
  SANZHI_SECRET: '至少 32 字节的随机密钥；演示模式自动生成，生产模式必须设置 · at least 32 random bytes, required in production',
} as const

type Variables = Readonly<Record<string, string | undefined>>
type Complaint = readonly [chinese: string, english: string]

/** @throws CannotStart with one sentence for each wrong value */
export function environmentFrom(values: Variables): Environment {
  const complaints: Complaint[] = []
  const complain = (chinese: string, english: string) => { complaints.push([chinese, english]) }
  const set = (name: keyof typeof variables) => values[name]?.trim() || undefined
  const mode = modeFrom(set('SANZHI_MODE'), complain)
  const environment: Environment = {
    port: portFrom(set('PORT'), complain),
    host: set('HOST') ?? '127.0.0.1',
    dataFolder: resolve(set('DATA_DIR') ?? 'data'),
    databaseUrl: databaseUrlFrom('DATABASE_URL', set('DATABASE_URL'), complain),
    databaseRuntimeUrl: databaseUrlFrom('DATABASE_RUNTIME_URL', set('DATABASE_RUNTIME_URL'), complain),
    mode,
    secret: secretFrom(set('SANZHI_SECRET'), mode, complain),
    site: { name: set('SITE_NAME'), organiser: set('SITE_ORGANISER'), filing: set('SITE_FILING') },
  }
  if (mode === 'production' && environment.site.organiser === undefined) {
    complain('生产模式必须用 SITE_ORGANISER 写明主办单位（县级以上）。', 'Production needs SITE_ORGANISER: the organising body, county level or above.')
  }
  if (environment.databaseRuntimeUrl !== undefined && environment.databaseUrl === undefined) {
    complain('设置了 DATABASE_RUNTIME_URL 就必须同时设置 DATABASE_URL。', 'DATABASE_RUNTIME_URL needs DATABASE_URL.')
  }
  if (complaints.length > 0) throw refusal(complaints)
  return environment
}

/** Values that appear in documentation and demonstrations; production with one of them would be open to every reader. */
export const demonstrationSecrets: readonly string[] = [
  'demo-secret-demo-secret-demo-secret-demo',
  'change-me-change-me-change-me-change-me-',
]

type Complain = (chinese: string, english: string) => void

function portFrom(value: string | undefined, complain: Complain): number {
  if (value === undefined) return 8080
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port >= 1 && port <= 65535) return port
  complain(`PORT 应为 1–65535 的整数，现在是“${value}”。`, `PORT must be a whole number from 1 to 65535, not "${value}".`)
  return 0
}

function modeFrom(value: string | undefined, complain: Complain): Mode {
  if (value === undefined || value === 'demo') return 'demo'
  if (value !== 'production') {
    complain(`SANZHI_MODE 应为 demo 或 production，现在是“${value}”。`, `SANZHI_MODE must be demo or production, not "${value}".`)
  }
  return 'production'
}

/** The value itself is not repeated: it holds a password. */
function databaseUrlFrom(name: string, value: string | undefined, complain: Complain): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  if (url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1) return value
  complain(
    `${name} 应写成 postgres://用户:密码@主机:端口/库名。`,
    `${name} must look like postgres://user:password@host:port/database.`,
  )
  return undefined
}

function secretFrom(value: string | undefined, mode: Mode, complain: Complain): string | undefined {
  if (value === undefined) {
    if (mode === 'production') complain(`生产模式必须设置 SANZHI_SECRET，${howToMake.chinese}`, `Production needs SANZHI_SECRET; ${howToMake.english}`)
    return undefined
  }
  if (Buffer.byteLength(value) < 32) {
    complain(`SANZHI_SECRET 至少要 32 字节，${howToMake.chinese}`, `SANZHI_SECRET needs at least 32 bytes; ${howToMake.english}`)
  }
  if (mode === 'production' && looksInvented(value)) {
    complain(`SANZHI_SECRET 是演示值或过于简单，生产模式不能使用，${howToMake.chinese}`,
      `SANZHI_SECRET is a demonstration value or too simple for production; ${howToMake.english}`)
  }
  return value
}

const howToMake = {
  chinese: '可用 openssl rand -base64 48 生成。',
  english: 'make one with: openssl rand -base64 48.',
}

/** Random bytes in any usual notation use far more than ten different characters. */
function looksInvented(value: string): boolean {
  return demonstrationSecrets.includes(value) || /demo|change-?me|example|演示/i.test(value) || new Set(value).size < 10
}

function refusal(complaints: readonly Complaint[]): CannotStart {
  const [chinese, english] = [0, 1].map((language) => complaints.map((complaint) => complaint[language]).join('\n'))
  return new CannotStart(chinese ?? '', english ?? '')
}
