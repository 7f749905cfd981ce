/** 核对并重建列表、时限、待办等读模型 · prove the read models equal to the records, and repair them */
import { parseArgs } from 'node:util'
import { keepCalendars } from '../../server/calendar/index.ts'
import { connectDatabase, type Database } from '../../server/database/index.ts'
import { rebuild, type Rebuilt } from '../../server/dossiers/index.ts'
import { environmentFrom } from '../../server/environment/index.ts'
import { keepProcedures, keepSettings } from '../../server/procedures/index.ts'
import { recount, verifyRollups } from '../../server/statistics/index.ts'
import { telling } from '../county-progress.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi rebuild [--repair]

把每件案卷从记录重新折算一遍，与列表、时限、待办、可见范围和统计逐项核对，证明它们都由记录得出。
平台运行中也可以核对。有出入时列出前 20 处，退出码为 1。

节假日、办公时间或程序设置改动以后，在办事项的到期时间会与原来存的不同；用 --repair 更新。

选项：
  --repair   有出入的按记录重写
  --help     显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

/** @returns the exit code */
export default async function rebuildCommand(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { repair: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
    if (values.help === true) return said(help, 0)
    const repair = values.repair === true
    const { result, figures, right } = await rebuilt(repair)
    return said(`${report(result, repair)}\n${figures}`, result.different === result.repaired && right ? 0 : 1)
  } catch (error) {
    console.error(sentenceOf(error, 'rebuild'))
    return 1
  }
}

type Outcome = { readonly result: Rebuilt; readonly figures: string; readonly right: boolean }

async function rebuilt(repair: boolean): Promise<Outcome> {
  const { database, close } = await connectDatabase(environmentFrom(process.env), { use: 'join', connections: 1 })
  try {
    const result = await rebuild({ database, procedures: keepProcedures(), settings: keepSettings(), calendars: keepCalendars(), now: Date.now }, { repair })
    return { result, ...await figuresOf(database, repair) }
  } finally {
    await close()
  }
}

async function figuresOf(database: Database, repair: boolean): Promise<Omit<Outcome, 'result'>> {
  const { rollups, different, wrongCounties } = await verifyRollups(database, telling('核对统计'))
  if (different === 0) return { figures: `已核对 ${rollups} 项统计汇总，全部一致。`, right: true }
  if (!repair) return { figures: `${different} 项统计汇总与逐件重算的不一致。用 --repair 重算。`, right: false }
  return { figures: `${different} 项统计汇总不一致，已${wrongCounties === null ? '全部' : `在 ${wrongCounties.length} 个县`}重算，写了 ${await recount(database, { ...wrongCounties && { counties: wrongCounties }, onProgress: telling('重算统计') })} 项。`, right: true }
}

function report({ dossiers, records, different, repaired, first }: Rebuilt, repair: boolean): string {
  const counted = `已核对 ${dossiers} 件案卷、${records} 条记录。`
  if (different === 0) return `${counted}全部一致。`
  const lines = first.map((one) => `  ${one.dossier} ${one.table} ${one.what}：存的是 ${short(one.stored)}，按记录应为 ${short(one.computed)}`)
  const end = repair ? `${different} 件有出入，已重写 ${repaired} 件。${repaired < different ? '其余的记录本身有缺损，请运行 npx sanzhi verify 查看。' : ''}` : `${different} 件有出入。用 --repair 按记录重写。`
  return [counted, ...lines, end].join('\n')
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

if (import.meta.main) process.exitCode = await rebuildCommand(process.argv.slice(2))
