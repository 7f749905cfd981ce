/** 校验全部案卷和审计记录的哈希链，指出被改动的位置 · recompute every hash chain and name what was tampered with */
import { parseArgs } from 'node:util'
import { connectDatabase } from '../../server/database/index.ts'
import { verifyBooks, type BookVerdict } from '../../server/books/index.ts'
import { verifyChains, type ChainFault, type ChainVerdict } from '../../server/dossiers/index.ts'
import { environmentFrom } from '../../server/environment/index.ts'
import { verifyAuditChain, type AuditVerdict } from '../../server/identity/index.ts'
import { compareHeld, type WrongHold } from '../../server/registry/index.ts'
import { publishedProcedures } from '../../server/procedures/index.ts'
import { verifyRollups, type RollupVerdict } from '../../server/statistics/index.ts'
import { telling } from '../county-progress.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi verify

逐条重算每件案卷的记录链和审计记录链（SM3）。改动、删除、调换任何一条都会指出案卷号和第几条，退出码为 1。
再把统计汇总与逐件重算的结果比较。
只读，平台运行中也可以校验。

选项：
  --help   显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

const words: Readonly<Record<ChainFault['fault'], string>> = {
  altered: '内容被改动', unlinked: '与前一条接不上', missing: '缺失', headless: '案卷行缺失，只剩记录', 'head-differs': '案卷行上的末条与记录不符',
}
const auditWords: Readonly<Record<AuditVerdict['faults'][number]['fault'], string>> = { altered: '内容被改动', unlinked: '与前一条接不上', missing: '缺失' }
const shown = 100

/** @returns the exit code */
export default async function verify(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } })
    if (values.help === true) return said(help, 0)
    const { chains, audit, books, held, rollups } = await verdicts()
    const faults = chains.faults.length + audit.faults.length + books.faults.length + held.length + rollups.different
    return said(`${report(chains, audit)}\n${reportOfBooks(books)}\n${reportOfHeld(held)}\n${reportOfRollups(rollups)}`, faults === 0 ? 0 : 1)
  } catch (error) {
    console.error(sentenceOf(error, 'verify'))
    return 1
  }
}

async function verdicts(): Promise<{ readonly chains: ChainVerdict; readonly audit: AuditVerdict; readonly books: BookVerdict; readonly held: readonly WrongHold[]; readonly rollups: RollupVerdict }> {
  const { database, close } = await connectDatabase(environmentFrom(process.env), { use: 'join', connections: 1 })
  try {
    const chains = await verifyChains(database, publishedProcedures)
    const audit = await database.transaction({ role: 'system' }, (transaction) => verifyAuditChain(transaction))
    const held = await database.transaction({ role: 'system' }, (transaction) => compareHeld(transaction))
    return { chains, audit, held, books: await verifyBooks(database), rollups: await verifyRollups(database, telling('核对统计')) }
  } finally {
    await close()
  }
}

function report(chains: ChainVerdict, audit: AuditVerdict): string {
  return [
    `案卷：${chains.dossiers} 件、${chains.records} 条记录，${chains.faults.length === 0 ? '全部完好。' : `发现 ${chains.faults.length} 处问题：`}`,
    ...chains.faults.slice(0, shown).map(({ dossier, sequence, fault }) => `  ${dossier} 第 ${sequence} 条：${words[fault]}`),
    `审计：${audit.records} 条，${audit.faults.length === 0 ? '全部完好。' : `发现 ${audit.faults.length} 处问题：`}`,
    ...audit.faults.slice(0, shown).map(({ county, chain, sequence, fault }) => `  县 ${county} 链 ${chain} 第 ${sequence} 条：${auditWords[fault]}`),
  ].join('\n')
}

function reportOfBooks({ entries, faults }: BookVerdict): string {
  return [
    `账：${entries} 笔，${faults.length === 0 ? '每笔都与记录一致，每个余额都等于各笔之和。' : `发现 ${faults.length} 处问题：`}`,
    ...faults.slice(0, shown).map((one) => (one.fault === 'entry' ? `  ${one.dossier} 第 ${one.sequence} 条：账与记录不一致` : `  ${one.account}：余额不等于各笔之和`)),
  ].join('\n')
}

function reportOfHeld(held: readonly WrongHold[]): string {
  return [
    `参选登记（一人只在一个村）：${held.length === 0 ? '与各村名册一致。' : `${held.length} 处与名册不一致，运行 npx sanzhi rebuild --repair 重建：`}`,
    ...held.slice(0, shown).map(({ county, dossier, missing }) => `  ${county}-${dossier}：${missing ? '名册上有、占用表里没有' : '占用表里有、名册上没有'}`),
  ].join('\n')
}

function reportOfRollups({ rollups, outstanding, uncounted, different, first }: RollupVerdict): string {
  return [
    `统计：${rollups} 项汇总${outstanding > 0 ? `、${outstanding} 条待汇入` : ''}，${different === 0 ? '与逐件重算的结果一致。' : `${different} 项与逐件重算的不一致，运行 npx sanzhi rebuild --repair 重算：`}`,
    ...first.map((name) => `  ${name}`),
    ...(uncounted > 0 ? [`  还有 ${uncounted} 件没有计入，平台运行时会自动补上。`] : []),
  ].join('\n')
}

if (import.meta.main) process.exitCode = await verify(process.argv.slice(2))
