/** The worker of the figures: folds each second, and first counts matters that no figure knows yet. */
import type { Database } from '../database/index.ts'
import { foldBatch, foldDeltas } from './fold-deltas.ts'

export type Folding = { readonly stop: () => Promise<void> }
export type FoldingOptions = {
  readonly database: Database
  /** Counts a page of matters never counted before; answers how many. After an upgrade or a bulk load there are some. */
  readonly countMore: () => Promise<number>
  readonly poll?: number
  readonly onError: (error: unknown) => void
}

/** How many rounds pass between two looks for uncounted matters. */
const rounds = 60

export function startFolding({ database, countMore, poll = 1_000, onError }: FoldingOptions): Folding {
  let stopping = false
  const isStopping = () => stopping
  let wake: () => void = () => undefined
  const failed = (error: unknown) => { onError(error); return 0 }
  const running = (async () => {
    for (let round = 0; !isStopping();) {
      const counted = round % rounds === 0 ? await countMore().catch(failed) : 0
      const folded = await foldDeltas(database).catch(failed)
      if (counted > 0 || folded === foldBatch) continue
      round += 1
      await new Promise<void>((resolve) => { const timer = setTimeout(resolve, poll); wake = () => { clearTimeout(timer); resolve() } })
    }
  })()
  return { stop: async () => { stopping = true; wake(); await running } }
}
