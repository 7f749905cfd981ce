/** Forms of a box: one schema each, for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { checklist, duties } from '../../core/election/polling-place.ts'
import { choice, closed, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { sheet } from '../election-sheet/forms.ts'
import { check, person, run, term, uuidPattern, whole } from '../village-election/fields.ts'

export { emptyForm, timerForm }

/** Boxes that are told next, one after the other. */
const names = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })

export const openForm = Type.Object({ village: village(), term, run, round: whole('第几轮投票', 1, 99), number: whole('第几号投票点', 1, 40) }, closed)
const worker = Type.Object({ person: Type.String({ title: '谁', pattern: uuidPattern }), duty: choice('做什么', duties) }, { ...closed, title: '工作人员' })
const ticked = Type.Array(Type.Union(Object.entries(checklist).map(([key, name]) => Type.Literal(key, { title: name }))), { title: '做到了哪些', maxItems: 10, uniqueItems: true })
export const readyForm = Type.Object({
  workers: Type.Array(worker, { title: '工作人员', minItems: 1, maxItems: 40, control: 'rows' }), checked: ticked, received: whole('领到多少张选票', 0, 20_000), seal: words('封条编号', 60),
}, closed)
/** `by`: whoever takes papers for others says the own serial; those others are told apart by the roll. */
export const markForm = Type.Object({
  serials: Type.Array(Type.Integer({ minimum: 1, maximum: 99_999 }), { title: '名册上的号', minItems: 1, maxItems: 12, uniqueItems: true }),
  by: Type.Optional(whole('受托来领的人的号', 1)), inPerson: Type.Optional(check('委托了别人，本人到场自己投')),
}, closed)
export const unmarkForm = Type.Object({ serial: whole('名册上的号', 1) }, closed)
export const shutForm = Type.Object({ unused: whole('剩下的空白票', 0, 20_000), spoilt: whole('写坏交回、作废的票', 0, 20_000), seal: words('封箱封条编号', 60) }, closed)
export const countForm = Type.Object({
  mixed: Type.Array(Type.Integer({ minimum: 1, maximum: 40 }), { title: '混到这里一起数的票箱号（流动票箱，票少的投票站）', maxItems: 39, uniqueItems: true }),
  shuffled: check('票从箱里全部倒出、当众混匀以后再唱'),
}, closed)
export const mixedForm = Type.Object({ rest: names }, closed)
export const committeeForm = Type.Object({ committee: Type.Array(Type.String({ pattern: uuidPattern }), { maxItems: 40 }), rest: names }, closed)
export const takeForm = Type.Object({ sheet }, closed)
export const nameForm = Type.Object({ person: person('票上另写的人（要在名册上）') }, closed)
export const redoForm = Type.Object({ sheet, reason: words('为什么重数', 200, 2) }, closed)
