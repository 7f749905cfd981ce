/** What Prometheus asks for: few names, few labels, every label from a closed list; nothing about anybody (decision 0019). */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { DatabaseLoad } from '../database/index.ts'
import type { Lags } from './lags.ts'

export type Metrics = {
  readonly answered: (one: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number }) => void
  readonly refused: (code: string) => void
  readonly acted: (act: string, result: ActResult) => void
  /** What is asked only when somebody looks. */
  readonly watch: (sources: Sources) => void
  /** The text of `/metrics`. */
  readonly text: () => Promise<string>
  readonly contentType: string
  readonly close: () => void
}

export type ActResult = 'accepted' | 'repeated' | 'refused' | 'failed'

export type Sources = {
  readonly database: () => DatabaseLoad
  readonly lags: () => Promise<Lags | null>
  /** Seconds since the newest backup; null when there is none. */
  readonly backupAge: () => number | null
  readonly requests: () => { readonly underWay: number; readonly uploads: number; readonly shed: number; readonly lag: number }
}

/** Labels are words of the program; should one ever come from outside, it ends here and not in the memory of Prometheus. */
const mostValues = 300
const wordy = /^[\w/:*.-]{1,80}$/

export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'sanzhi_' })
  const requests = new Histogram({
    name: 'sanzhi_http_request_seconds', help: 'Duration of requests', labelNames: ['method', 'route', 'status'], registers,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  })
  const refusals = new Counter({ name: 'sanzhi_refusals_total', help: 'Refusals by code', labelNames: ['code'], registers })
  const acts = new Counter({ name: 'sanzhi_acts_total', help: 'Acts submitted to the door, by result', labelNames: ['act', 'result'], registers })
  const failures = new Gauge({ name: 'sanzhi_database_failures_total', help: 'Failed transactions by SQLSTATE or reason', labelNames: ['code'], registers })
  const route = bounded()
  const code = bounded()
  const act = bounded()
  let sources: Sources | null = null
  const connections = new Gauge({ name: 'sanzhi_database_connections', help: 'Connections of the pool by state', labelNames: ['state'], registers })
  const lag = new Gauge({ name: 'sanzhi_lag_seconds', help: 'How long the oldest due work has waited', labelNames: ['of'], registers })
  const backup = new Gauge({ name: 'sanzhi_backup_age_seconds', help: 'Age of the newest backup made by sanzhi backup; infinite before the first', registers })
  const dead = new Gauge({ name: 'sanzhi_outbox_given_up', help: 'Effects that were given up in the last day', registers })
  const underWay = new Gauge({ name: 'sanzhi_requests_under_way', help: 'Requests and uploads under way', labelNames: ['kind'], registers })
  const shed = new Gauge({ name: 'sanzhi_requests_shed_total', help: 'Requests refused because too many were under way', registers })
  const loop = new Gauge({ name: 'sanzhi_event_loop_late_seconds', help: 'By how much the event loop is late', registers })

  async function collect(): Promise<void> {
    if (sources === null) return
    const { open, idle, waiting, failures: failed } = sources.database()
    connections.set({ state: 'busy' }, open - idle)
    connections.set({ state: 'idle' }, idle)
    connections.set({ state: 'waiting' }, waiting)
    for (const [name, count] of Object.entries(failed)) failures.set({ code: code(name) }, count)
    const now = sources.requests()
    underWay.set({ kind: 'requests' }, now.underWay)
    underWay.set({ kind: 'uploads' }, now.uploads)
    shed.set(now.shed)
    loop.set(now.lag / 1000)
    // None is older than any: the alarm for old backups must not sleep through it.
    backup.set(sources.backupAge() ?? Number.POSITIVE_INFINITY)
    const lags = await sources.lags()
    if (lags === null) return
    for (const [of, seconds] of Object.entries(lags.seconds)) lag.set({ of }, seconds)
    dead.set(lags.givenUp)
  }

  return {
    answered: (one) => { requests.observe({ method: one.method, route: route(one.route), status: `${Math.floor(one.status / 100)}xx` }, one.seconds) },
    refused: (told) => { refusals.inc({ code: code(told) }) },
    acted: (told, result) => { acts.inc({ act: act(told), result }) },
    watch: (found) => { sources = found },
    text: async () => {
      await collect()
      return await registry.metrics()
    },
    contentType: registry.contentType,
    close: () => { registry.clear() },
  }
}

function bounded(): (value: string) => string {
  const known = new Set<string>()
  return (value) => {
    if (!wordy.test(value) || (known.size >= mostValues && !known.has(value))) return 'other'
    known.add(value)
    return value
  }
}
