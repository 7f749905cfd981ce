/** 第一次上线：开出三员的第一批帐号 · the first administrators of a new platform, once */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { system, type Office } from '../../core/procedure/actor.ts'
import { levelOf } from '../../core/region/region.ts'
import { dayOf } from '../../core/time/index.ts'
import { connectDatabase, takeRole, type Database, type Transaction } from '../../server/database/index.ts'
import { CannotStart, environmentFrom, secretOf } from '../../server/environment/index.ts'
import { prepareFirstStart } from '../../server/first-start.ts'
import { audit, openFirstAccount, openIdentity, type Identity } from '../../server/identity/index.ts'
import { grantMandate } from '../../server/registry/index.ts'
import { secretsInUse } from '../../server/sealing/index.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi first-administrators --region 区划代码 --system 姓名 --audit 姓名 --security 姓名 --security 姓名

新平台还没有任何安全管理员时，在机器上开出第一批帐号：系统、审计管理员各一名，安全管理员两名
（授予要紧的职务要两名安全管理员一提一批）。四个人必须各不相同，三员互不兼任（R-023）。
口令只显示这一次，首次登录必须改，并当场绑定动态码。只能成功一次，留有审计记录。

选项：
  --region     市或县的区划代码，如 140423
  --help       显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

type First = { readonly userName: string; readonly office: Office; readonly name: string }

/** @returns the exit code */
export default async function firstAdministrators(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args], options: {
        region: { type: 'string' }, system: { type: 'string' }, audit: { type: 'string' }, security: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' },
      },
    })
    const [one, two] = values.security ?? []
    if (values.help === true || !values.region || !values.system || !values.audit || !one || !two) return said(help, values.help === true ? 0 : 1)
    const first: readonly First[] = [
      { userName: 'system-admin', office: 'SYS_ADMIN', name: values.system }, { userName: 'audit-admin', office: 'AUDIT_ADMIN', name: values.audit },
      { userName: 'security-admin-1', office: 'SEC_ADMIN', name: one }, { userName: 'security-admin-2', office: 'SEC_ADMIN', name: two },
    ]
    if (new Set(first.map(({ name }) => name.trim())).size < 4) throw new CannotStart('四个人必须各不相同。', 'Four different people, please.')
    return said(told(first, await opened(values.region, first)), 0)
  } catch (error) {
    console.error(sentenceOf(error, 'first-administrators'))
    return 1
  }
}

async function opened(region: string, first: readonly First[]): Promise<readonly string[]> {
  const environment = environmentFrom(process.env)
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 2 })
  try {
    await prepareFirstStart({ database, progress: (step) => { console.log(`  ${step}`) } })
    const nobody = () => Promise.resolve()
    const secret = await secretsInUse(database, { secret: secretOf(environment), oldSecret: environment.oldSecret }, Date.now())
    const identity = openIdentity({ database, secret, seat: '1404', sendCode: nobody, sendNotice: nobody })
    return await openAll(database, identity, region, first)
  } finally {
    await close()
  }
}

/** All of them or none. Exported for its test. */
export async function openAll(database: Database, identity: Identity, code: string, first: readonly First[]): Promise<readonly string[]> {
  const level = levelOf(code)
  if (level !== 'CITY' && level !== 'COUNTY') throw new CannotStart('--region 应为市（4 位）或县（6 位）的区划代码。', '--region is the code of a city (4 digits) or a county (6).')
  const now = Date.now()
  return await database.transaction({ role: 'system' }, async (transaction) => {
    await refuseSecondTime(transaction)
    const passwords: string[] = []
    for (const { userName, office, name } of first) {
      const person = randomUUID()
      await takeRole(transaction, 'system')
      await grantMandate(transaction, system, {
        id: randomUUID(), person, holderName: name.trim(), office, unit: null, region: { level, code }, validFrom: dayOf(now), validTo: null, workPhone: null,
      }, now)
      await takeRole(transaction, 'gate')
      passwords.push(await openFirstAccount(transaction, identity, { userName, person, regionCode: code }, now))
    }
    await takeRole(transaction, 'system')
    await audit(transaction, {
      at: now, region: code, actor: system, account: null, act: 'open-first-administrators', object: `region:${code}`, result: 'done',
      from: { ip: '127.0.0.1', device: '控制台命令', requestId: randomUUID() },
    })
    return passwords
  })
}

async function refuseSecondTime(transaction: Transaction): Promise<void> {
  const there = await transaction.selectFrom('mandates').select('id').where('office', '=', 'SEC_ADMIN').where('revoked_at', 'is', null).limit(1).executeTakeFirst()
  if (there === undefined) return
  throw new CannotStart('已经有安全管理员：帐号由他们在工作台里开，本命令只用一次。', 'There is a security administrator already, who opens accounts in the console; this command works once.')
}

function told(first: readonly First[], passwords: readonly string[]): string {
  const lines = first.map(({ userName, name }, index) => `  ${name}\t${userName}\t${passwords[index] ?? ''}`)
  return ['已开出帐号。口令只显示这一次，请当面交给本人：', '', ...lines, '', '首次登录会要求绑定动态码、改口令。'].join('\n')
}

if (import.meta.main) process.exitCode = await firstAdministrators(process.argv.slice(2))
