/** The worker of the figures: looks each second for villages in which something moved. */
import type { Instant } from '../../core/time/index.ts'
import type { Database } from '../database/index.ts'
import { countVillages } from './count-villages.ts'

export type Counting = { readonly stop: () => Promise<void> }
export type CountingOptions = { readonly database: Database; readonly clock: () => Instant; readonly poll?: number; readonly onError: (error: unknown) => void }

export function startCounting({ database, clock, poll = 1_000, onError }: CountingOptions): Counting {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const running = (async () => {
    while (!isStopping()) {
      const counted = await countVillages(database, clock()).catch((error: unknown) => { onError(error); return 0 })
      if (counted > 0 && !isStopping()) continue
      await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}
