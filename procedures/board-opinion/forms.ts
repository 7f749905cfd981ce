/** Forms of an opinion. */
import { Type, type Static } from '@sinclair/typebox'
import { closed, dossier, uuid, village, words } from '../../core/procedure/form-fields.ts'

export { emptyForm, timerForm } from '../../core/procedure/form-fields.ts'

export const raiseForm = Type.Object({
  village: village(), about: dossier('对哪一项公布'), household: uuid('您是哪一户的'), words: words('您的意见', 1000, 4),
}, closed)
export type RaiseForm = Static<typeof raiseForm>
export const answerForm = Type.Object({ words: words('给提意见的人的答复', 2000, 4), summary: words('公开的答复摘要（不写是谁提的）', 500, 4) }, closed)
