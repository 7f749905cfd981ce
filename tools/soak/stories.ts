/** What the clients do: real ways of a grid case, from the report to the end of its handling; the archive comes by the timers. */
import type { CrewName } from './crew.ts'

export type Step = {
  readonly by: CrewName
  readonly act: string
  readonly form: (matter: Matter) => object
  /** Somebody else of the same office does the same at the same moment; exactly one of the two may be taken. */
  readonly rival?: CrewName
  /** So many of it go in one request, each with an id of its own. */
  readonly batch?: number
}
export type Matter = { readonly village: string; readonly grid: string | undefined; readonly main: string | null }
export type Story = {
  readonly name: string
  /** How often it is told among the others. */
  readonly share: number
  readonly steps: readonly Step[]
  /** A matter of its own is reported first, into which this one is merged. */
  readonly intoAnother?: boolean
  /** In the grid worker's own grid: only there may it be settled on the spot. */
  readonly ownGrid?: boolean
}

const form = (contents: object) => () => contents
const reportOf = (category: string, description: string): Step => ({
  by: 'grid-worker-1', act: 'report',
  form: ({ village, grid }) => ({ category, description, village, ...(grid === undefined ? {} : { grid }), where: '村口', visibility: 'CENTER_ONLY', source: 'GRID' }),
})
const report = reportOf('0201', '耐久演练：村口路面塌了一块')
const passUp: Step = { by: 'village-cadre', act: 'pass-up', form: form({ reason: '要乡镇协调' }) }
const accept: Step = { by: 'town-dispatcher', act: 'accept', form: form({}) }
const dispatch: Step = { by: 'town-dispatcher', act: 'dispatch', form: ({ village }) => ({ lead: `${village.slice(0, 6)}:transport` }) }
const sign: Step = { by: 'transport-handler', act: 'sign', form: form({}) }
const progress: Step = { by: 'transport-handler', act: 'progress', form: form({ note: '材料已到场，正在压实' }) }
const feedback: Step = { by: 'transport-handler', act: 'feedback', form: form({ result: '已经填补路面并压实', solved: 'YES' }) }
const verify: Step = { by: 'verifier', act: 'begin-verification', form: form({}) }
const close: Step = { by: 'verifier', act: 'pass-verification', form: form({ conclusion: '现场看过，路面平整' }) }

export const reportOnly: readonly Step[] = [report]

export const stories: readonly Story[] = [
  { name: 'whole', share: 5, steps: [report, passUp, accept, dispatch, sign, progress, progress, feedback, verify, close] },
  { name: 'batched', share: 2, steps: [report, passUp, accept, dispatch, sign, { ...progress, batch: 4 }, feedback, verify, close] },
  {
    name: 'rework', share: 2, steps: [
      report, passUp, accept, dispatch, { by: 'transport-handler', act: 'return', form: form({ reason: '不归我管，请看职责清单' }) }, dispatch, sign, progress, feedback, verify,
      { by: 'verifier', act: 'fail-verification', form: form({ conclusion: '还有坑' }) }, { by: 'transport-handler', act: 'restart', form: form({}) }, feedback, verify, close,
    ],
  },
  { name: 'contested', share: 2, steps: [report, passUp, { ...accept, rival: 'town-dispatcher-2' }, { ...dispatch, rival: 'town-dispatcher-2' }, sign, feedback, verify, close] },
  { name: 'merged', share: 1, intoAnother: true, steps: [report, { by: 'village-cadre', act: 'merge', form: ({ main }) => ({ main, reason: '同一处路面' }) }] },
  { name: 'on the spot', share: 1, ownGrid: true, steps: [reportOf('0101', '耐久演练：巷口有一堆垃圾'), { by: 'grid-worker-1', act: 'self-close', form: form({ result: '当场清走了' }) }] },
]

export function chooseStory(random: () => number): Story {
  const all = stories.flatMap((story) => Array.from({ length: story.share }, () => story))
  return all[Math.floor(random() * all.length)] ?? stories[0] ?? { name: 'none', share: 0, steps: [] }
}
