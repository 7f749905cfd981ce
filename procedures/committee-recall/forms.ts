/** Forms of a recall. */
import { Type } from '@sinclair/typebox'
import { closed, day, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { check, persons, term, uuidPattern, whole } from '../village-election/fields.ts'

export { emptyForm, timerForm }

const signatures = { signers: whole('签名的选民人数'), eligibleVoters: whole('本村有选举权的村民人数'), representativesSigned: whole('签名的村民代表人数'), representatives: whole('村民代表总数') }
export const moveForm = Type.Object({
  village: village(), term, person: Type.String({ title: '要求罢免谁', pattern: uuidPattern, control: 'person', 'x-choices': true }), reasons: Type.String({ title: '书面写的罢免理由', maxLength: 2000, control: 'text' }), ...signatures, receivedOn: day('哪天收到书面要求'),
  otherFacts: Type.Optional(check('和上次不同的事实和理由')), rehearsal: Type.Optional(check('演练')),
}, closed)
export const admitForm = Type.Object({ ...signatures, words: words('怎么核实的', 300, 2) }, closed)
export const refuseForm = Type.Object({ words: words('为什么不受理', 500, 4) }, closed)
export const answerForm = Type.Object({ words: words('申辩意见', 2000, 1) }, closed)
export const recordAnswerForm = Type.Object({ given: check('本人提出了申辩（书面或者口头）'), words: words('申辩的内容；没有提出的，写怎么通知、为什么没有', 2000, 2) }, closed)
export const scheduleForm = Type.Object({ on: day('哪天投票表决'), where: words('在哪里', 200, 2) }, closed)
export const countersForm = Type.Object({ counters: persons('计票录入的两个人', 2, 2) }, closed)
export const announceForm = Type.Object({ where: words('在哪里当场宣布、张贴', 200, 2) }, closed)
