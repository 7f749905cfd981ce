/** Forms of the roll: one schema each, for the door, the screens and the documentation. */
import { Type } from '@sinclair/typebox'
import { choice, closed, day, emptyForm, maybeWords, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { check, person, persons, run, term, uuidPattern, whole } from '../village-election/fields.ts'
import { objectionKinds, wishKinds } from './roll-file.ts'

export { emptyForm, timerForm }

export const openForm = Type.Object({ village: village(), term, run }, closed)
const entry = Type.Object({
  person: Type.String({ title: '谁', pattern: uuidPattern }),
  declared: Type.Optional(check('本人表示参加（不在村居住的）')),
  since: Type.Optional(day('从哪天起在本村居住或者从事村务工作（户籍不在本村的）')),
  applied: Type.Optional(check('本人申请（户籍不在本村的）')),
  resolution: maybeWords('同意他参加的会议决议', 120),
  proof: Type.Optional(check('户籍地没有参加选举的证明')),
}, { ...closed, title: '登记' })
export const enterForm = Type.Object({
  entries: Type.Array(entry, { title: '登记哪些人', minItems: 1, maxItems: 200, control: 'rows' }),
  objection: Type.Optional(whole('按第几号异议更正', 1, 9999)),
}, closed)
export const strikeForm = Type.Object({ person: person('谁'), reason: words('为什么从名单上去掉', 200, 2), objection: Type.Optional(whole('按第几号异议更正', 1, 9999)) }, closed)
export const publishForm = Type.Object({ where: words('公布在哪里', 200, 2) }, closed)
export const objectForm = Type.Object({ kind: choice('哪一类', objectionKinds), about: words('关于谁', 60), words: words('怎么回事', 500, 2) }, closed)
/** From a villager's own dossier, by the system. */
const request = Type.String({ maxLength: 60 })
export const takeObjectionForm = Type.Object({ kind: choice('哪一类', objectionKinds), about: Type.String({ maxLength: 60 }), words: Type.String({ maxLength: 500 }), on: day('哪天提的'), request }, closed)
export const takeWishForm = Type.Object({ kind: choice('哪一类', wishKinds), person: Type.String({ pattern: uuidPattern }), since: Type.Union([day('从哪天起'), Type.Null()]), words: Type.String({ maxLength: 500 }), on: day('哪天提的'), request }, closed)
export const answerWishForm = Type.Object({ wish: whole('第几号申请', 1, 9999), accepted: Type.Boolean({ title: '列入名单', control: 'check' }), words: words('答复和理由', 500, 2) }, closed)
export const leaveOutForm = Type.Object({ persons: persons('外出联系不上、没有委托的人', 1, 200), resolution: words('选举委员会的决议', 300, 4), where: words('公布在哪里', 200, 2) }, closed)
export const takeInForm = Type.Object({ person: person('谁'), reason: words('为什么重新计入', 200, 2) }, closed)
export const ruleForm = Type.Object({ objection: whole('第几号异议', 1, 9999), upheld: Type.Boolean({ title: '异议成立', control: 'check' }), words: words('决定和理由', 500, 2) }, closed)
export const proxyForm = Type.Object({ principal: person('委托人'), trustee: person('受托人'), written: check('有委托人签字的书面委托'), reason: words('为什么不能到场', 200, 2) }, closed)
export const endProxyForm = Type.Object({ principal: person('委托人'), reason: words('为什么结束', 200, 2) }, closed)
export const rightsForm = Type.Object({ round: whole('第几轮投票', 1, 99), from: whole('从几号', 1), to: whole('到几号', 1) }, closed)
export const committeeForm = Type.Object({ committee: Type.Array(Type.String({ pattern: uuidPattern }), { maxItems: 40 }) }, closed)
export const nomineeForm = Type.Object({ person: Type.String({ pattern: uuidPattern }) }, closed)
export const reopenForm = Type.Object({ reason: words('为什么重新登记', 200, 2) }, closed)
/** A void election lets its people register again; a finished one keeps them to the end of the term. */
export const closeForm = Type.Object({ release: Type.Boolean() }, closed)
