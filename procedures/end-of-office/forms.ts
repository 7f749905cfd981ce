/** Forms of a term of a village committee. */
import { Type } from '@sinclair/typebox'
import { posts } from '../../core/election/posts.ts'
import { choice, closed, day, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { check, person, term, uuidPattern, whole } from '../village-election/fields.ts'

export { emptyForm, timerForm }

const member = Type.Object({ person: Type.String({ title: '谁', pattern: uuidPattern }), post: choice('职位', posts) }, { ...closed, title: '成员' })
export const openForm = Type.Object({
  village: village(), term, beganOn: day('本届从哪天开始任职'), members: Type.Optional(Type.Array(member, { title: '成员（平台上没有办过这届选举的才填）', minItems: 1, maxItems: 7, control: 'rows' })),
}, closed)
export const resignForm = Type.Object({ person: person('谁辞职'), words: words('书面辞职的理由', 500, 2), on: day('哪天提出的') }, closed)
export const decideForm = Type.Object({ number: whole('第几号辞职', 1, 99), accepted: check('同意辞职'), resolution: words('村民会议或者村民代表会议的决议（应到、实到、结果）', 300, 4), on: day('哪天审议的') }, closed)
export const endings = { 'incapacity': '丧失行为能力', 'criminal-penalty': '被判处刑罚', 'death': '去世' } as const
export const endForm = Type.Object({ person: person('谁'), how: choice('为什么', endings), document: words('依据（判决书、认定书、证明的文号）', 120, 2), since: day('从哪天起') }, closed)
export const appraiseForm = Type.Object({ person: person('评议谁'), on: day('哪天评议的'), competent: check('称职'), document: words('评议结果的文号或者公布的地方', 200, 2) }, closed)
export const appraisalForm = Type.Object({ person: person('谁'), year: whole('哪一年的民主评议', 2020, 2099), nth: whole('这一年第几次', 1, 9) }, closed)
export const takeForm = Type.Object({ person: Type.String({ pattern: uuidPattern }), on: day('哪天'), document: Type.String({ maxLength: 200 }) }, closed)
export const byElectionForm = Type.Object({ run: whole('本届第几次补选', 1, 127) }, closed)
export const closeForm = Type.Object({ words: words('依据（新一届已经移交）', 200, 2) }, closed)
