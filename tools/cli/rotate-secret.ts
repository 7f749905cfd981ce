/** 把封存的电话、身份号码等换到新的 SANZHI_SECRET 下，平台照常运行 · seal everything again under the new secret while the platform runs */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { system } from '../../core/procedure/actor.ts'
import type { Secrets } from '../../server/cipher/index.ts'
import { connectDatabase, openAsOwner, type Database } from '../../server/database/index.ts'
import { environmentFrom, secretOf, type Environment } from '../../server/environment/index.ts'
import { audit } from '../../server/identity/index.ts'
import { reseal, retireFormer, secretsInUse, verifySealed, type SealedVerdict } from '../../server/sealing/index.ts'
import { said, sentenceOf } from '../command-line.ts'

const help = `npx sanzhi rotate-secret [--check]

换 SANZHI_SECRET 的第二步。第一步：生成新密钥，设 SANZHI_SECRET 为新的、SANZHI_SECRET_OLD 为旧的，重启平台（几台机器的全部重启）。
本命令把封存的电话、身份号码、动态码、查询码逐批换到新密钥下，重做查找用的索引，最后逐条打开核对。
平台照常运行，按电话、身份号码查找一直有效。中途断了再运行一次，接着做。
说“旧密钥可以删了”以后，去掉 SANZHI_SECRET_OLD，再重启一次。

选项：
  --check    只逐条核对，不换
  --batch n  一次换多少条，1–5000，默认 500
  --help     显示本说明

环境变量与 npm start 相同：DATA_DIR 或 DATABASE_URL。`

const shown = 20

/** @returns the exit code */
export default async function rotateSecret(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, batch: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
    const batch = Number(values.batch ?? 500)
    if (values.help === true || !Number.isInteger(batch) || batch < 1 || batch > 5_000) return said(help, values.help === true ? 0 : 1)
    return await rotated(environmentFrom(process.env), { onlyCheck: values.check === true, batch })
  } catch (error) {
    console.error(sentenceOf(error, 'rotate-secret'))
    return 1
  }
}

async function rotated(environment: Environment, { onlyCheck, batch }: { readonly onlyCheck: boolean; readonly batch: number }): Promise<number> {
  const { database, close } = await connectDatabase(environment, { use: 'join', connections: 1 })
  const { reader: owner, close: leave } = await openAsOwner(environment)
  try {
    const secrets = await secretsInUse(database, { secret: secretOf(environment), oldSecret: environment.oldSecret }, Date.now(), { mayNote: false })
    const isAlone = Object.keys(secrets.byNumber).length === 1
    if (!onlyCheck && isAlone) console.log('没有设 SANZHI_SECRET_OLD，没有要换的，只核对。')
    if (!onlyCheck && !isAlone) {
      const { sealed } = await reseal({ owner, secrets, batch, progress: telling() })
      console.log(`换了 ${sealed} 条。`)
    }
    console.log('逐条打开核对…')
    const verdict = await verifySealed(owner, secrets, (words) => { console.log(`  ${words}`) })
    const isDone = verdict.former === 0 && verdict.misindexed.length === 0
    if (isDone && !onlyCheck && !isAlone) await finish(database, owner, secrets)
    return said(report(verdict, isDone && !onlyCheck && !isAlone), isDone ? 0 : 1)
  } finally {
    await leave()
    await close()
  }
}

async function finish(database: Database, owner: Parameters<typeof retireFormer>[0], secrets: Secrets): Promise<void> {
  await retireFormer(owner, secrets)
  await database.transaction({ role: 'system' }, (transaction) => audit(transaction, {
    at: Date.now(), region: '1404', actor: system, account: null, act: 'rotate-secret', object: `secret:${secrets.current}`, result: 'done',
    from: { ip: '127.0.0.1', device: '控制台命令', requestId: randomUUID() },
  }))
}

/** The first step of each kind, then one line a second. */
function telling(): (step: { readonly words: string; readonly done: number; readonly of: number }) => void {
  let [last, at] = ['', 0]
  return ({ words, done, of }) => {
    if (words === last && performance.now() - at < 1_000 && done < of) return
    ;[last, at] = [words, performance.now()]
    console.log(`  ${words}：${done} / ${of}`)
  }
}

function report({ present, former, unreadable, misindexed }: SealedVerdict, mayGo: boolean): string {
  return [
    `新密钥下 ${present} 条，逐条打开、索引相符；旧密钥下 ${former} 条。`,
    ...unreadable === 0 ? [] : [`有 ${unreadable} 条用哪个密钥都打不开：它们的密钥早已丢失，留不留旧密钥都一样。`],
    ...misindexed.length === 0 ? [] : [`有 ${misindexed.length} 条的索引不对，按号码查不到，请报开发方：`, ...misindexed.slice(0, shown).map((one) => `  ${one}`)],
    ...former === 0 ? [] : ['还没有换完：再运行一次 npx sanzhi rotate-secret。还在用旧设置的机器，请先重启它。'],
    ...mayGo ? ['旧密钥可以删了：去掉 SANZHI_SECRET_OLD，重启平台。旧密钥只在恢复今天以前的备份时还用得到，和那些备份一起保管、一起销毁。'] : [],
  ].join('\n')
}

if (import.meta.main) process.exitCode = await rotateSecret(process.argv.slice(2))
