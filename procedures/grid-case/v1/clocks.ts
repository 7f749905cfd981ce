/** Clocks, desks and rules of version 1: what waited without a clock, who confirmed a suggested supervision, and in which words. */
import type { rules } from '../rules.zh.ts'
import { isOpen } from '../states.ts'
import { alsoAwaitsV2, deadlinesV2, rulesV2 } from '../v2/clocks.ts'

const later: readonly string[] = ['consult', 'arbitrate', 'decideSuspension', 'decideVoid', 'decideReview', 'supervision']
export const deadlinesV1 = Object.fromEntries(Object.entries(deadlinesV2).filter(([key]) => !later.includes(key)))

type AlsoAwaits = typeof alsoAwaitsV2

/** The township confirmed, even where it did the work itself; a matter a grid worker had found asked that grid worker for a judgement. */
export const alsoAwaitsV1: AlsoAwaits = alsoAwaitsV2.flatMap((one): AlsoAwaits => {
  if (one.party === 'reporter') return [{ ...one, when: ({ state, file }) => (state === 'CLOSED' || state === 'SELF_CLOSED') && file.evaluation === null }]
  if (one.party !== 'overseer') return [one]
  return [
    { party: 'whistler', sentence: '系统建议督办，等人确认', when: ({ state, file }) => file.supervisionSuggested && isOpen(state) && !file.confidential },
    { party: 'dispatcher', sentence: '限定范围的事项：系统建议督办，等人确认', when: ({ state, file }) => file.supervisionSuggested && isOpen(state) && file.confidential && file.level !== 'VILLAGE' },
  ]
})

const { 'R-128': _, ...rulesKept } = rulesV2
export const rulesV1: typeof rules = {
  ...rulesKept,
  'R-007': '挂账、补正、等延期批准的时间不计入时限。',
  'R-108': '同一个人的同一件事、没有新情况的，并到一起办，并告诉进展。',
  'R-116': '到期前可以申请延期一次，由上一级批；批准后告诉提出人；超期后不能补批。',
  'R-129': '被投诉、被举报的人和单位，不得主办、协办、核查或查看这件事。',
}
