/**
 * The settings, parsed once from the environment. What there is to set stands in `variables`; a wrong value gives a sentence, and all
 * wrong values are told at once. Production refuses whatever belongs to a demonstration.
 */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { withSecretFiles } from './secret-files.ts'
import type { VariableName } from './variables.ts'

export type Mode = 'demo' | 'production'

const levels = ['debug', 'info', 'warn', 'error'] as const

export type Environment = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly databaseRuntimeUrl: string | undefined
  /** Largest number of connections of the pool. */
  readonly connections: number
  readonly mode: Mode
  /** What keys are derived from; undefined only in demo mode, where `secretOf` makes and keeps one. */
  readonly secret: string | undefined
  /** The one that `secret` replaces, until everything is sealed again (`sanzhi rotate-secret`). */
  readonly oldSecret: string | undefined
  /** What stands on every page of the portal. */
  readonly site: { readonly name: string | undefined; readonly organiser: string | undefined; readonly filing: string | undefined }
  /** `https://host`, without a slash at the end. */
  readonly siteUrl: string | undefined
  /** Addresses and networks of proxies whose `x-forwarded-for` is believed; none by default. */
  readonly trustProxy: readonly string[]
  readonly metricsToken: string | undefined
  readonly logLevel: typeof levels[number]
  /** How long a stop waits for running requests. */
  readonly stopSeconds: number
  /** All variables with secrets from files put in, for rooms that read some of their own (short messages). */
  readonly values: Values
}

type Values = Readonly<Record<string, string | undefined>>
type Complaint = readonly [chinese: string, english: string]
type Complain = (chinese: string, english: string) => void

/** A room's own look at its variables; what it throws as CannotStart is told together with everything else. */
export type Judge = (values: Values, mode: Mode) => void

/** @throws CannotStart with one sentence for each wrong value */
export function environmentFrom(given: Values, judges: readonly Judge[] = []): Environment {
  const complaints: Complaint[] = []
  const complain: Complain = (chinese, english) => { complaints.push([chinese, english]) }
  const values = withSecretFiles(given, complain)
  const set = (name: VariableName) => values[name]?.trim() || undefined
  const mode = modeFrom(set('SANZHI_MODE'), complain)
  const environment: Environment = {
    port: numberFrom('PORT', set('PORT'), [1, 65535, 8080], complain),
    host: set('HOST') ?? '127.0.0.1',
    dataFolder: resolve(set('DATA_DIR') ?? 'data'),
    databaseUrl: databaseUrlFrom('DATABASE_URL', set('DATABASE_URL'), complain),
    databaseRuntimeUrl: databaseUrlFrom('DATABASE_RUNTIME_URL', set('DATABASE_RUNTIME_URL'), complain),
    connections: numberFrom('DATABASE_CONNECTIONS', set('DATABASE_CONNECTIONS'), [2, 200, 10], complain),
    mode,
    secret: secretFrom(set('SANZHI_SECRET'), mode, complain),
    oldSecret: set('SANZHI_SECRET_OLD'),
    site: { name: set('SITE_NAME'), organiser: set('SITE_ORGANISER'), filing: set('SITE_FILING') },
    siteUrl: siteUrlFrom(set('SITE_URL'), mode, complain),
    trustProxy: proxiesFrom(set('TRUST_PROXY'), complain),
    metricsToken: metricsTokenFrom(set('METRICS_TOKEN'), complain),
    logLevel: logLevelFrom(set('LOG_LEVEL'), mode, complain),
    stopSeconds: numberFrom('STOP_SECONDS', set('STOP_SECONDS'), [0, 300, 25], complain),
    values,
  }
  if (environment.databaseRuntimeUrl !== undefined && environment.databaseUrl === undefined) {
    complain('设置了 DATABASE_RUNTIME_URL 就必须同时设置 DATABASE_URL。', 'DATABASE_RUNTIME_URL needs DATABASE_URL.')
  }
  if (environment.oldSecret !== undefined && environment.oldSecret === environment.secret) {
    complain('SANZHI_SECRET_OLD 是换下来的密钥，不能与 SANZHI_SECRET 相同。', 'SANZHI_SECRET_OLD is the secret that is replaced, not SANZHI_SECRET itself.')
  }
  if (mode === 'production') refuseInProduction(environment, complain)
  for (const judge of judges) listen(() => { judge(values, mode) }, complain)
  if (complaints.length > 0) throw refusal(complaints)
  return environment
}

/** Values that appear in documentation and demonstrations; production with one of them would be open to every reader. */
export const demonstrationSecrets: readonly string[] = [
  'demo-secret-demo-secret-demo-secret-demo',
  'change-me-change-me-change-me-change-me-',
]

function refuseInProduction({ site, siteUrl, trustProxy, values }: Environment, complain: Complain): void {
  if (site.organiser === undefined) {
    complain('生产模式必须用 SITE_ORGANISER 写明主办单位（县级以上）。', 'Production needs SITE_ORGANISER: the organising body, county level or above.')
  }
  if (siteUrl === undefined && !values['SITE_URL']?.trim()) complain('生产模式必须用 SITE_URL 写明群众打开的地址（https://）。', 'Production needs SITE_URL: the https address that people open.')
  if (trustProxy.length === 0 && !values['TRUST_PROXY']?.trim()) {
    complain(
      '生产模式必须经 HTTPS 反向代理提供服务：请用 TRUST_PROXY 写明代理的地址，例如 127.0.0.1。',
      'Production is served through a reverse proxy with HTTPS: name its address in TRUST_PROXY, e.g. 127.0.0.1.',
    )
  }
  if (values['FAKETIME'] !== undefined || (values['LD_PRELOAD'] ?? '').includes('faketime')) {
    complain('生产模式必须使用真实时钟：请去掉 FAKETIME 和 LD_PRELOAD 中的 faketime。', 'Production needs the real clock: remove FAKETIME, and faketime from LD_PRELOAD.')
  }
  if (values['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    complain('生产模式不能关闭证书校验：请去掉 NODE_TLS_REJECT_UNAUTHORIZED=0。', 'Production checks certificates: remove NODE_TLS_REJECT_UNAUTHORIZED=0.')
  }
}

function listen(judge: () => void, complain: Complain): void {
  try {
    judge()
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    complain(error.chinese, error.english)
  }
}

function numberFrom(name: VariableName, value: string | undefined, [least, most, otherwise]: readonly [number, number, number], complain: Complain): number {
  if (value === undefined) return otherwise
  const number = Number(value)
  if (/^\d{1,5}$/.test(value) && number >= least && number <= most) return number
  complain(`${name} 应为 ${least}–${most} 的整数，现在是“${value}”。`, `${name} must be a whole number from ${least} to ${most}, not "${value}".`)
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
function databaseUrlFrom(name: VariableName, value: string | undefined, complain: Complain): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  if (url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1) return value
  complain(
    `${name} 应写成 postgres://用户:密码@主机:端口/库名。`,
    `${name} must look like postgres://user:password@host:port/database.`,
  )
  return undefined
}

function siteUrlFrom(value: string | undefined, mode: Mode, complain: Complain): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  const protocols = mode === 'production' ? ['https:'] : ['https:', 'http:']
  if (url !== null && protocols.includes(url.protocol) && url.pathname === '/' && url.search === '' && url.username === '') return url.origin
  complain('SITE_URL 应写成 https://域名，后面不带路径。', 'SITE_URL must look like https://host, without a path.')
  return undefined
}

/** `true`, names and whole-world networks would let anybody claim any address. */
function proxiesFrom(value: string | undefined, complain: Complain): readonly string[] {
  const proxies = value?.split(',').map((one) => one.trim()).filter((one) => one !== '') ?? []
  for (const proxy of proxies) {
    if (isNetwork(proxy)) continue
    complain(
      `TRUST_PROXY 应为代理的 IP 或网段（如 127.0.0.1 或 10.1.2.0/24），现在有“${proxy}”。`,
      `TRUST_PROXY holds addresses or networks of proxies (127.0.0.1, 10.1.2.0/24), not "${proxy}".`,
    )
  }
  return proxies
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= (family === 4 ? 32 : 128))
}

function metricsTokenFrom(value: string | undefined, complain: Complain): string | undefined {
  if (value !== undefined && value.length < 16) complain('METRICS_TOKEN 至少要 16 个字符。', 'METRICS_TOKEN needs at least 16 characters.')
  return value
}

function logLevelFrom(value: string | undefined, mode: Mode, complain: Complain): Environment['logLevel'] {
  const known = levels.find((level) => level === value)
  if (value !== undefined && known === undefined) {
    complain(`LOG_LEVEL 应为 ${levels.join('、')} 之一，现在是“${value}”。`, `LOG_LEVEL must be one of ${levels.join(', ')}, not "${value}".`)
  }
  return known ?? (mode === 'production' ? 'info' : 'warn')
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
  return demonstrationSecrets.includes(value) || /demo|change-?me|example|演示|tests only/i.test(value) || new Set(value).size < 10
}

function refusal(complaints: readonly Complaint[]): CannotStart {
  const [chinese, english] = [0, 1].map((language) => complaints.map((complaint) => complaint[language]).join('\n'))
  return new CannotStart(chinese ?? '', english ?? '')
}
