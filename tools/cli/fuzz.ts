/** 向全部接口发送大量恶意请求并逐个评判，可按种子重现 · hostile requests at volume, every answer judged, repeatable by seed */
import { parseArgs } from 'node:util'
import { sharedServerVariable, startOwnServer } from '../../server/database/test-server.ts'
import { hostileFiles } from '../attack/hostile/files.ts'
import { openGround } from '../attack/hostile/ground.ts'
import { rounds, type Round } from '../attack/hostile/rounds.ts'
import { lineOf, judged } from '../attack/hostile/run.ts'
import { bringAll, doorsOf } from '../attack/hostile/uploads.ts'
import { makeWild, planOf } from '../attack/hostile/wild.ts'

const help = `npm run fuzz -- [选项]

在自带的数据库上起一个平台，按接口说明生成恶意请求（每个接口的每个参数都会碰到），逐个评判应答：没有 5xx、不泄露内部信息、
每个拒绝都是中文句子、不改动任何数据、在限定时间内答复。失败的请求连同种子打印出来。

选项：
  --requests N   请求数，默认 1000000
  --seed N       种子，默认 1；同一种子、同一编号是同一个请求
  --round N      每多少个请求换一个全新的平台，默认 25000
  --minutes N    到时就停，默认不限
  --only N       只重做这一个编号的请求并打印应答
  --files        改为把 300 多个恶意文件送进每个上传入口
  --help         显示本说明`

/** @returns the exit code */
export default async function fuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: {
    requests: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' }, round: { type: 'string', default: '25000' }, minutes: { type: 'string' }, only: { type: 'string' }, files: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
  } })
  if (values.help === true) return said(help, 0)
  const server = process.env[sharedServerVariable] === undefined ? await startOwnServer() : null
  if (server !== null) process.env[sharedServerVariable] = JSON.stringify(server.server)
  try {
    const seed = Number(values.seed)
    if (values.files === true) return await bringFiles(seed)
    if (values.only !== undefined) return await repeat(seed, Number(values.only), Number(values.round))
    return await attack({ seed, requests: Number(values.requests), round: Number(values.round), minutes: Number(values.minutes ?? Infinity) })
  } finally {
    await server?.stop()
  }
}

async function attack(options: Parameters<typeof rounds>[0]): Promise<number> {
  const began = performance.now()
  const all = { sent: 0, failed: 0, bad: 0 }
  for await (const round of rounds(options)) {
    all.sent += round.sent
    all.failed += round.wrong.length
    all.bad += round.refused
    console.log(lineOfRound(round, all.sent, performance.now() - began))
    for (const wrong of round.wrong.slice(0, 20)) console.log(`  种子 ${options.seed}：${wrong}`)
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  return said(`共 ${all.sent} 个请求，其中 ${all.bad} 个被拒绝，用时 ${minutes} 分钟：${all.failed === 0 ? '没有一个 5xx，没有其他问题。' : `${all.failed} 处问题。`}`, all.failed === 0 ? 0 : 1)
}

function lineOfRound({ sent, statuses, lag, longest, grown, untouched }: Round, total: number, milliseconds: number): string {
  const told = [...statuses].toSorted(([one], [other]) => one - other).map(([status, count]) => `${status}×${count}`).join(' ')
  return `${total}（本轮 ${sent}，每秒 ${Math.round(total / milliseconds * 1000)}）：${told}；最慢 ${Math.round(longest)} 毫秒，事件循环迟 ${Math.round(lag)} 毫秒，内存增长 ${Math.round(grown / 1e6)} MB，没有碰到的参数 ${untouched} 个`
}

async function repeat(seed: number, number: number, round: number): Promise<number> {
  const ground = await openGround()
  const making = ground.making(seed + Math.floor(number / round))
  const wild = makeWild(making, planOf(making.targets), number % round)
  console.log(lineOf(wild))
  const { status, body, faults } = await judged(ground, wild)
  await ground.close()
  return said(`${status} ${body.slice(0, 2_000)}\n${faults.join('\n')}`, faults.length === 0 ? 0 : 1)
}

async function bringFiles(seed: number): Promise<number> {
  const ground = await openGround()
  const { brought, taken, faults, lag, grown, codes } = await bringAll(ground, await hostileFiles(seed), doorsOf(ground), (nth) => { if (nth % 100 === 0) console.log(`${nth} …`) })
  await ground.close()
  console.log([...codes].map(([what, count]) => `${what}：${count}`).join('；'))
  return said(`${brought} 次上传，${taken} 次收下（已重新编码），${faults.length} 处问题；事件循环迟 ${Math.round(lag)} 毫秒，内存增长 ${Math.round(grown / 1e6)} MB。${faults.map((one) => `\n  ${one}`).join('')}`, faults.length === 0 ? 0 : 1)
}

function said(text: string, code: number): number {
  console.log(text)
  return code
}

// Hooks of the test helpers would keep the process waiting for a test run that is none.
if (import.meta.main) process.exit(await fuzz(process.argv.slice(2)))
