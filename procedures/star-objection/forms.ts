/** Forms of an objection. */
import { Type, type Static } from '@sinclair/typebox'
import { choice, closed, dossier, uuid, village, words, year } from '../../core/star-rating/form-fields.ts'

export { emptyForm, timerForm } from '../../core/star-rating/form-fields.ts'

export const raiseForm = Type.Object({
  village: village(), year: year(),
  about: uuid('对哪一户'), household: uuid('您是哪一户的'),
  words: words('有什么不同意见', 1000, 4),
  anonymous: choice('村里能不能知道您是谁', { yes: '不让村里知道（乡镇知道）', no: '实名，村里可以知道' }),
  /** Where the township enters what somebody handed in on paper. */
  onBehalfOf: Type.Optional(uuid('代谁登记')),
}, closed)
export type RaiseForm = Static<typeof raiseForm>

export const conclusionForm = Type.Object({ rating: dossier('哪一户的评定'), conclusion: words('复核结论', 500) }, closed)
export const lapseForm = Type.Object({ words: words('说明', 300, 2) }, closed)
