/** 签发、列出、停用其他系统提交用的 api_key（Open311） · issue, list and revoke keys of other systems */
import { parseArgs } from 'node:util'
import { levelOf } from '../../core/region/region.ts'
import { msPerDay } from '../../core/time/index.ts'
import { connectDatabase, type Transaction } from '../../server/database/index.ts'
import { environmentFrom } from '../../server/environment/index.ts'
import { audit } from '../../server/identity/index.ts'
import { issueKey, listKeys, revokeKey, type Source } from '../../server/open311/index.ts'
import { findRegion, findUnits } from '../../server/registry/index.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi api-key issue --name <系统名称> --region <区划代码> --unit <使用单位>
npx sanzhi api-key list
npx sanzhi api-key revoke <编号>

给其他系统签发提交用的 api_key（Open311，见 docs/open311.md）。平台运行中也可以签发，立即有效；key 只显示这一次，平台只保存它的散列值。
系统管理员也可以在平台上签发（/api/api-keys）。要让一个系统代表单位办事（签收、反馈），请安全管理员给它的化名授予该单位的任职。

选项：
  --name <文字>      系统名称，2 到 60 个字
  --region <代码>    4 位市代码（全市）或 6 位县代码
  --unit <单位>      对这个系统负责的单位，例如 140423:transport
  --days <天>        多少天后失效，1 到 730，默认 365
  --budget <次>      每小时最多提交多少次，默认 600
  --source <来源>    有任职时上报的来源：HOTLINE（热线）或 PATROL（部门巡查），默认 HOTLINE
  --no-report        不能提交上报
  --no-update        不能提交进展
  --help             显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

class Wrong extends Error {}

/** @returns the exit code */
export default async function apiKey(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals: [what, id, ...more] } = parseArgs({
      args: [...args], allowPositionals: true, allowNegative: true,
      options: {
        name: { type: 'string' }, region: { type: 'string' }, unit: { type: 'string' }, days: { type: 'string' }, budget: { type: 'string' }, source: { type: 'string' },
        report: { type: 'boolean' }, update: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return said(help)
    if (more.length > 0) throw new Wrong('参数太多，运行 npx sanzhi api-key --help 查看说明。')
    switch (what) {
      case 'issue': return said(await connected((transaction) => issued(transaction, values)))
      case 'list': return said(await connected(listed))
      case 'revoke': return said(await connected((transaction) => revoked(transaction, id ?? '')))
      default: throw new Wrong('请写明 issue、list 或 revoke，运行 npx sanzhi api-key --help 查看说明。')
    }
  } catch (error) {
    console.error(error instanceof Wrong ? error.message : sentenceOf(error, 'api-key'))
    return 1
  }
}

type Wanted = { readonly name?: string; readonly region?: string; readonly unit?: string; readonly days?: string; readonly budget?: string; readonly source?: string; readonly report?: boolean; readonly update?: boolean }

async function issued(transaction: Transaction, wanted: Wanted): Promise<string> {
  const { name = '', region = '', unit = '', source = 'HOTLINE' } = wanted
  if ([...name.trim()].length < 2 || [...name].length > 60) throw new Wrong('--name 要写 2 到 60 个字。')
  const level = levelOf(region)
  if ((level !== 'CITY' && level !== 'COUNTY') || await findRegion(transaction, { level, code: region }) === null) throw new Wrong('--region 要是平台里有的 4 位市代码或 6 位县代码。')
  if ((await findUnits(transaction, [unit]))[0]?.validTo !== null) throw new Wrong('--unit 没有这个单位，例如 140423:transport。')
  if (!isSource(source)) throw new Wrong('--source 只能是 HOTLINE、PATROL 或 VILLAGER。')
  const [days, budget] = [whole(wanted.days ?? '365', 'days', 730), whole(wanted.budget ?? '600', 'budget', 100_000)]
  const now = Date.now()
  const { id, person, key } = await issueKey(transaction, {
    name: name.trim(), region, ownerUnit: unit, source, mayReport: wanted.report !== false, mayUpdate: wanted.update !== false, hourlyBudget: budget, expiresAt: now + days * msPerDay, createdBy: null,
  }, now)
  await noted(transaction, 'issue-api-key', region, id)
  return `已签发，有效 ${days} 天，每小时最多 ${budget} 次。请现在就保存，以后不再显示：\n\n  ${key}\n\n编号 ${region.padEnd(6, '0')}-${id}\n化名 ${person}（授予任职时用）`
}

async function listed(transaction: Transaction): Promise<string> {
  const keys = await listKeys(transaction, Date.now())
  if (keys.length === 0) return '还没有签发过。'
  return keys.map((key) => `${key.inUse ? '在用' : '停用'}  ${key.id}  ${key.name}  ${key.ownerUnit}  ${key.expiresAt.slice(0, 10)} 失效`).join('\n')
}

async function revoked(transaction: Transaction, name: string): Promise<string> {
  const [county, id] = [name.slice(0, 6), name.slice(7)]
  if (!/^[1-9]\d{5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name) || !await revokeKey(transaction, { county: Number(county), id }, null, Date.now())) throw new Wrong('没有这个编号，或者已经停用。')
  await noted(transaction, 'revoke-api-key', county.endsWith('00') ? county.slice(0, 4) : county, id)
  return '已停用，立即生效。'
}

async function noted(transaction: Transaction, act: string, region: string, id: string): Promise<void> {
  await audit(transaction, { at: Date.now(), region, actor: null, act, object: `api-key:${id}`, result: 'done', from: { ip: 'console', device: 'sanzhi api-key', requestId: id } })
}

async function connected(work: (transaction: Transaction) => Promise<string>): Promise<string> {
  const { database, close } = await connectDatabase(environmentFrom(process.env), { use: 'join', connections: 1 })
  try {
    return await database.transaction({ role: 'system' }, work)
  } finally {
    await close()
  }
}

function isSource(text: string): text is Source {
  return ['VILLAGER', 'HOTLINE', 'PATROL'].includes(text)
}

function whole(text: string, name: string, most: number): number {
  const value = Number(text)
  if (!/^\d{1,6}$/.test(text) || value < 1 || value > most) throw new Wrong(`--${name} 要是 1 到 ${most} 的整数。`)
  return value
}

if (import.meta.main) process.exitCode = await apiKey(process.argv.slice(2))
