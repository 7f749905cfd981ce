/** What can break, each as it is done to a running site. */
import { setTimeout as pause } from 'node:timers/promises'
import { signalTo, type Node, type Site } from './site.ts'

export type Fault = {
  readonly name: string
  /** How often it stands in the deck. */
  readonly share: number
  /** Between these milliseconds it lasts; without, it is over as soon as it is done. */
  readonly lasts?: readonly [number, number]
  /** Does it; answers how it is taken back, or null when there was nothing to do it to. */
  readonly strike: (site: Site) => Promise<(() => void) | null>
}

const over = () => undefined

export const faults: readonly Fault[] = [
  { name: 'SIGKILL 主进程', share: 3, strike: ({ nodes }) => signalled(nodes[0], 'SIGKILL') },
  { name: 'SIGKILL 副进程', share: 3, strike: ({ nodes }) => signalled(nodes[1], 'SIGKILL') },
  { name: 'SIGKILL 两个进程', share: 1, strike: async ({ nodes }) => await signalled(nodes[1], 'SIGKILL') && await signalled(nodes[0], 'SIGKILL') },
  { name: 'SIGTERM 主进程', share: 2, strike: ({ nodes }) => signalled(nodes[0], 'SIGTERM') },
  { name: 'SIGTERM 副进程', share: 2, strike: ({ nodes }) => signalled(nodes[1], 'SIGTERM') },
  { name: 'SIGSTOP 主进程', share: 2, lasts: [1_000, 5_000], strike: ({ nodes }) => frozen(nodes[0].program().pid()) },
  { name: 'SIGSTOP 副进程', share: 2, lasts: [1_000, 5_000], strike: ({ nodes }) => frozen(nodes[1].program().pid()) },
  { name: 'SIGKILL 数据库主进程', share: 4, strike: ({ postmaster }) => killed(postmaster()) },
  { name: 'SIGKILL 数据库主进程，恢复中再一次', share: 1, strike: killTwice },
  { name: 'SIGSTOP 数据库主进程', share: 2, lasts: [1_000, 4_000], strike: ({ postmaster }) => frozen(postmaster()) },
  { name: 'SIGKILL 一个后端', share: 3, strike: async (site) => await killed(await anyBackend(site)) },
  { name: 'SIGSTOP 一个后端', share: 2, lasts: [1_000, 3_000], strike: async (site) => await frozen(await anyBackend(site)) },
  { name: '终止全部后端连接', share: 2, strike: (site) => allBackends(site, 'pg_terminate_backend') },
  { name: '取消全部语句', share: 2, strike: (site) => allBackends(site, 'pg_cancel_backend') },
  { name: '请求传到一半切断', share: 3, strike: (site) => cutting(site, 'request') },
  { name: '应答传到一半切断', share: 3, strike: (site) => cutting(site, 'answer') },
  { name: '切断全部来访连接', share: 2, strike: cutClients },
  { name: '切断数据库连接', share: 3, strike: async ({ database, random }) => await Promise.resolve(database.cut(0.5 + random() / 2, random) === 0 ? null : over) },
  { name: '磁盘写满', share: 3, lasts: [2_000, 8_000], strike: fullDisk },
  { name: 'SIGKILL 全部进程和数据库', share: 2, strike: killAll },
]

async function signalled({ program }: Node, signal: NodeJS.Signals): Promise<(() => void) | null> {
  return await Promise.resolve(program().signal(signal) ? over : null)
}

async function killed(pid: number | null): Promise<(() => void) | null> {
  return await Promise.resolve(pid !== null && signalTo(pid, 'SIGKILL') ? over : null)
}

async function frozen(pid: number | null): Promise<(() => void) | null> {
  return await Promise.resolve(pid !== null && signalTo(pid, 'SIGSTOP') ? () => void signalTo(pid, 'SIGCONT') : null)
}

/** Again as soon as it has come up, while it recovers or just after. */
async function killTwice({ postmaster }: Site): Promise<(() => void) | null> {
  const first = postmaster()
  if (await killed(first) === null) return null
  for (let waited = 0; waited < 10_000; waited += 20) {
    const second = postmaster()
    if (second !== null && second !== first && signalTo(second, 'SIGKILL')) return over
    await pause(20)
  }
  return over
}

async function killAll({ nodes, postmaster }: Site): Promise<(() => void) | null> {
  const [first, second] = nodes
  await signalled(second, 'SIGKILL')
  await signalled(first, 'SIGKILL')
  return await killed(postmaster())
}

async function anyBackend({ ask, random }: Site): Promise<number | null> {
  const backends = await ask<{ pid: number }>("select pid from pg_stat_activity where usename = 'sanzhi_runtime' order by pid").catch(() => [])
  return backends[Math.floor(random() * backends.length)]?.pid ?? null
}

async function allBackends({ ask }: Site, how: 'pg_terminate_backend' | 'pg_cancel_backend'): Promise<(() => void) | null> {
  const rows = await ask(`select ${how}(pid) from pg_stat_activity where usename = 'sanzhi_runtime'`).catch(() => [])
  return rows.length === 0 ? null : over
}

/** Each of the next few messages of every process is cut somewhere, in its head or in its body. */
async function cutting({ nodes, random }: Site, direction: 'request' | 'answer'): Promise<() => void> {
  for (const { proxy } of nodes) for (let nth = 0; nth < 5; nth += 1) proxy.cutNext(direction, Math.floor(random() * 1_500))
  return await Promise.resolve(over)
}

async function cutClients({ nodes }: Site): Promise<() => void> {
  for (const { proxy } of nodes) proxy.cutAll()
  return await Promise.resolve(over)
}

async function fullDisk({ disk }: Site): Promise<(() => void) | null> {
  if (disk === null) return null
  disk.fill()
  return await Promise.resolve(disk.free)
}
