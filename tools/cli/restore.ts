/** 把备份恢复到一个空的数据库并校验 · restore a backup into an empty database and verify it */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inspect, restore, type Inspected } from '../../server/backup/index.ts'
import { connectDatabase, openAsOwner, type Database } from '../../server/database/index.ts'
import { verifyChains } from '../../server/dossiers/index.ts'
import { environmentFrom, secretOf, type Environment } from '../../server/environment/index.ts'
import { verifyAuditChain } from '../../server/identity/index.ts'
import { publishedProcedures } from '../../server/procedures/index.ts'
import { forgetSecrets } from '../../server/sealing/index.ts'
import { keyFrom, sentenceOf } from './backup.ts'
import { said } from '../command-line.ts'

const help = `npx sanzhi restore 备份文件 [--key-file 密钥文件] [--check] [--other-secret]

恢复到 DATA_DIR（或 DATABASE_URL）指定的空数据库：先通读备份核对校验和，再在一个事务里装入，
读回逐表比对，最后升级到当前程序的结构并校验全部哈希链。任何一步出错，目标保持为空。

选项：
  --key-file 密钥文件  备份加密时用的密钥
  --check              只通读核对备份，不恢复
  --other-secret       备份时的 SANZHI_SECRET 已经丢失也要恢复（封存的电话将无法读出）
  --help               显示本说明`

/** @returns the exit code */
export default async function restoreCommand(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { 'key-file': { type: 'string' }, 'check': { type: 'boolean' }, 'other-secret': { type: 'boolean' }, 'help': { type: 'boolean', short: 'h' } },
    })
    const [path] = positionals
    if (values.help === true || path === undefined) return said(help, values.help === true ? 0 : 1)
    const key = keyFrom(values['key-file'])
    if (values.check === true) return said(`备份完好。\n${contents(await inspect(path, key))}`, 0)
    return await restored(environmentFrom(process.env), { path, key, anySecret: values['other-secret'] === true })
  } catch (error) {
    console.error(sentenceOf(error, 'restore'))
    return 1
  }
}

type Asked = { readonly path: string; readonly key: Buffer | null; readonly anySecret: boolean }

async function restored(environment: Environment, { path, key, anySecret }: Asked): Promise<number> {
  const began = performance.now()
  const progress = (line: string) => { console.log(`  ${line}`) }
  const { owner, close } = await openAsOwner(environment, { use: 'hold' })
  let archive: Inspected
  try {
    archive = await restore({ owner, path, key, secret: anySecret ? null : secretOf(environment), oldSecret: environment.oldSecret, filesFolder: join(environment.dataFolder, 'files'), progress })
  } finally {
    await close()
  }
  console.log(`已装入。\n${contents(archive)}`)
  const faults = await verified(environment, anySecret, progress)
  console.log(`用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒。`)
  return faults === 0 ? said('哈希链校验通过，可以启动平台。', 0)
    : said(`数据已恢复，但哈希链有 ${faults} 处问题（备份以前就被改动过）：请运行 npx sanzhi verify 查看。`, 1)
}

/** Upgrades to the schema of this program on the way, as a start would. */
async function verified(environment: Environment, anySecret: boolean, progress: (line: string) => void): Promise<number> {
  progress('升级结构并校验哈希链…')
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 2 })
  try {
    if (anySecret) await forgotten(database, environment)
    const chains = await verifyChains(database, publishedProcedures)
    const audit = await database.transaction({ role: 'system' }, (transaction) => verifyAuditChain(transaction))
    progress(`案卷 ${chains.dossiers} 件、记录 ${chains.records} 条，审计 ${audit.records} 条`)
    return chains.faults.length + audit.faults.length
  } finally {
    await close()
  }
}

/** So that the platform starts with another secret; what was sealed stays sealed. */
async function forgotten(database: Database, environment: Environment): Promise<void> {
  const { reader, close } = await openAsOwner(environment)
  await forgetSecrets(database, reader).finally(close)
}

function contents({ manifest, summary }: Inspected): string {
  const rows = Object.values(summary.tables).reduce((sum, table) => sum + table.rows, 0)
  return `  数据时刻 ${manifest.at}，程序 ${manifest.program}，结构 ${manifest.migrations.at(-1)?.name ?? '—'}，${Object.keys(summary.tables).length} 张表 ${rows} 行，附件 ${Object.keys(summary.files).length} 个`
}

if (import.meta.main) process.exitCode = await restoreCommand(process.argv.slice(2))
