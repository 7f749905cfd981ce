/** The queues of the desk and their address: the queue in the path, everything else that narrows it in the query. */
import { withQuery } from '../../spa/api.ts'

export const queues = {
  waiting: { name: '等我办的', order: '最急的在前，不计时的在最后。', query: { queue: 'tasks' }, empty: '现在没有等您办的事。', hint: '派给您、等您受理或核查的事会列在这里，最急的在最上面。' },
  soon: { name: '快到期', order: '最急的在前。', query: { queue: 'tasks', lamp: 'soon' }, empty: '没有快到期的事。', hint: '时限只剩五分之一，或者只剩最后一个工作日的事会列在这里。' },
  late: { name: '已超期', order: '超得最久的在前。', query: { queue: 'tasks', lamp: 'late' }, empty: '没有超期的事，很好。', hint: '过了时限还没有办的事会列在这里。' },
  region: { name: '本区划全部', order: '新上报的在前。', query: { queue: 'region' }, empty: '这里没有符合条件的事。', hint: '本区划里您能看到的全部事项，新的在最上面。' },
  reported: { name: '我上报的', order: '新上报的在前。', query: { queue: 'reported' }, empty: '您还没有上报过事。', hint: '您上报和替人代办的事会列在这里。' },
} as const
export type QueueKey = keyof typeof queues

export function isQueue(key: string | undefined): key is QueueKey {
  return key !== undefined && Object.hasOwn(queues, key)
}

/** What narrows a queue; the same names in the page's address and in the question to the server. */
export const narrowings = ['region', 'state', 'group', 'priority', 'lamp', 'text'] as const
export type Narrowing = (typeof narrowings)[number]

export function questionOf(queue: QueueKey, address: URLSearchParams, limit = 50): string {
  return withQuery('/api/dossiers', { ...narrowedIn(queue, address), cursor: address.get('cursor'), limit })
}

/** The whole list as it is narrowed, whichever page of it is looked at. */
export function exportOf(queue: QueueKey, address: URLSearchParams): string {
  return withQuery('/api/dossiers/export', narrowedIn(queue, address))
}

function narrowedIn(queue: QueueKey, address: URLSearchParams): { readonly [name: string]: string | null } {
  const narrowed = Object.fromEntries(narrowings.map((name) => [name, address.get(name)]))
  if (queue !== 'region') delete narrowed['region']
  return { ...narrowed, ...queues[queue].query }
}

/** The same list with something else narrowing it; always from its first page. */
export function addressOf(queue: QueueKey, address: URLSearchParams, change: Partial<Record<Narrowing | 'cursor', string | null>> = {}, dossier?: string): string {
  const next = new URLSearchParams(address)
  if (dossier === undefined && !('cursor' in change) && Object.keys(change).length > 0) next.delete('cursor')
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  const query = next.toString()
  return `/console/desk/${queue}${dossier === undefined ? '' : `/${dossier}`}${query === '' ? '' : `?${query}`}`
}

export const priorities: Readonly<Record<string, string>> = { P0: '危及生命', P1: '紧急', P2: '一般', P3: '复杂', P4: '需立项', Q: '咨询', XF: '信访' }
