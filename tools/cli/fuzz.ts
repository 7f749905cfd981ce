/** 向全部接口发送大量恶意请求并逐个评判，可按种子重现 · hostile requests at volume, every answer judged, repeatable by seed */
import { parseArgs } from 'node:util'
import { sharedServerVariable, startOwnServer } from '../../server/database/test-server.ts'
import { hostileFiles } from '../attack/hostile/files.ts'
import { openGround } from '../attack/hostile/ground.ts'
import { keepPiece, piecesIn, sumOf, type Piece } from '../attack/hostile/pieces-of-runs.ts'
import { rounds, type Round, type Rounds } from '../attack/hostile/rounds.ts'
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
  --from N       从第几个请求开始，默认 0；和前一次接上，就是同一次的下一段
  --report 文件  每一段的结果在这个文件里加一行
  --sum 文件     不发请求，把文件里各段加起来；同一个编号只算一次
  --only N       只重做这一个编号的请求并打印应答
  --files        改为把 300 多个恶意文件送进每个上传入口；--from、--requests 数的是文件
  --help         显示本说明`

/** @returns the exit code */
export default async function fuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: {
    requests: { type: 'string', default: '1000000' }, from: { type: 'string', default: '0' }, report: { type: 'string' }, sum: { type: 'string' }, seed: { type: 'string', default: '1' }, round: { type: 'string', default: '25000' }, minutes: { type: 'string' }, only: { type: 'string' }, files: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
  } })
  if (values.help === true) return said(help, 0)
  if (values.sum !== undefined) return tellSum(values.sum, values.files === true ? 'files' : 'requests')
  const server = process.env[sharedServerVariable] === undefined ? await startOwnServer() : null
  if (server !== null) process.env[sharedServerVariable] = JSON.stringify(server.server)
  try {
    const [seed, from, requests] = [Number(values.seed), Number(values.from), Number(values.requests)]
    if (values.files === true) return await bringFiles({ seed, from, count: requests }, values.report)
    if (values.only !== undefined) return await repeat(seed, Number(values.only), Number(values.round))
    return await attack({ seed, from, requests, round: Number(values.round), minutes: Number(values.minutes ?? Infinity) }, values.report)
  } finally {
    await server?.stop()
  }
}

async function attack(options: Rounds, report: string | undefined): Promise<number> {
  const began = performance.now()
  const all = { sent: 0, failed: 0, bad: 0 }
  for await (const round of rounds(options)) {
    const from = options.from + all.sent
    all.sent += round.sent
    all.failed += round.wrong.length
    all.bad += round.refused
    console.log(lineOfRound(round, all.sent, performance.now() - began))
    for (const wrong of round.wrong.slice(0, 20)) console.log(`  种子 ${options.seed}：${wrong}`)
    if (report !== undefined) {
      const { sent, refused, processor } = round
      keepPiece(report, { what: 'requests', seed: options.seed, round: options.round, from, sent, refused, wrong: round.wrong.length, statuses: Object.fromEntries(round.statuses), minutes: round.minutes, processor })
    }
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  console.log(`接着做：--from ${options.from + all.sent}`)
  return said(`共 ${all.sent} 个请求，其中 ${all.bad} 个被拒绝，用时 ${minutes} 分钟：${all.failed === 0 ? '没有一个 5xx，没有其他问题。' : `${all.failed} 处问题。`}`, all.failed === 0 ? 0 : 1)
}

function tellSum(file: string, what: Piece['what']): number {
  const { sent, refused, wrong, statuses, minutes, twice } = sumOf(piecesIn(file), what)
  const told = Object.entries(statuses).toSorted(([one], [other]) => one < other ? -1 : 1).map(([status, count]) => `${status}×${count}`).join(' ')
  return said(`共 ${sent} 个${what === 'files' ? '文件' : '请求'}（重复的 ${twice} 个不算），其中 ${refused} 个被拒绝，用时 ${minutes.toFixed(1)} 分钟：${told}；${wrong === 0 ? '没有问题。' : `${wrong} 处问题。`}`, wrong === 0 ? 0 : 1)
}

function lineOfRound({ sent, statuses, lag, processor, longest, grown, untouched }: Round, total: number, milliseconds: number): string {
  const told = [...statuses].toSorted(([one], [other]) => one - other).map(([status, count]) => `${status}×${count}`).join(' ')
  return `${total}（本轮 ${sent}，每秒 ${Math.round(total / milliseconds * 1000)}）：${told}；每个 ${(processor / Math.max(1, sent)).toFixed(2)} 毫秒处理器时间，最慢 ${Math.round(longest)} 毫秒，事件循环迟 ${Math.round(lag)} 毫秒，内存增长 ${Math.round(grown / 1e6)} MB，没有碰到的参数 ${untouched} 个`
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

async function bringFiles({ seed, from, count }: { readonly seed: number; readonly from: number; readonly count: number }, report: string | undefined): Promise<number> {
  const began = performance.now()
  const ground = await openGround()
  const files = (await hostileFiles(seed)).slice(from, from + count)
  const processor = process.cpuUsage()
  const { brought, taken, faults, lag, grown, codes } = await bringAll(ground, files, doorsOf(ground), (nth) => { if (nth % 100 === 0) console.log(`${nth} …`) })
  const { user, system } = process.cpuUsage(processor)
  await ground.close()
  console.log([...codes].map(([what, times]) => `${what}：${times}`).join('；'))
  if (report !== undefined) {
    keepPiece(report, { what: 'files', seed, round: 0, from, sent: files.length, refused: brought - taken, wrong: faults.length, statuses: Object.fromEntries(codes), minutes: (performance.now() - began) / 60_000, processor: (user + system) / 1000 })
  }
  return said(`${files.length} 个文件，${brought} 次上传，${taken} 次收下（已重新编码），${faults.length} 处问题；事件循环迟 ${Math.round(lag)} 毫秒，内存增长 ${Math.round(grown / 1e6)} MB。${faults.map((one) => `\n  ${one}`).join('')}`, faults.length === 0 ? 0 : 1)
}

function said(text: string, code: number): number {
  console.log(text)
  return code
}

// Hooks of the test helpers would keep the process waiting for a test run that is none.
if (import.meta.main) process.exit(await fuzz(process.argv.slice(2)))
