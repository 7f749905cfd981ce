/** Everything a person can set from outside: the one list for the reader of the environment, `--help` and docs/operations.md. */

export type Variable = {
  readonly chinese: string
  readonly english: string
  /** As a person would write it; undefined where nothing is assumed. */
  readonly otherwise?: string
  /** Production does not start without it. */
  readonly production?: true
  /** Holds a secret: may also be given as `<NAME>_FILE`, the path of a file that holds it, and is never repeated in a message. */
  readonly secret?: true
}

const aliyun = 'SMS_PROVIDER=aliyun 时必须设置'

export const variables = {
  PORT: { chinese: '监听端口，1–65535', english: 'port to listen on', otherwise: '8080' },
  HOST: { chinese: '监听地址；反向代理在同一台机器上时保持默认', english: 'address to listen on', otherwise: '127.0.0.1' },
  DATA_DIR: { chinese: '数据目录：随附数据库、附件、密钥', english: 'folder of database, files and keys', otherwise: './data' },
  DATABASE_URL: {
    chinese: '外部 PostgreSQL（15 以上）的地址，以库的所有者登录；不设则用随附的数据库',
    english: 'an outside PostgreSQL 15 or newer, signed in to as the owner; without it the one that comes along is used', secret: true,
  },
  DATABASE_RUNTIME_URL: {
    chinese: '运行角色 sanzhi_runtime 的登录地址；不设则由 DATABASE_URL 推导', english: 'how the running program signs in; derived from `DATABASE_URL` when unset', secret: true,
  },
  DATABASE_CONNECTIONS: { chinese: '数据库连接数上限，2–200', english: 'most connections to the database, 2–200', otherwise: '10' },
  SANZHI_MODE: { chinese: 'demo（演示）或 production（生产）', english: '`demo` (default) or `production`', otherwise: 'demo' },
  SANZHI_SECRET: {
    chinese: '至少 32 字节的随机密钥，其他密钥都由它推导；演示模式自动生成。丢失后封存的电话无法再读出',
    english: 'at least 32 random bytes; made and kept in demo, required in production', production: true, secret: true,
  },
  SANZHI_SECRET_OLD: {
    chinese: '只在换密钥时设置：换下来的旧密钥，npx sanzhi rotate-secret 说可以删了再删', english: 'the secret that `SANZHI_SECRET` replaces, until `sanzhi rotate-secret` has finished', secret: true,
  },
  SITE_NAME: { chinese: '平台名称，显示在每一页', english: 'name of the platform, on every page' },
  SITE_ORGANISER: { chinese: '主办单位，须为县级以上（R-835）', english: 'organising body, county level or above; required in production', production: true },
  SITE_FILING: { chinese: '网信备案号（R-834）', english: 'number of the filing with the cyberspace administration' },
  SITE_URL: { chinese: '群众打开的地址，以 https:// 开头', english: 'address that people open, https; required in production', production: true },
  TRUST_PROXY: {
    chinese: '反向代理的 IP 或网段，逗号分隔；只相信它们转述的来访地址',
    english: 'addresses of the reverse proxies whose `x-forwarded-*` is believed; required in production', production: true,
  },
  SMS_PROVIDER: { chinese: '短信通道：demonstration（只限演示）、aliyun 或 none（不发短信）', english: 'channel for short messages: `aliyun` or `none`; required in production', otherwise: 'demonstration（演示）', production: true },
  SMS_ALIYUN_ACCESS_KEY_ID: { chinese: `阿里云 AccessKey ID，${aliyun}`, english: 'access key of a user who may only send short messages', secret: true },
  SMS_ALIYUN_ACCESS_KEY_SECRET: { chinese: `阿里云 AccessKey Secret，${aliyun}`, english: 'its secret', secret: true },
  SMS_ALIYUN_SIGN_NAME: { chinese: `报备过的短信签名，${aliyun}`, english: 'the filed signature' },
  SMS_ALIYUN_TEMPLATES: { chinese: `模板编号，如 one-time-code=SMS_1,matter=SMS_2，${aliyun}`, english: 'codes of the filed templates, `one-time-code=SMS_1,…`' },
  METRICS_TOKEN: {
    chinese: '读取 /metrics 的令牌，至少 16 字符；不设则只有本机（不经代理）可读', english: 'token for `/metrics`, at least 16 characters; without it only this machine may read them', secret: true,
  },
  LOG_LEVEL: { chinese: '日志级别：debug、info、warn 或 error', english: '`debug`, `info`, `warn` or `error`', otherwise: 'info（生产）、warn（演示）' },
  STOP_SECONDS: { chinese: '停止时等正在办的请求办完，最多几秒，0–300', english: 'how long a stop waits for running requests, 0–300 s', otherwise: '25' },
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof variables

/** The same list with the members every entry may have. */
export const variableList: readonly (Variable & { readonly name: VariableName })[] =
  Object.entries(variables).map(([name, variable]) => ({ name: name as VariableName, ...variable }))

/** The table of docs/operations.md, in Chinese. */
export function settingsTable(): string {
  const lines = variableList.map(({ name, chinese, otherwise, production, secret }) =>
    `| \`${name}\` | ${chinese}${secret === true ? `（或用 \`${name}_FILE\` 指明存放它的文件）` : ''} | ${otherwise ?? '—'} | ${production === true ? '必须' : ''} |`)
  return ['| 设置 | 意思 | 默认 | 生产模式 |', '|---|---|---|---|', ...lines].join('\n')
}
